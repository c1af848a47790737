package org.vae4j.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.vae4j.Samples;
import org.vae4j.internal.Parallel;
import org.vae4j.internal.Require;
import org.vae4j.internal.matrix.SquareRootTrace;

/**
 * Mean and covariance of the features of a set of items: all that a Frechet distance [1] needs of
 * it. The covariance is the sample's, divided by n - 1, as pytorch-fid and {@code numpy.cov} have
 * it; that of the population is smaller by (n - 1) / n. Immutable and safe to use from many
 * threads.
 *
 * <p>Statistics are kept in .npz files with {@code mu} and {@code sigma}, as pytorch-fid writes and
 * reads them. Only those of one feature extractor can be compared.
 *
 * <ol>
 *   <li>Heusel et al. 2017, "GANs trained by a two time-scale update rule converge to a local Nash
 *       equilibrium", section 4.
 * </ol>
 */
public final class FrechetStatistics {
  /** What {@link #count} returns where the count is not known. */
  public static final long UNKNOWN_COUNT = 0;

  private final double[] mean;
  private final double[][] covariance;
  private final long count;

  /** Takes arrays that nobody else holds. */
  FrechetStatistics(double[] mean, double[][] covariance, long count) {
    this.mean = mean;
    this.covariance = covariance;
    this.count = count;
  }

  /**
   * Finds the statistics of features.
   *
   * @param features n rows of features, at least 2
   * @return the statistics
   * @throws IllegalArgumentException if there are fewer than 2 rows, they are no vectors, or a
   *     value is not finite
   */
  public static FrechetStatistics of(Samples features) {
    Features.of(Objects.requireNonNull(features, "features"));
    requireTwo(features.count());
    int size = features.itemShape().volume();
    try (Parallel parallel = Parallel.of(Runtime.getRuntime().availableProcessors())) {
      MomentAccumulator moments = new MomentAccumulator(size, parallel);
      for (int row = 0; row < features.count(); row++) {
        float[] values = features.item(row);
        for (int j = 0; j < size; j++) {
          requireFinite(values[j], "FrechetStatistics row " + row + ", feature " + j);
        }
        moments.add(values);
      }
      return moments.statistics();
    }
  }

  /**
   * Finds the statistics of features in double precision.
   *
   * @param rows n rows of features, at least 2
   * @return the statistics
   * @throws IllegalArgumentException if there are fewer than 2 rows, they are empty or differ in
   *     length, or a value is not finite
   */
  public static FrechetStatistics of(double[][] rows) {
    Objects.requireNonNull(rows, "rows");
    requireTwo(rows.length);
    int size = rows[0].length;
    Require.argument(size >= 1, "FrechetStatistics row 0", "at least 1 value", 0, "add features");
    try (Parallel parallel = Parallel.of(Runtime.getRuntime().availableProcessors())) {
      MomentAccumulator moments = new MomentAccumulator(size, parallel);
      for (int row = 0; row < rows.length; row++) {
        requireRow(rows[row], size, "FrechetStatistics row " + row);
        moments.add(rows[row]);
      }
      return moments.statistics();
    }
  }

  /**
   * Returns statistics that were found elsewhere.
   *
   * @param mean the mean, one value per feature; copied
   * @param covariance the covariance, divided by n - 1, as many rows of as many values; copied
   * @return the statistics, of an unknown number of items
   * @throws IllegalArgumentException if the sizes don't fit, a value is not finite, a variance is
   *     negative, or the covariance is not symmetric up to rounding
   */
  public static FrechetStatistics of(double[] mean, double[][] covariance) {
    Objects.requireNonNull(mean, "mean");
    Objects.requireNonNull(covariance, "covariance");
    return checked("FrechetStatistics", mean, covariance, UNKNOWN_COUNT);
  }

  /**
   * Reads statistics from a file.
   *
   * @param file a .npz file with the arrays {@code mu} and {@code sigma}, in float32 or float64, as
   *     pytorch-fid's {@code --save-stats} writes it; if there is a {@code item_count}, it is the
   *     number of items
   * @return the statistics
   * @throws java.nio.file.NoSuchFileException if there is no such file
   * @throws IOException if the file cannot be read or is not what it should be
   */
  public static FrechetStatistics read(Path file) throws IOException {
    return StatisticsFile.read(Objects.requireNonNull(file, "file"));
  }

  /**
   * Writes the statistics, in float64, to a .npz file that {@link #read} and pytorch-fid read.
   *
   * @param file where to; one of the same name is replaced
   * @throws IOException if the file cannot be written
   */
  public void write(Path file) throws IOException {
    StatisticsFile.write(Objects.requireNonNull(file, "file"), this);
  }

  static FrechetStatistics checked(String where, double[] mean, double[][] covariance, long count) {
    int size = mean.length;
    Require.argument(size >= 1, where + " mean", "at least 1 value", 0, "add features");
    requireRow(mean, size, where + " mean");
    Require.argument(
        covariance.length == size,
        where + " covariance",
        size + " rows, one per value of the mean",
        covariance.length,
        "both belong to the same features");
    double[][] copy = new double[size][];
    for (int i = 0; i < size; i++) {
      copy[i] = Objects.requireNonNull(covariance[i], "covariance").clone();
      requireRow(copy[i], size, where + " covariance row " + i);
      Require.argument(
          copy[i][i] >= 0,
          where + " covariance [" + i + "][" + i + "]",
          "a variance of at least 0",
          copy[i][i],
          "the matrix is no covariance");
    }
    requireSymmetric(where, copy);
    return new FrechetStatistics(mean.clone(), copy, count);
  }

  private static void requireSymmetric(String where, double[][] matrix) {
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < i; j++) {
        double tolerance = 1e-5 * Math.sqrt(matrix[i][i]) * Math.sqrt(matrix[j][j]);
        Require.argument(
            Math.abs(matrix[i][j] - matrix[j][i]) <= tolerance,
            where + " covariance [" + i + "][" + j + "]",
            "the value of [" + j + "][" + i + "], " + matrix[j][i],
            matrix[i][j],
            "a covariance is symmetric");
        matrix[i][j] = (matrix[i][j] + matrix[j][i]) / 2;
        matrix[j][i] = matrix[i][j];
      }
    }
  }

  private static void requireTwo(int count) {
    Require.argument(
        count >= 2, "FrechetStatistics", "at least 2 items", count, "one item has no covariance");
  }

  private static void requireRow(double[] row, int size, String where) {
    Objects.requireNonNull(row, where);
    Require.argument(
        row.length == size, where, size + " values", row.length, "all rows have one length");
    for (int j = 0; j < size; j++) {
      requireFinite(row[j], where + ", feature " + j);
    }
  }

  private static void requireFinite(double value, String where) {
    Require.argument(
        Double.isFinite(value),
        where,
        "a finite number",
        value,
        "look for the first operation of the network that overflows");
  }

  /**
   * Returns the mean.
   *
   * @return one value per feature, in a new array
   */
  public double[] mean() {
    return mean.clone();
  }

  /**
   * Returns the covariance, divided by n - 1.
   *
   * @return as many rows as features, in new arrays
   */
  public double[][] covariance() {
    return Arrays.stream(covariance).map(double[]::clone).toArray(double[][]::new);
  }

  /**
   * Returns the number of items.
   *
   * @return at least 2, or {@link #UNKNOWN_COUNT}
   */
  public long count() {
    return count;
  }

  /**
   * Returns the number of features.
   *
   * @return at least 1
   */
  public int featureSize() {
    return mean.length;
  }

  /**
   * Counts the features that have the same value for all items.
   *
   * @return the number of features without variance
   */
  public int constantFeatures() {
    int constant = 0;
    for (int j = 0; j < mean.length; j++) {
      if (covariance[j][j] == 0) {
        constant++;
      }
    }
    return constant;
  }

  /**
   * Returns statistics with a number added to each variance. Seed 003's pixel distance adds 1e-6.
   *
   * @param ridge what to add, at least 0
   * @return new statistics
   * @throws IllegalArgumentException if the number is negative or not finite
   */
  public FrechetStatistics withRidge(double ridge) {
    requireRidge(ridge);
    double[][] sum = covariance();
    for (int j = 0; j < sum.length; j++) {
      sum[j][j] += ridge;
    }
    return new FrechetStatistics(mean, sum, count);
  }

  static void requireRidge(double ridge) {
    Require.argument(
        ridge >= 0 && Double.isFinite(ridge),
        "ridge",
        "a finite number of at least 0",
        ridge,
        "1e-6 is usual, 0 leaves the covariance as it is");
  }

  /**
   * Returns the statistics of both sets together.
   *
   * @param other the statistics of another set, with a known count
   * @return the statistics of all items
   * @throws IllegalArgumentException if the number of features differs or the other's count is
   *     unknown
   * @throws IllegalStateException if this count is unknown
   */
  public FrechetStatistics merge(FrechetStatistics other) {
    requireSameSize(other);
    if (count == UNKNOWN_COUNT) {
      throw new IllegalStateException(
          Require.message(
              "FrechetStatistics.merge",
              "a known count",
              "none",
              "the count is each set's weight"));
    }
    Require.argument(
        other.count != UNKNOWN_COUNT,
        "FrechetStatistics.merge",
        "a known count",
        "none",
        "the count is each set's weight");
    int size = mean.length;
    long total = count + other.count;
    double[] newMean = new double[size];
    double[] step = new double[size];
    for (int j = 0; j < size; j++) {
      step[j] = other.mean[j] - mean[j];
      newMean[j] = mean[j] + step[j] * other.count / total;
    }
    double between = (double) count * other.count / total;
    double[][] sum = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        sum[i][j] =
            (covariance[i][j] * (count - 1)
                    + other.covariance[i][j] * (other.count - 1)
                    + between * step[i] * step[j])
                / (total - 1);
      }
    }
    return new FrechetStatistics(newMean, sum, total);
  }

  /**
   * Returns the Frechet distance, {@code |m1 - m2|^2 + tr(S1 + S2 - 2 (S1 S2)^(1/2))}. It is found
   * from the eigenvalues of a symmetric matrix, so no imaginary part is ever thrown away, and sets
   * with fewer items than features, or with constant features, have one as well.
   *
   * @param other the statistics of another set, with features of the same extractor
   * @return the distance, in squared units of the features; at least 0, and 0 up to rounding if the
   *     statistics are equal
   * @throws IllegalArgumentException if the number of features differs
   */
  public double distance(FrechetStatistics other) {
    requireSameSize(other);
    try (Parallel parallel = Parallel.of(Runtime.getRuntime().availableProcessors())) {
      return distance(other, parallel);
    }
  }

  double distance(FrechetStatistics other, Parallel parallel) {
    double sum = 0;
    for (int j = 0; j < mean.length; j++) {
      double step = mean[j] - other.mean[j];
      sum += step * step + covariance[j][j] + other.covariance[j][j];
    }
    double root = SquareRootTrace.of(covariance, other.covariance, parallel);
    return Math.max(0, sum - 2 * root);
  }

  private void requireSameSize(FrechetStatistics other) {
    Objects.requireNonNull(other, "other");
    Require.argument(
        other.mean.length == mean.length,
        "FrechetStatistics",
        mean.length + " features",
        other.mean.length,
        "only features of one extractor can be compared");
  }

  /** Returns the numbers of features and items. */
  @Override
  public String toString() {
    return "mean and covariance of %d features over %s items"
        .formatted(mean.length, count == UNKNOWN_COUNT ? "an unknown number of" : count);
  }
}
