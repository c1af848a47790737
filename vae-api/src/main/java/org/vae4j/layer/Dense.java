package org.vae4j.layer;

import org.vae4j.internal.Require;

/**
 * A fully connected layer: {@code y = x W + b}. Shapes: x {@code [in]}, W {@code [in, units]}, b
 * and y {@code [units]}, float32. A flat input is expected; put {@link Flatten} in front of it.
 *
 * @param units the number of outputs, at least 1
 */
public record Dense(int units) implements Layer {
  /**
   * Checks the number of units.
   *
   * @throws IllegalArgumentException if there is less than one unit
   */
  public Dense {
    Require.positive(units, "Dense units", "a layer needs at least one output");
  }

  @Override
  public <T> T accept(LayerInterpreter<T> interpreter, T input, LayerPosition position) {
    return interpreter.dense(this, input, position);
  }

  @Override
  public String toString() {
    return "dense(" + units + ")";
  }
}
