package org.vae4j.examples.beta;

/**
 * How much is measured.
 *
 * @param samples generated images for the distances between features
 * @param pixelSamples images of each side for the document's pixel distance
 * @param draws how often that distance is measured for each model, each time with other samples
 * @param frozenImages images of each draw of the analysis with frozen parameters
 * @param mapped test images in the maps of the latent space
 */
record Extent(int samples, int pixelSamples, int draws, int frozenImages, int mapped) {
  /** The study's: 10,000 for distances between features, and the document's 1,000 and 100. */
  static Extent full() {
    return new Extent(10_000, 1_000, 10, 100, 2_000);
  }

  /** For a first look, and with data sets that have no more. */
  static Extent quick() {
    return new Extent(500, 500, 2, 100, 300);
  }

  /** Returns this extent with no more real images than there are. */
  Extent within(int testImages) {
    return new Extent(
        samples,
        Math.min(pixelSamples, testImages),
        draws,
        frozenImages,
        Math.min(mapped, testImages));
  }
}
