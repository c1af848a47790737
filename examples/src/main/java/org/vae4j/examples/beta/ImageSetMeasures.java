package org.vae4j.examples.beta;

import org.vae4j.Samples;

/**
 * How bright some images are and how much they differ. Standard deviations divide by n.
 *
 * @param pixelMean the mean of all pixels of all images
 * @param pixelDeviation the standard deviation of all pixels of all images
 * @param diversity the document's measure: the standard deviation over the images of an image's
 *     mean brightness
 * @param pixelDiversity the standard deviation over the images of a pixel, averaged over the
 *     pixels; it sees shapes, too, which brightness does not
 */
record ImageSetMeasures(
    double pixelMean, double pixelDeviation, double diversity, double pixelDiversity) {
  static ImageSetMeasures of(Samples images) {
    int pixels = images.itemShape().volume();
    Moments all = new Moments();
    Moments brightness = new Moments();
    for (int image = 0; image < images.count(); image++) {
      Moments own = new Moments();
      for (int pixel = 0; pixel < pixels; pixel++) {
        all.add(images.value(image, pixel));
        own.add(images.value(image, pixel));
      }
      brightness.add(own.mean());
    }
    double deviations = 0;
    for (int pixel = 0; pixel < pixels; pixel++) {
      Moments own = new Moments();
      for (int image = 0; image < images.count(); image++) {
        own.add(images.value(image, pixel));
      }
      deviations += own.deviation();
    }
    return new ImageSetMeasures(
        all.mean(), all.deviation(), brightness.deviation(), deviations / pixels);
  }

  /** Sums of values and squares; values are in [0, 1], so that double precision is plenty. */
  private static final class Moments {
    private int count;
    private double sum;
    private double squares;

    void add(double value) {
      count++;
      sum += value;
      squares += value * value;
    }

    double mean() {
      return sum / count;
    }

    double deviation() {
      return Math.sqrt(Math.max(0, squares / count - mean() * mean()));
    }
  }
}
