package org.vae4j.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.vae4j.Shape;

/**
 * Reverse-mode differentiation: remembers how each value was computed and, asked for gradients,
 * goes back through the steps in reverse order. Each step adds to the gradients of its inputs.
 */
public final class Tape {
  private final List<Runnable> steps = new ArrayList<>();

  /** Returns a value that depends on nothing: an input or a parameter. */
  public Value leaf(Shape itemShape, double[] values) {
    return new Value(itemShape, values.clone());
  }

  /**
   * Returns a computed value.
   *
   * @param itemShape the shape of one item
   * @param values the numbers; kept
   * @param backward given the value, adds what its gradient means for the gradients of its inputs
   */
  public Value computed(Shape itemShape, double[] values, Consumer<Value> backward) {
    Value result = new Value(itemShape, values);
    steps.add(() -> backward.accept(result));
    return result;
  }

  /** Fills the gradients of everything that a single number depends on. */
  public void backward(Value result) {
    if (result.values().length != 1) {
      throw new IllegalArgumentException(
          "backward: expected a single number, found " + result.values().length);
    }
    result.gradient()[0] = 1;
    for (int step = steps.size() - 1; step >= 0; step--) {
      steps.get(step).run();
    }
  }
}
