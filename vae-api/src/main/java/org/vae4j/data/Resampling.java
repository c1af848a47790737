package org.vae4j.data;

/**
 * Along one axis, which pixels of an image make up each pixel of a smaller or larger one, and with
 * which weights, which add up to 1.
 *
 * <p>When shrinking, a pixel is the average of the area it covers: pixels that are covered in part
 * weigh that part. When enlarging, it is the linear interpolation of the two pixels whose centers
 * surround its own; beyond the outermost centers it is the outermost pixel.
 */
final class Resampling {
  private final int[] first;
  private final float[][] weights;

  private Resampling(int[] first, float[][] weights) {
    this.first = first;
    this.weights = weights;
  }

  /**
   * Resamples a part of an axis.
   *
   * @param sourceSize the number of pixels there are
   * @param start where the part starts, in pixels
   * @param length its length in pixels; need not be whole
   * @param targetSize the number of pixels to make of it
   */
  static Resampling of(int sourceSize, double start, double length, int targetSize) {
    int[] first = new int[targetSize];
    float[][] weights = new float[targetSize][];
    double step = length / targetSize;
    for (int i = 0; i < targetSize; i++) {
      if (step > 1) {
        area(sourceSize, start + i * step, start + (i + 1) * step, i, first, weights);
      } else {
        linear(sourceSize, start + (i + 0.5) * step - 0.5, i, first, weights);
      }
    }
    return new Resampling(first, weights);
  }

  private static void area(
      int sourceSize, double from, double to, int i, int[] first, float[][] weights) {
    first[i] = clamp((int) Math.floor(from), sourceSize);
    int last = clamp((int) Math.ceil(to) - 1, sourceSize);
    weights[i] = new float[last - first[i] + 1];
    for (int k = first[i]; k <= last; k++) {
      double covered = Math.min(to, k + 1) - Math.max(from, k);
      weights[i][k - first[i]] = (float) (Math.max(0, covered) / (to - from));
    }
  }

  private static void linear(int sourceSize, double center, int i, int[] first, float[][] weights) {
    int left = (int) Math.floor(center);
    float right = (float) (center - left);
    first[i] = clamp(left, sourceSize);
    boolean one = right == 0 || left < 0 || left + 1 >= sourceSize;
    weights[i] = one ? new float[] {1} : new float[] {1 - right, right};
  }

  private static int clamp(int pixel, int size) {
    return Math.max(0, Math.min(size - 1, pixel));
  }

  int targetSize() {
    return first.length;
  }

  /** Returns the first source pixel that a target pixel is made of. */
  int first(int target) {
    return first[target];
  }

  /** Returns the last source pixel that a target pixel is made of. */
  int last(int target) {
    return first[target] + weights[target].length - 1;
  }

  /** Returns the weight of a source pixel between first and last. */
  float weight(int target, int source) {
    return weights[target][source - first[target]];
  }
}
