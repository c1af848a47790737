package org.vae4j.oracle;

import org.vae4j.Shape;

/**
 * An array on a {@link Tape}: n items of one shape, row-major, and the derivative of the tape's
 * result with respect to each of its numbers. A parameter is one item.
 */
public final class Value {
  private final Shape itemShape;
  private final double[] values;
  private final double[] gradient;

  Value(Shape itemShape, double[] values) {
    if (values.length % itemShape.volume() != 0) {
      throw new IllegalArgumentException(
          "value: expected a multiple of " + itemShape.volume() + ", found " + values.length);
    }
    this.itemShape = itemShape;
    this.values = values;
    this.gradient = new double[values.length];
  }

  /** Returns the shape of one item. */
  public Shape itemShape() {
    return itemShape;
  }

  /** Returns the number of items. */
  public int count() {
    return values.length / itemShape.volume();
  }

  /** Returns the numbers; the array itself, not a copy. */
  public double[] values() {
    return values;
  }

  /** Returns the derivatives, zero before {@link Tape#backward}; the array itself, not a copy. */
  public double[] gradient() {
    return gradient;
  }
}
