package org.vae4j.evaluation;

import java.util.OptionalDouble;
import org.vae4j.Shape;

/** The structural similarity that {@link ImageSimilarity} describes. */
final class Ssim {
  private static final int WINDOW = 11;
  private static final double SIGMA = 1.5;
  private static final double C1 = 0.01 * 0.01;
  private static final double C2 = 0.03 * 0.03;
  private static final double[] WEIGHTS = weights();

  private final int height;
  private final int width;
  private final int channels;

  private Ssim(Shape shape) {
    height = shape.size(0);
    width = shape.size(1);
    channels = shape.size(2);
  }

  static OptionalDouble of(Shape shape, float[] a, float[] b) {
    if (shape.rank() != 3 || shape.size(0) < WINDOW || shape.size(1) < WINDOW) {
      return OptionalDouble.empty();
    }
    Ssim ssim = new Ssim(shape);
    double sum = 0;
    for (int channel = 0; channel < ssim.channels; channel++) {
      sum += ssim.mean(ssim.plane(a, channel), ssim.plane(b, channel));
    }
    return OptionalDouble.of(sum / ssim.channels);
  }

  private double[] plane(float[] image, int channel) {
    double[] plane = new double[height * width];
    for (int i = 0; i < plane.length; i++) {
      plane[i] = image[i * channels + channel];
    }
    return plane;
  }

  private double mean(double[] a, double[] b) {
    double[] meanA = filter(a);
    double[] meanB = filter(b);
    double[] squareA = filter(product(a, a));
    double[] squareB = filter(product(b, b));
    double[] mixed = filter(product(a, b));
    double sum = 0;
    for (int i = 0; i < meanA.length; i++) {
      double means = meanA[i] * meanB[i];
      double squares = meanA[i] * meanA[i] + meanB[i] * meanB[i];
      double variances = squareA[i] + squareB[i] - squares;
      sum += (2 * means + C1) * (2 * (mixed[i] - means) + C2) / ((squares + C1) * (variances + C2));
    }
    return sum / meanA.length;
  }

  private static double[] product(double[] a, double[] b) {
    double[] product = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      product[i] = a[i] * b[i];
    }
    return product;
  }

  /** Returns weighted means of all windows inside the image: along the rows, then the columns. */
  private double[] filter(double[] plane) {
    int columns = width - WINDOW + 1;
    double[] along = new double[height * columns];
    for (int i = 0; i < along.length; i++) {
      int from = i / columns * width + i % columns;
      for (int k = 0; k < WINDOW; k++) {
        along[i] += WEIGHTS[k] * plane[from + k];
      }
    }
    double[] means = new double[(height - WINDOW + 1) * columns];
    for (int i = 0; i < means.length; i++) {
      for (int k = 0; k < WINDOW; k++) {
        means[i] += WEIGHTS[k] * along[i + k * columns];
      }
    }
    return means;
  }

  private static double[] weights() {
    double[] weights = new double[WINDOW];
    double sum = 0;
    for (int k = 0; k < WINDOW; k++) {
      double distance = (k - WINDOW / 2) / SIGMA;
      weights[k] = Math.exp(-distance * distance / 2);
      sum += weights[k];
    }
    for (int k = 0; k < WINDOW; k++) {
      weights[k] /= sum;
    }
    return weights;
  }
}
