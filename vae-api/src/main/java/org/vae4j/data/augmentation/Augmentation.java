package org.vae4j.data.augmentation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.random.CounterRandom;

/**
 * A random change to items, or several in a row:
 *
 * <pre>{@code
 * Augmentation.of(Augmentation.rotation(10), Augmentation.translation(0.1))
 *     .then(Augmentation.noise(0.02))
 * }</pre>
 *
 * <p>Rotations, translations, scalings, flips and crops that stand side by side become one affine
 * map, by which each image is sampled once: bilinearly, 0 outside the image. So nothing is blurred
 * twice, and what one of them moves out of the image another may bring back. Step i of an
 * augmentation uses the words from {@code i * 2^32} on of the random numbers it is given; the same
 * numbers make the same bits on every platform. Values are expected in [0, 1]; steps that could
 * leave this range clamp to it.
 *
 * <p>Augmentations are values: equal where their steps are. Immutable and safe to use from many
 * threads.
 */
public sealed interface Augmentation permits GeometricStep, IntensityStep, Sequence {
  /**
   * Returns a rotation about the image's center.
   *
   * @param maxDegrees the angle is uniform between this and its negative, 0 to 180
   * @return the augmentation
   * @throws IllegalArgumentException if the angle is not from 0 to 180
   */
  static Augmentation rotation(double maxDegrees) {
    return new Rotation(maxDegrees);
  }

  /**
   * Returns a translation in both directions, each uniform between a fraction of the image's width
   * or height and its negative.
   *
   * @param maxFraction 0 to 1
   * @return the augmentation
   * @throws IllegalArgumentException if the fraction is not from 0 to 1
   */
  static Augmentation translation(double maxFraction) {
    return new Translation(maxFraction);
  }

  /**
   * Returns a translation in both directions, each uniform between a number of pixels and its
   * negative; the distance need not be whole. {@link #crop} moves by whole pixels.
   *
   * @param maxPixels at least 0
   * @return the augmentation
   * @throws IllegalArgumentException if the distance is negative or not finite
   */
  static Augmentation translationInPixels(double maxPixels) {
    return new PixelTranslation(maxPixels);
  }

  /**
   * Returns a magnification about the image's center by a uniform factor.
   *
   * @param min the least factor, more than 0; below 1 the image shrinks
   * @param max the greatest factor, at least min
   * @return the augmentation
   * @throws IllegalArgumentException if min is not positive, or max is less or not finite
   */
  static Augmentation scaling(double min, double max) {
    return new Scaling(min, max);
  }

  /**
   * Returns an exchange of left and right.
   *
   * @param probability how often an item is flipped, 0 to 1
   * @return the augmentation
   * @throws IllegalArgumentException if the probability is not from 0 to 1
   */
  static Augmentation horizontalFlip(double probability) {
    return new HorizontalFlip(probability);
  }

  /**
   * Returns an exchange of top and bottom.
   *
   * @param probability how often an item is flipped, 0 to 1
   * @return the augmentation
   * @throws IllegalArgumentException if the probability is not from 0 to 1
   */
  static Augmentation verticalFlip(double probability) {
    return new VerticalFlip(probability);
  }

  /**
   * Returns a random crop: the image is padded with zeros on all sides, and a part of its own size
   * is taken from a uniform place, in whole pixels.
   *
   * @param padding the number of pixels on each side, at least 0 and less than the image's height
   *     and width
   * @return the augmentation
   * @throws IllegalArgumentException if the padding is negative
   */
  static Augmentation crop(int padding) {
    return new Crop(padding);
  }

  /**
   * Returns a change of brightness: all values of an item grow by one number.
   *
   * @param maxChange the number is uniform between this and its negative, 0 to 1
   * @return the augmentation
   * @throws IllegalArgumentException if the change is not from 0 to 1
   */
  static Augmentation brightness(double maxChange) {
    return new Brightness(maxChange);
  }

  /**
   * Returns a change of contrast: the distances of an item's values to their mean are multiplied by
   * one factor.
   *
   * @param maxChange the factor is uniform between 1 minus this and 1 plus this, 0 to 1
   * @return the augmentation
   * @throws IllegalArgumentException if the change is not from 0 to 1
   */
  static Augmentation contrast(double maxChange) {
    return new Contrast(maxChange);
  }

  /**
   * Returns noise: each value grows by an own normal number.
   *
   * @param standardDeviation of the noise, at least 0; 0.02 is about five levels of 255
   * @return the augmentation
   * @throws IllegalArgumentException if the standard deviation is negative or not finite
   */
  static Augmentation noise(double standardDeviation) {
    return new GaussianNoise(standardDeviation);
  }

  /**
   * Returns several augmentations in a row.
   *
   * @param steps what is done, in this order; with none, nothing changes
   * @return the augmentation
   */
  static Augmentation of(Augmentation... steps) {
    List<Augmentation> flat = new ArrayList<>();
    for (Augmentation step : Objects.requireNonNull(steps, "steps")) {
      flat.addAll(Objects.requireNonNull(step, "steps").steps());
    }
    return flat.size() == 1 ? flat.get(0) : new Sequence(flat);
  }

  /**
   * Returns this augmentation and then another.
   *
   * @param next what is done after this
   * @return both
   */
  default Augmentation then(Augmentation next) {
    return of(this, Objects.requireNonNull(next, "next"));
  }

  /**
   * Returns what is done, one by one.
   *
   * @return the steps in their order; this alone if it is not several in a row
   */
  default List<Augmentation> steps() {
    return List.of(this);
  }

  /**
   * Checks that this augmentation can change items of a shape.
   *
   * @param itemShape the shape of one item
   * @throws IllegalArgumentException if a step needs images and the shape is not that of one, or a
   *     crop's padding is not less than the height and the width
   */
  default void requireFits(Shape itemShape) {
    Objects.requireNonNull(itemShape, "itemShape");
    steps().forEach(step -> step.requireFits(itemShape));
  }

  /**
   * Changes one item in place.
   *
   * @param itemShape the shape of the item
   * @param values holds the item's values, in [0, 1]
   * @param offset where in the array they start
   * @param random what happens depends on; use another stream for each item and epoch
   * @throws IllegalArgumentException if a step cannot change items of this shape
   * @throws IndexOutOfBoundsException if the array does not hold an item there
   */
  default void apply(Shape itemShape, float[] values, int offset, CounterRandom random) {
    Objects.requireNonNull(itemShape, "itemShape");
    Objects.requireNonNull(values, "values");
    Objects.requireNonNull(random, "random");
    int size = itemShape.volume();
    Objects.checkFromIndexSize(offset, size, values.length);
    requireFits(itemShape);
    AugmentationRun.run(steps(), itemShape, values, offset, offset + size, random);
  }

  /**
   * Returns changed copies of items, for a look at what an augmentation does.
   *
   * @param items the items, not changed
   * @param seed item i is changed by stream i of this seed
   * @return as many items
   * @throws IllegalArgumentException if a step cannot change items of this shape
   */
  default Samples apply(Samples items, long seed) {
    Objects.requireNonNull(items, "items");
    Shape shape = items.itemShape();
    return Samples.filledBy(
        items.count(),
        shape,
        values -> {
          for (int index = 0; index < items.count(); index++) {
            float[] item = items.item(index);
            apply(shape, item, 0, CounterRandom.of(seed, index));
            System.arraycopy(item, 0, values, index * item.length, item.length);
          }
        });
  }
}
