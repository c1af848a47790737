package org.vae4j.evaluation.disentanglement;

import java.util.Arrays;
import java.util.List;
import org.vae4j.internal.Require;

/**
 * The codes and the factors of the same items, by columns. Immutable as long as nobody writes into
 * the arrays, which stay inside this package.
 *
 * @param codes for each latent dimension, the values of all items
 * @param factors for each factor, the values of all items
 * @param counts how many values each factor has
 */
@SuppressWarnings("ArrayRecordComponent") // never leaves the package, and nobody compares it
record CodeTable(double[][] codes, int[][] factors, List<Integer> counts) {
  /** Turns rows into columns. */
  static CodeTable of(double[][] codes, int[][] factors, List<Integer> counts) {
    double[][] codeColumns = new double[codes[0].length][codes.length];
    int[][] factorColumns = new int[counts.size()][codes.length];
    for (int item = 0; item < codes.length; item++) {
      for (int d = 0; d < codeColumns.length; d++) {
        codeColumns[d][item] = codes[item][d];
      }
      for (int factor = 0; factor < factorColumns.length; factor++) {
        factorColumns[factor][item] = factors[item][factor];
      }
    }
    return new CodeTable(codeColumns, factorColumns, counts);
  }

  int items() {
    return factors[0].length;
  }

  int latentSize() {
    return codes.length;
  }

  /**
   * Checks that there is something to tell apart.
   *
   * @throws IllegalArgumentException if all items have the same value of a factor
   */
  void requireVaried(List<String> names) {
    for (int factor = 0; factor < factors.length; factor++) {
      int first = factors[factor][0];
      Require.argument(
          Arrays.stream(factors[factor]).anyMatch(value -> value != first),
          "factor " + names.get(factor),
          "several values among " + items() + " training items",
          "only " + first,
          "use more training items");
    }
  }
}
