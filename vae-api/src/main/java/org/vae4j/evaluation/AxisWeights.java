package org.vae4j.evaluation;

import java.util.Arrays;

/**
 * Along one axis, which pixels make up each new pixel, and with which weights, which add up to 1.
 */
final class AxisWeights {
  /** Where Keys' cubic ends, in pixels on each side. */
  private static final double CUBIC_SUPPORT = 2;

  /** The number of pixels there are. */
  private final int from;

  /** The first pixel of each new pixel. */
  private final int[] first;

  /** The weights of that one and those that follow it, for each new pixel. */
  private final double[][] weights;

  private AxisWeights(int from, int[] first, double[][] weights) {
    this.from = from;
    this.first = first;
    this.weights = weights;
  }

  /** Makes the weights of one new pixel, given its number and its center among the old pixels. */
  private interface Pixel {
    /** Returns the number of the first pixel and writes the weights. */
    int fill(int index, double center, double[][] weights);
  }

  private static AxisWeights of(int from, int to, Pixel pixel) {
    int[] first = new int[to];
    double[][] weights = new double[to][];
    for (int i = 0; i < to; i++) {
      first[i] = pixel.fill(i, (i + 0.5) * from / to, weights);
    }
    return new AxisWeights(from, first, weights);
  }

  static AxisWeights linear(int from, int to) {
    return of(
        from,
        to,
        (i, center, weights) -> {
          double place = Math.max(0, Math.min(from - 1, center - 0.5));
          int left = (int) place;
          double right = place - left;
          weights[i] = right == 0 ? new double[] {1} : new double[] {1 - right, right};
          return left;
        });
  }

  static AxisWeights cubic(int from, int to) {
    double stretch = Math.max(1, (double) from / to);
    return of(
        from,
        to,
        (i, center, weights) -> {
          int start = Math.max(0, (int) (center - CUBIC_SUPPORT * stretch + 0.5));
          int end = Math.min(from, (int) (center + CUBIC_SUPPORT * stretch + 0.5));
          double[] values = new double[end - start];
          for (int k = 0; k < values.length; k++) {
            values[k] = keys((start + k + 0.5 - center) / stretch);
          }
          weights[i] = normalized(values);
          return start;
        });
  }

  static AxisWeights area(int from, int to) {
    return of(
        from,
        to,
        (i, center, weights) -> {
          // Whole numbers, so that a border between pixels is exactly one.
          long begin = (long) i * from;
          long end = begin + from;
          int start = (int) (begin / to);
          double[] values = new double[(int) ((end + to - 1) / to) - start];
          for (int k = 0; k < values.length; k++) {
            long pixel = (long) (start + k) * to;
            values[k] = Math.min(end, pixel + to) - Math.max(begin, pixel);
          }
          weights[i] = normalized(values);
          return start;
        });
  }

  /**
   * Returns the cubic convolution kernel with a = -0.5.
   *
   * @see <a href="https://doi.org/10.1109/TASSP.1981.1163711">Keys 1981, equation 15</a>
   */
  private static double keys(double distance) {
    double s = Math.abs(distance);
    if (s < 1) {
      return (1.5 * s - 2.5) * s * s + 1;
    }
    return s < CUBIC_SUPPORT ? ((-0.5 * s + 2.5) * s - 4) * s + 2 : 0;
  }

  private static double[] normalized(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    for (int k = 0; k < values.length; k++) {
      values[k] /= sum;
    }
    return values;
  }

  /**
   * Applies the weights to every row of an image.
   *
   * @param source {@code rows} rows of {@code from} pixels with channels
   * @param target gets rows of as many pixels as there are weights
   * @param offset where in the target they start
   */
  void apply(float[] source, int rows, int channels, float[] target, int offset) {
    int at = offset;
    double[] sums = new double[channels];
    for (int row = 0; row < rows; row++) {
      for (int pixel = 0; pixel < first.length; pixel++) {
        int read = (row * from + first[pixel]) * channels;
        Arrays.fill(sums, 0);
        for (double weight : weights[pixel]) {
          for (int channel = 0; channel < channels; channel++) {
            sums[channel] += weight * source[read++];
          }
        }
        for (double sum : sums) {
          target[at++] = (float) sum;
        }
      }
    }
  }
}
