package org.vae4j.layer;

import java.util.Locale;
import java.util.Objects;

/**
 * Applies a function without parameters to every value. Shapes: any in, the same out.
 *
 * @param function the function
 */
public record Activation(ActivationFunction function) implements Layer {
  /** Checks the function. */
  public Activation {
    Objects.requireNonNull(function, "function");
  }

  @Override
  public <T> T accept(LayerInterpreter<T> interpreter, T input, LayerPosition position) {
    return interpreter.activation(this, input, position);
  }

  @Override
  public String toString() {
    return function.name().toLowerCase(Locale.ROOT);
  }
}
