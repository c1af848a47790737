package org.vae4j.layer;

import java.util.Objects;
import org.vae4j.Shape;

/**
 * Gives the values of an item another shape without moving them (row-major). Shapes: any in, {@code
 * target} out, with the same number of values.
 *
 * @param target the shape of the output, without the batch axis
 */
public record Reshape(Shape target) implements Layer {
  /** Checks the target. */
  public Reshape {
    Objects.requireNonNull(target, "target");
  }

  @Override
  public <T> T accept(LayerInterpreter<T> interpreter, T input, LayerPosition position) {
    return interpreter.reshape(this, input, position);
  }

  @Override
  public String toString() {
    return "reshape" + target.toString().replace('[', '(').replace(']', ')');
  }
}
