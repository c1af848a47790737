package org.vae4j.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.vae4j.data.NpyArray;
import org.vae4j.data.NpzFile;
import org.vae4j.data.NpzWriter;
import org.vae4j.internal.Require;

/** Statistics in .npz files, as pytorch-fid keeps them; other tools ignore the count. */
final class StatisticsFile {
  private static final String MEAN = "mu";
  private static final String COVARIANCE = "sigma";
  private static final String COUNT = "item_count";
  private static final String HINT = "pytorch-fid --save-stats writes such a file";

  private StatisticsFile() {}

  static void write(Path file, FrechetStatistics statistics) throws IOException {
    NpzWriter writer =
        NpzWriter.create().add(MEAN, statistics.mean()).add(COVARIANCE, statistics.covariance());
    if (statistics.count() != FrechetStatistics.UNKNOWN_COUNT) {
      writer = writer.add(COUNT, new double[] {statistics.count()});
    }
    writer.write(file);
  }

  static FrechetStatistics read(Path file) throws IOException {
    NpzFile arrays = NpzFile.open(file);
    if (!arrays.names().containsAll(List.of(MEAN, COVARIANCE))) {
      throw mistake(file, "the arrays mu and sigma", arrays.names());
    }
    NpyArray mean = arrays.array(MEAN);
    NpyArray covariance = arrays.array(COVARIANCE);
    int size = mean.sizes().get(0);
    if (mean.sizes().size() != 1 || !covariance.sizes().equals(List.of(size, size))) {
      throw mistake(file, "mu of the shape (d,) and sigma of (d, d)", mean + " and " + covariance);
    }
    try {
      return FrechetStatistics.checked(
          file.toString(), mean.doubles(), rows(covariance.doubles(), size), count(arrays));
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static long count(NpzFile arrays) throws IOException {
    return arrays.names().contains(COUNT)
        ? Math.max(FrechetStatistics.UNKNOWN_COUNT, (long) arrays.array(COUNT).doubles()[0])
        : FrechetStatistics.UNKNOWN_COUNT;
  }

  private static double[][] rows(double[] values, int size) {
    double[][] rows = new double[size][];
    for (int i = 0; i < size; i++) {
      rows[i] = Arrays.copyOfRange(values, i * size, (i + 1) * size);
    }
    return rows;
  }

  private static IOException mistake(Path file, String expected, Object found) {
    return new IOException(Require.message(file.toString(), expected, found, HINT));
  }
}
