package org.vae4j.evaluation;

import java.util.Arrays;
import org.vae4j.internal.Parallel;
import org.vae4j.internal.Require;
import org.vae4j.internal.matrix.Products;
import org.vae4j.internal.matrix.Range;

/**
 * Finds mean and covariance of rows in one pass. Rows are gathered into blocks of a fixed size,
 * each block is centered at its own mean, and blocks are joined by the pairwise formulas of [1]; so
 * digits are lost neither to a large offset nor to a large count, and how the rows arrive in
 * batches has no influence at all. Not thread-safe.
 *
 * <ol>
 *   <li>Chan, Golub and LeVeque 1983, "Algorithms for computing the sample variance", section 4.
 * </ol>
 */
final class MomentAccumulator {
  private static final int BLOCK = 256;
  private static final int ROWS_PER_TASK = 32;

  private final Parallel parallel;
  private final int size;
  private final double[] mean;

  /** The sums of products of deviations from the mean, right up to the diagonal. */
  private final double[][] deviations;

  private final double[][] block = new double[BLOCK][];
  private int blockCount;
  private long count;

  MomentAccumulator(int size, Parallel parallel) {
    this.size = size;
    this.parallel = parallel;
    mean = new double[size];
    deviations = new double[size][size];
  }

  /** Adds a row of finite numbers, which is copied. */
  void add(double[] row) {
    block[blockCount++] = Arrays.copyOf(row, size);
    if (blockCount == BLOCK) {
      join();
    }
  }

  /** Adds a row of finite numbers. */
  void add(float[] row) {
    double[] copy = new double[size];
    for (int j = 0; j < size; j++) {
      copy[j] = row[j];
    }
    block[blockCount++] = copy;
    if (blockCount == BLOCK) {
      join();
    }
  }

  /** Returns the number of rows so far. */
  long count() {
    return count + blockCount;
  }

  /**
   * Returns what was found.
   *
   * @throws IllegalStateException if there are fewer than two rows
   */
  FrechetStatistics statistics() {
    join();
    if (count < 2) {
      throw new IllegalStateException(
          Require.message(
              "FrechetStatistics", "at least 2 items", count, "one item has no covariance"));
    }
    double[][] covariance = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        covariance[i][j] = deviations[i][j] / (count - 1);
        covariance[j][i] = covariance[i][j];
      }
    }
    return new FrechetStatistics(mean.clone(), covariance, count);
  }

  private void join() {
    if (blockCount == 0) {
      return;
    }
    double[] blockMean = new double[size];
    for (int row = 0; row < blockCount; row++) {
      Products.addScaled(1, block[row], blockMean, 0, size);
    }
    for (int j = 0; j < size; j++) {
      blockMean[j] /= blockCount;
    }
    double weight = Math.sqrt((double) count * blockCount / (count + blockCount));
    double[][] rows = Arrays.copyOf(block, blockCount + 1);
    for (int row = 0; row < blockCount; row++) {
      Products.addScaled(-1, blockMean, rows[row], 0, size);
    }
    // The distance of both means counts like one more row.
    rows[blockCount] = new double[size];
    for (int j = 0; j < size; j++) {
      double step = blockMean[j] - mean[j];
      rows[blockCount][j] = weight * step;
      mean[j] += step * blockCount / (count + blockCount);
    }
    addProducts(rows);
    count += blockCount;
    blockCount = 0;
  }

  private void addProducts(double[][] rows) {
    double[][] columns = new double[size][rows.length];
    for (int p = 0; p < rows.length; p++) {
      for (int i = 0; i < size; i++) {
        columns[i][p] = rows[p][i];
      }
    }
    parallel.run(
        Range.blocks(ROWS_PER_TASK, size),
        task -> {
          Range range = Range.block(task, ROWS_PER_TASK, size);
          Products.add(
              columns,
              rows,
              deviations,
              range,
              new Range(0, range.to()),
              new Range(0, rows.length));
        });
  }
}
