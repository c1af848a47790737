package org.vae4j.evaluation;

import java.util.Arrays;
import org.vae4j.internal.Parallel;
import org.vae4j.internal.matrix.Products;
import org.vae4j.internal.matrix.Range;

/**
 * All inner products between the rows of two sets, block by block: there is never a matrix of all
 * of them. Products of float32 rows are summed up in double precision, in an order that depends on
 * the rows' length alone; so equal pairs of rows have equal products.
 */
final class InnerProducts {
  private static final int ROWS = 256;
  private static final int COLUMNS = 512;

  private InnerProducts() {}

  /** Gets a block of products; calls for different rows come from different threads. */
  interface Block {
    /**
     * Is given {@code products[i][j]} of row {@code rows.from() + i} and {@code columns.from() +
     * j}.
     */
    void accept(Range rows, Range columns, double[][] products);
  }

  /**
   * Finds all products.
   *
   * @param x the one set
   * @param y the other
   * @param center what is subtracted from each row first
   * @param parallel runs the blocks of rows of x
   * @param block gets the products
   */
  static void forEach(float[][] x, float[][] y, double[] center, Parallel parallel, Block block) {
    parallel.run(
        Range.blocks(ROWS, x.length),
        task -> {
          Range rows = Range.block(task, ROWS, x.length);
          double[][] left = centered(x, rows, center);
          double[][] products = new double[rows.to() - rows.from()][COLUMNS];
          for (int number = 0; number < Range.blocks(COLUMNS, y.length); number++) {
            Range columns = Range.block(number, COLUMNS, y.length);
            for (double[] row : products) {
              Arrays.fill(row, 0);
            }
            Products.add(
                left,
                transposed(centered(y, columns, center), center.length),
                products,
                new Range(0, left.length),
                new Range(0, columns.to() - columns.from()),
                new Range(0, center.length));
            block.accept(rows, columns, products);
          }
        });
  }

  /** Returns the products of each row with itself, to the bit as {@link #forEach} finds them. */
  static double[] squaredNorms(float[][] x, double[] center) {
    double[] norms = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      norms[i] = Products.squaredNorm(centered(x, new Range(i, i + 1), center)[0]);
    }
    return norms;
  }

  private static double[][] centered(float[][] x, Range rows, double[] center) {
    double[][] result = new double[rows.to() - rows.from()][center.length];
    for (int i = 0; i < result.length; i++) {
      float[] source = x[rows.from() + i];
      double[] target = result[i];
      for (int p = 0; p < target.length; p++) {
        target[p] = source[p] - center[p];
      }
    }
    return result;
  }

  private static double[][] transposed(double[][] rows, int size) {
    double[][] columns = new double[size][rows.length];
    for (int i = 0; i < rows.length; i++) {
      double[] row = rows[i];
      for (int p = 0; p < size; p++) {
        columns[p][i] = row[p];
      }
    }
    return columns;
  }
}
