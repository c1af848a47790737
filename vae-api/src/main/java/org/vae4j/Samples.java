package org.vae4j;

import java.awt.image.BufferedImage;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import org.vae4j.internal.Require;

/**
 * A number of items of one shape: images that were drawn, reconstructed or read, or latent vectors.
 * Values are float32, item after item, each row-major as {@code [height, width, channels]}.
 * Immutable and safe to use from many threads.
 */
public final class Samples {
  private final Shape itemShape;
  private final int count;
  private final int itemSize;
  private final float[] values;

  private Samples(int count, Shape itemShape, float[] values) {
    this.count = count;
    this.itemShape = itemShape;
    this.itemSize = itemShape.volume();
    this.values = values;
  }

  /**
   * Returns items with these values.
   *
   * @param itemShape the shape of one item
   * @param values the values of all items, one item after the other; copied
   * @return the items
   * @throws IllegalArgumentException if the number of values is no multiple of the item's size
   */
  public static Samples of(Shape itemShape, float... values) {
    Objects.requireNonNull(itemShape, "itemShape");
    Objects.requireNonNull(values, "values");
    Require.argument(
        values.length % itemShape.volume() == 0,
        "Samples values",
        "a multiple of " + itemShape.volume() + ", the size of " + itemShape,
        values.length,
        "an item is missing some of its values");
    return new Samples(values.length / itemShape.volume(), itemShape, values.clone());
  }

  /**
   * Returns items whose values a function writes, without a copy.
   *
   * @param count the number of items, at least 0
   * @param itemShape the shape of one item
   * @param writer is given the array of all values, zero at first, and must not keep it
   * @return the items
   * @throws IllegalArgumentException if the count is negative, or there would be more than 2^31 - 1
   *     values
   */
  public static Samples filledBy(int count, Shape itemShape, Consumer<float[]> writer) {
    Objects.requireNonNull(itemShape, "itemShape");
    Objects.requireNonNull(writer, "writer");
    Require.argument(count >= 0, "Samples count", "at least 0", count, "ask for a number of items");
    long total = (long) count * itemShape.volume();
    Require.argument(
        total <= Integer.MAX_VALUE - 8,
        "Samples",
        "less than 2^31 values",
        total,
        "ask for fewer items at a time");
    float[] values = new float[(int) total];
    writer.accept(values);
    return new Samples(count, itemShape, values);
  }

  /**
   * Returns the number of items.
   *
   * @return at least 0
   */
  public int count() {
    return count;
  }

  /**
   * Returns the shape of one item.
   *
   * @return the shape, without the batch axis
   */
  public Shape itemShape() {
    return itemShape;
  }

  /**
   * Returns one item.
   *
   * @param index the item's number, from 0
   * @return its values, row-major, in a new array
   * @throws IndexOutOfBoundsException if there is no such item
   */
  public float[] item(int index) {
    Objects.checkIndex(index, count);
    return Arrays.copyOfRange(values, index * itemSize, (index + 1) * itemSize);
  }

  /**
   * Returns one value.
   *
   * @param index the item's number, from 0
   * @param position the value's position in the item, row-major, from 0
   * @return the value
   * @throws IndexOutOfBoundsException if there is no such item or position
   */
  public float value(int index, int position) {
    Objects.checkIndex(index, count);
    return values[index * itemSize + Objects.checkIndex(position, itemSize)];
  }

  /**
   * Returns some consecutive items.
   *
   * @param from the first item's number
   * @param to the number after the last item's
   * @return the items, copied
   * @throws IndexOutOfBoundsException if there are no such items
   */
  public Samples slice(int from, int to) {
    Objects.checkFromToIndex(from, to, count);
    return new Samples(
        to - from, itemShape, Arrays.copyOfRange(values, from * itemSize, to * itemSize));
  }

  /**
   * Returns these items and then others.
   *
   * @param others items of the same shape
   * @return all of them
   * @throws IllegalArgumentException if the shapes differ
   */
  public Samples concat(Samples others) {
    Objects.requireNonNull(others, "others");
    Require.argument(
        itemShape.equals(others.itemShape),
        "Samples.concat",
        "items of shape " + itemShape,
        others.itemShape,
        "only items of one shape go together");
    return filledBy(
        Math.addExact(count, others.count),
        itemShape,
        target -> {
          System.arraycopy(values, 0, target, 0, values.length);
          System.arraycopy(others.values, 0, target, values.length, others.values.length);
        });
  }

  /**
   * Returns these items and others in turn, as in {@code a0, b0, a1, b1}: in a grid with an even
   * number of columns each item stands beside its counterpart.
   *
   * @param others as many items of the same shape
   * @return all of them
   * @throws IllegalArgumentException if the counts or the shapes differ
   */
  public Samples interleave(Samples others) {
    Objects.requireNonNull(others, "others");
    Require.argument(
        itemShape.equals(others.itemShape) && count == others.count,
        "Samples.interleave",
        toString(),
        others,
        "each item needs its counterpart");
    return filledBy(
        Math.multiplyExact(2, count),
        itemShape,
        target -> {
          for (int index = 0; index < count; index++) {
            int from = index * itemSize;
            System.arraycopy(values, from, target, 2 * from, itemSize);
            System.arraycopy(others.values, from, target, 2 * from + itemSize, itemSize);
          }
        });
  }

  /**
   * Copies the values of some consecutive items.
   *
   * @param from the first item's number
   * @param to the number after the last item's
   * @param target gets the values, from its position on
   * @throws IndexOutOfBoundsException if there are no such items
   * @throws java.nio.BufferOverflowException if the target has no room for them
   */
  public void copyTo(int from, int to, FloatBuffer target) {
    Objects.requireNonNull(target, "target");
    Objects.checkFromToIndex(from, to, count);
    target.put(values, from * itemSize, (to - from) * itemSize);
  }

  /**
   * Returns one item as an image.
   *
   * @param index the item's number, from 0
   * @return an 8-bit image, grey or RGB; 0 is black, 1 is white, values outside [0, 1] are clamped
   * @throws IndexOutOfBoundsException if there is no such item
   * @throws IllegalStateException if an item is no image with 1 or 3 channels
   */
  public BufferedImage toImage(int index) {
    Objects.checkIndex(index, count);
    return SampleImages.image(slice(index, index + 1));
  }

  /**
   * Returns all items in one image, in rows from the top left, with a line of {@value
   * SampleImages#GAP} pixels between them.
   *
   * @param columns the number of items in a row
   * @return an 8-bit image, grey or RGB, one pixel per pixel of an item
   * @throws IllegalArgumentException if there is less than one column
   * @throws IllegalStateException if there are no items, or they are no images with 1 or 3 channels
   */
  public BufferedImage toGrid(int columns) {
    return SampleImages.grid(this, columns, 1);
  }

  /**
   * Returns all items in one image, as {@link #toGrid(int)} does, magnified.
   *
   * @param columns the number of items in a row
   * @param scale the width and height of a square that shows one pixel
   * @return an 8-bit image, grey or RGB
   * @throws IllegalArgumentException if there is less than one column or the scale is less than 1
   * @throws IllegalStateException if there are no items, or they are no images with 1 or 3 channels
   */
  public BufferedImage toGrid(int columns, int scale) {
    return SampleImages.grid(this, columns, scale);
  }

  /** Tells whether the other object holds items of the same shape with the same bits. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Samples that
        && itemShape.equals(that.itemShape)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * itemShape.hashCode() + Arrays.hashCode(values);
  }

  /** Returns the count and the shape, as in {@code 64 samples of [28, 28, 1]}. */
  @Override
  public String toString() {
    return count + " samples of " + itemShape;
  }
}
