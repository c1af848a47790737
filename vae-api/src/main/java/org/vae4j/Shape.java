package org.vae4j;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vae4j.internal.Require;

/**
 * The sizes of one item, without the batch axis: {@code [height, width, channels]} for an image,
 * {@code [n]} for a vector. Immutable and safe to use from many threads.
 *
 * @param sizes the size along each axis, each at least 1; their product fits an {@code int}
 */
public record Shape(List<Integer> sizes) {
  /**
   * Checks and copies the sizes.
   *
   * @throws IllegalArgumentException if there are no sizes, one is less than 1, or their product
   *     exceeds {@link Integer#MAX_VALUE}
   */
  public Shape {
    sizes = List.copyOf(Objects.requireNonNull(sizes, "sizes"));
    Require.argument(
        !sizes.isEmpty(), "shape", "at least one size", "none", "write [n] for a vector");
    long volume = 1;
    for (int size : sizes) {
      volume *= size;
      // Shapes are made in each call of a model: no text for those that are right.
      if (size < 1 || volume > Integer.MAX_VALUE) {
        throw refusal(sizes, size);
      }
    }
  }

  private static IllegalArgumentException refusal(List<Integer> sizes, int size) {
    String where = "shape " + sizes;
    return new IllegalArgumentException(
        size < 1
            ? Require.message(where, "sizes of at least 1", size, "leave the batch axis out")
            : Require.message(where, "at most 2^31 - 1 values", "more", "use a smaller item"));
  }

  /**
   * Returns the shape with these sizes.
   *
   * @param sizes the size along each axis
   * @return the shape
   * @throws IllegalArgumentException if there are no sizes, one is less than 1, or their product
   *     exceeds {@link Integer#MAX_VALUE}
   */
  public static Shape of(int... sizes) {
    Objects.requireNonNull(sizes, "sizes");
    Integer[] boxed = new Integer[sizes.length];
    Arrays.setAll(boxed, axis -> sizes[axis]);
    return new Shape(List.of(boxed));
  }

  /**
   * Returns the number of axes.
   *
   * @return 1 for a vector, 3 for an image
   */
  public int rank() {
    return sizes.size();
  }

  /**
   * Returns the size along one axis.
   *
   * @param axis the axis, from 0
   * @return the size
   * @throws IndexOutOfBoundsException if there is no such axis
   */
  public int size(int axis) {
    return sizes.get(axis);
  }

  /**
   * Returns the number of values of one item: the product of all sizes.
   *
   * @return the product
   */
  public int volume() {
    int volume = 1;
    for (int size : sizes) {
      volume *= size;
    }
    return volume;
  }

  /**
   * Tells whether this is {@code [height, width, channels]}.
   *
   * @return true if there are three axes
   */
  public boolean isImage() {
    return rank() == 3;
  }

  /**
   * Returns the height of an image.
   *
   * @return the first of three sizes, in pixels
   * @throws IllegalStateException if this is not the shape of an image
   */
  public int height() {
    return imageSize(0);
  }

  /**
   * Returns the width of an image.
   *
   * @return the second of three sizes, in pixels
   * @throws IllegalStateException if this is not the shape of an image
   */
  public int width() {
    return imageSize(1);
  }

  /**
   * Returns the number of channels of an image.
   *
   * @return the last of three sizes
   * @throws IllegalStateException if this is not the shape of an image
   */
  public int channels() {
    return imageSize(2);
  }

  private int imageSize(int axis) {
    if (!isImage()) {
      throw new IllegalStateException(
          Require.message("shape " + this, "[height, width, channels]", this, "it is no image"));
    }
    return size(axis);
  }

  // What a record makes of its own takes 15 ms when it is first called, in the first call of a
  // model.

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Shape shape && sizes.equals(shape.sizes);
  }

  @Override
  public int hashCode() {
    return sizes.hashCode();
  }

  /** Returns the sizes as {@code [28, 28, 1]}. */
  @Override
  public String toString() {
    return sizes.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
  }
}
