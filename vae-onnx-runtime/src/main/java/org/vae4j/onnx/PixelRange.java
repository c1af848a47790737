package org.vae4j.onnx;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import org.vae4j.internal.Require;

/**
 * What a feature net expects in place of values in [0, 1]: {@code scale * value + offset}, with a
 * pair of numbers for all channels or one for each. Immutable and safe to use from many threads.
 */
public final class PixelRange {
  private final float[] scales;
  private final float[] offsets;
  private final String words;

  private PixelRange(float[] scales, float[] offsets, String words) {
    this.scales = scales;
    this.offsets = offsets;
    this.words = words;
  }

  /**
   * Returns the range of items themselves, [0, 1].
   *
   * @return the default of feature nets
   */
  public static PixelRange unit() {
    return of(0, 1);
  }

  /**
   * Returns the range of 8-bit images, [0, 255].
   *
   * @return values that are not rounded
   */
  public static PixelRange bytes() {
    return of(0, 255);
  }

  /**
   * Returns a range, for example -1 to 1.
   *
   * @param low what a net expects for black
   * @param high what a net expects for white
   * @return a range for all channels
   * @throws IllegalArgumentException if the numbers are not finite or not in this order
   */
  public static PixelRange of(double low, double high) {
    Require.argument(
        low < high && Float.isFinite((float) low) && Float.isFinite((float) high),
        "PixelRange",
        "two finite numbers, the smaller one first",
        low + " and " + high,
        "-1 and 1 are usual");
    return new PixelRange(
        new float[] {(float) (high - low)},
        new float[] {(float) low},
        "[" + (float) low + ", " + (float) high + "]");
  }

  /**
   * Returns values of which a mean was subtracted and which were then divided by a standard
   * deviation, as nets from torchvision expect them.
   *
   * @param means the mean of each channel, for values in [0, 1]; one for all channels will do
   * @param deviations as many standard deviations
   * @return {@code (value - mean) / deviation}
   * @throws IllegalArgumentException if there are not as many of both, or none, or one is not
   *     finite, or a deviation is not above 0
   */
  public static PixelRange standardized(double[] means, double[] deviations) {
    Objects.requireNonNull(means, "means");
    Objects.requireNonNull(deviations, "deviations");
    Require.argument(
        means.length == deviations.length && means.length > 0,
        "PixelRange standardized",
        "as many means as deviations, one for each channel",
        means.length + " and " + deviations.length,
        "give both for every channel");
    for (int i = 0; i < means.length; i++) {
      Require.argument(
          Float.isFinite((float) means[i])
              && deviations[i] > 0
              && Float.isFinite((float) (1 / deviations[i])),
          "PixelRange standardized, channel " + i,
          "a finite mean and a deviation above 0",
          means[i] + " and " + deviations[i],
          "they are those of values in [0, 1]");
    }
    return new PixelRange(
        floats(means.length, channel -> 1 / deviations[channel]),
        floats(means.length, channel -> -means[channel] / deviations[channel]),
        "mean " + Arrays.toString(means) + " deviation " + Arrays.toString(deviations));
  }

  private static float[] floats(int count, IntToDoubleFunction value) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) value.applyAsDouble(i);
    }
    return values;
  }

  /** Tells whether items are taken as they are. */
  boolean isUnit() {
    return scales.length == 1 && scales[0] == 1 && offsets[0] == 0;
  }

  /** Tells whether there are numbers for so many channels. */
  boolean fits(int channels) {
    return scales.length == 1 || scales.length == channels;
  }

  /** Returns what a net expects for a value of a channel. */
  float apply(float value, int channel) {
    int i = scales.length == 1 ? 0 : channel;
    return scales[i] * value + offsets[i];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PixelRange that
        && Arrays.equals(scales, that.scales)
        && Arrays.equals(offsets, that.offsets);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(scales) + Arrays.hashCode(offsets);
  }

  /** Returns the range in words, as in {@code [-1.0, 1.0]}. */
  @Override
  public String toString() {
    return words;
  }
}
