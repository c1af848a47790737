package org.vae4j.examples.beta;

import de.javagl.tsne.Tsne;
import java.util.Arrays;

/**
 * Lays points of many dimensions out in the plane so that neighbors stay neighbors (t-SNE with the
 * Barnes-Hut approximation). Distances between groups, and their sizes, mean nothing.
 *
 * @see <a href="https://jmlr.org/papers/v15/vandermaaten14a.html">van der Maaten 2014</a>
 */
final class NeighborMap {
  private static final double PERPLEXITY = 30;

  private NeighborMap() {}

  /**
   * Returns the places of the points.
   *
   * @param points n rows, n at least 4
   * @param seed what the layout starts from
   * @return n rows of 2 values
   */
  static double[][] of(double[][] points, long seed) {
    Tsne tsne = new Tsne();
    tsne.setMessageConsumer(null);
    tsne.setRandomSeed(seed);
    tsne.setPerplexity(Math.min(PERPLEXITY, (points.length - 1) / 3.0));
    tsne.setInitialDims(points[0].length); // no projection before
    return tsne.run(Arrays.stream(points).map(double[]::clone).toArray(double[][]::new));
  }
}
