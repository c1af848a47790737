package org.vae4j.evaluation.disentanglement;

import java.util.Arrays;

/**
 * A regression tree of depth {@value #DEPTH} on binned columns. A node is split where that lowers
 * the squared error most, {@code n_left n_right / n (mean_left - mean_right)^2}; the first of
 * several such places is taken. Nodes are numbered level by level, the children of node i are 2 i
 * and 2 i + 1, from the root 1.
 */
final class RegressionTree {
  static final int DEPTH = 3;

  /** One more than the largest number of a node. */
  static final int NODES = 1 << (DEPTH + 1);

  private final int[] columns = new int[NODES];
  private final int[] borders = new int[NODES];
  private final boolean[] split = new boolean[NODES];
  private final double[] gains = new double[NODES];

  private RegressionTree() {}

  /**
   * Fits a tree.
   *
   * @param bins the items, by columns
   * @param targets what to predict for each item
   * @param nodes gets the leaf of each item
   */
  static RegressionTree fit(byte[][] bins, double[] targets, byte[] nodes) {
    RegressionTree tree = new RegressionTree();
    Arrays.fill(nodes, (byte) 1);
    for (int level = 0; level < DEPTH; level++) {
      tree.splitLevel(bins, targets, nodes, 1 << level);
    }
    return tree;
  }

  private void splitLevel(byte[][] bins, double[] targets, byte[] nodes, int first) {
    double[] sums = new double[2 * first * BinnedColumns.MOST];
    int[] counts = new int[sums.length];
    for (int column = 0; column < bins.length; column++) {
      Arrays.fill(sums, 0);
      Arrays.fill(counts, 0);
      byte[] own = bins[column];
      for (int item = 0; item < own.length; item++) {
        int cell = nodes[item] * BinnedColumns.MOST + (own[item] & 0xff);
        sums[cell] += targets[item];
        counts[cell]++;
      }
      for (int node = first; node < 2 * first; node++) {
        findBorder(column, node, sums, counts);
      }
    }
    for (int item = 0; item < nodes.length; item++) {
      nodes[item] = child(nodes[item], first, bins, item);
    }
  }

  private void findBorder(int column, int node, double[] sums, int[] counts) {
    int from = node * BinnedColumns.MOST;
    double total = 0;
    int all = 0;
    for (int bin = 0; bin < BinnedColumns.MOST; bin++) {
      total += sums[from + bin];
      all += counts[from + bin];
    }
    double left = 0;
    int items = 0;
    for (int bin = 0; bin < BinnedColumns.MOST - 1; bin++) {
      left += sums[from + bin];
      items += counts[from + bin];
      if (counts[from + bin] > 0 && items < all) {
        double difference = left / items - (total - left) / (all - items);
        double gain = (double) items * (all - items) / all * difference * difference;
        // A gain that only rounding makes must not move the place.
        if (gain > gains[node] * (1 + 1e-9) + 1e-12) {
          gains[node] = gain;
          columns[node] = column;
          borders[node] = bin;
          split[node] = true;
        }
      }
    }
  }

  private byte child(byte node, int first, byte[][] bins, int item) {
    if (node < first || !split[node]) {
      return node;
    }
    boolean left = (bins[columns[node]][item] & 0xff) <= borders[node];
    return (byte) (2 * node + (left ? 0 : 1));
  }

  /** Returns the leaf of an item. */
  int leaf(byte[][] bins, int item) {
    byte node = 1;
    for (int first = 1; first < 1 << DEPTH; first *= 2) {
      node = child(node, first, bins, item);
    }
    return node;
  }

  /** Adds the squared error that the splits of each column took away. */
  void addGains(double[] importance) {
    for (int node = 0; node < NODES; node++) {
      if (split[node]) {
        importance[columns[node]] += gains[node];
      }
    }
  }
}
