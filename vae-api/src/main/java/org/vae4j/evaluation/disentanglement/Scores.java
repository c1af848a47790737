package org.vae4j.evaluation.disentanglement;

import java.util.Arrays;

/** What several metrics compute from numbers. */
final class Scores {
  private Scores() {}

  /** Returns how far the largest number is above the second; above 0 if there is no second. */
  static double gap(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int last = sorted.length - 1;
    return sorted[last] - (last == 0 ? 0 : sorted[last - 1]);
  }

  /** Returns the part of the numbers that are equal. */
  static double accuracy(int[] expected, int[] found) {
    int right = 0;
    for (int i = 0; i < expected.length; i++) {
      right += expected[i] == found[i] ? 1 : 0;
    }
    return (double) right / expected.length;
  }

  /** Returns the place of the largest number, the first of several. */
  static int largest(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }
}
