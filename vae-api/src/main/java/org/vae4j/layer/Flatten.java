package org.vae4j.layer;

/**
 * Lays all values of an item in one row, row-major: {@code [H, W, C]} in, {@code [H * W * C]} out.
 */
public record Flatten() implements Layer {
  @Override
  public <T> T accept(LayerInterpreter<T> interpreter, T input, LayerPosition position) {
    return interpreter.flatten(this, input, position);
  }

  @Override
  public String toString() {
    return "flatten";
  }
}
