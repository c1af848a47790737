package org.vae4j.data;

import java.util.Objects;
import java.util.OptionalInt;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.internal.Require;
import org.vae4j.random.CounterRandom;

/**
 * White sprites on black whose factors are known: a square, an ellipse or a heart in some size,
 * rotation and position, as in dSprites. The factors of item i depend on (seed, i) alone and are
 * drawn from the grid of {@link SpriteFactors} independently, each value as often as the others;
 * the label is the shape. Sprites are inside the image and have smooth edges: a pixel's value is
 * the part of it that the sprite covers.
 *
 * <p>Images are drawn when they are read; nothing is stored. Plain arithmetic: every platform draws
 * the same bytes. Immutable and safe to use from many threads.
 *
 * @see <a href="https://github.com/google-deepmind/dsprites-dataset">dSprites</a>
 */
public final class SpriteDataset implements ByteDataset {
  private static final int MIN_SIZE = 8;
  private static final int MAX_SIZE = 4096;

  /** Keeps the factors apart from other uses of the same seed. */
  private static final long STREAM = 0x73707269746573L;

  private final Shape itemShape;
  private final int itemSize;
  private final int count;
  private final CounterRandom random;
  private final SpriteRenderer renderer;

  private SpriteDataset(int size, int count, long seed) {
    this.itemShape = Shape.of(size, size, 1);
    this.itemSize = itemShape.volume();
    this.count = count;
    this.random = CounterRandom.of(seed, STREAM);
    this.renderer = new SpriteRenderer(size);
  }

  /**
   * Returns a data set of grey images.
   *
   * @param size the width and height of an image in pixels, from 8 to 4096; dSprites has 64
   * @param count the number of items, at least 1
   * @param seed what the factors of all items follow from; another seed makes a test set
   * @return the data set
   * @throws IllegalArgumentException if the size is not from 8 to 4096 or the count is less than 1
   */
  public static SpriteDataset of(int size, int count, long seed) {
    Require.argument(
        size >= MIN_SIZE && size <= MAX_SIZE,
        "SpriteDataset size",
        MIN_SIZE + " to " + MAX_SIZE + " pixels",
        size,
        "it is the width and the height");
    Require.positive(count, "SpriteDataset count", "it is the number of items");
    return new SpriteDataset(size, count, seed);
  }

  /**
   * Returns the factors of one item.
   *
   * @param index the item's number, from 0
   * @return its factors
   * @throws IndexOutOfBoundsException if there is no such item
   */
  public SpriteFactors factors(int index) {
    Objects.checkIndex(index, count);
    return new SpriteFactors(
        draw(index, 0), draw(index, 1), draw(index, 2), draw(index, 3), draw(index, 4));
  }

  private int draw(int index, int factor) {
    long counter = (long) index * SpriteFactors.names().size() + factor;
    return random.below(counter, SpriteFactors.counts().get(factor));
  }

  /**
   * Draws sprites with given factors, in the size of this data set's images; whether the data set
   * has such items does not matter.
   *
   * @param factors what to draw
   * @return one image for each
   */
  public Samples render(SpriteFactors... factors) {
    return Samples.filledBy(
        factors.length,
        itemShape,
        values -> {
          byte[] image = new byte[itemSize];
          for (int index = 0; index < factors.length; index++) {
            renderer.render(factors[index], image, 0);
            for (int i = 0; i < itemSize; i++) {
              values[index * itemSize + i] = (image[i] & 0xff) / 255f;
            }
          }
        });
  }

  @Override
  public int size() {
    return count;
  }

  @Override
  public Shape itemShape() {
    return itemShape;
  }

  @Override
  public void readBytes(int index, byte[] target, int offset) {
    Objects.checkFromIndexSize(offset, itemSize, target.length);
    renderer.render(factors(index), target, offset);
  }

  @Override
  public OptionalInt label(int index) {
    return OptionalInt.of(factors(index).shape());
  }

  /** Returns the number of sprites and their shape. */
  @Override
  public String toString() {
    return count + " sprites of " + itemShape;
  }
}
