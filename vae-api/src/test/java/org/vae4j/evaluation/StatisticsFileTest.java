package org.vae4j.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vae4j.data.NpzFile;
import org.vae4j.data.NpzWriter;

final class StatisticsFileTest {
  private static final double[][] ROWS = {{1, 2, 0.1}, {3, 5, 0.7}, {5, 11, 1e-9}};

  @TempDir Path folder;

  private Path file(String name) {
    return folder.resolve(name);
  }

  /** Copies a file that {@code make_statistics.py} wrote. */
  private Path numpy(String name) throws IOException {
    try (InputStream in = getClass().getResourceAsStream(name)) {
      return Files.write(file(name), Objects.requireNonNull(in, name).readAllBytes());
    }
  }

  @Test
  void read_givesWhatWasWritten() throws IOException {
    FrechetStatistics statistics = FrechetStatistics.of(ROWS);
    statistics.write(file("a.npz"));
    FrechetStatistics read = FrechetStatistics.read(file("a.npz"));
    assertThat(read.mean()).isEqualTo(statistics.mean());
    assertThat(read.covariance()).isDeepEqualTo(statistics.covariance());
    assertThat(read.count()).isEqualTo(3);
    assertThat(NpzFile.open(file("a.npz")).names()).containsExactly("mu", "sigma", "item_count");
    assertThat(NpzFile.open(file("a.npz")).array("mu").sizes()).containsExactly(3);
    assertThat(NpzFile.open(file("a.npz")).array("sigma").sizes()).containsExactly(3, 3);
  }

  @Test
  void read_ofUnknownCount() throws IOException {
    FrechetStatistics.of(new double[] {1}, new double[][] {{2}}).write(file("a.npz"));
    assertThat(NpzFile.open(file("a.npz")).names()).containsExactly("mu", "sigma");
    assertThat(FrechetStatistics.read(file("a.npz")).count())
        .isEqualTo(FrechetStatistics.UNKNOWN_COUNT);
  }

  @Test
  void read_numpysFile() throws IOException {
    FrechetStatistics read = FrechetStatistics.read(numpy("statistics_f8.npz"));
    assertThat(read.mean()).containsExactly(0.1, -2.5, 1e-300);
    assertThat(read.covariance())
        .isDeepEqualTo(new double[][] {{2, 0.1, 0}, {0.1, 3, -1.0 / 3}, {0, -1.0 / 3, 5}});
    assertThat(read.count()).isEqualTo(FrechetStatistics.UNKNOWN_COUNT);
  }

  @Test
  void read_numpysFileOfFloats() throws IOException {
    FrechetStatistics read = FrechetStatistics.read(numpy("statistics_f4.npz"));
    assertThat(read.mean()).containsExactly(0.1f, -2.5);
    assertThat(read.covariance()).isDeepEqualTo(new double[][] {{2, 0.25}, {0.25, 3}});
  }

  @Test
  void write_sameStatistics_givesTheSameBytes() throws IOException {
    FrechetStatistics statistics = FrechetStatistics.of(ROWS);
    statistics.write(file("a.npz"));
    statistics.write(file("b.npz"));
    assertThat(file("a.npz")).hasSameBinaryContentAs(file("b.npz"));
  }

  @Test
  void read_noFile() {
    assertThatThrownBy(() -> FrechetStatistics.read(file("none.npz")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void read_otherArrays() throws IOException {
    NpzWriter.create().add("x", new double[] {1}).write(file("a.npz"));
    assertThatThrownBy(() -> FrechetStatistics.read(file("a.npz")))
        .isInstanceOf(IOException.class)
        .hasMessage(
            file("a.npz")
                + ": expected the arrays mu and sigma, found [x]; pytorch-fid --save-stats writes"
                + " such a file");
  }

  @Test
  void read_shapesThatDoNotFit() throws IOException {
    NpzWriter.create()
        .add("mu", new double[] {1, 2})
        .add("sigma", new double[][] {{1}})
        .write(file("a.npz"));
    assertThatThrownBy(() -> FrechetStatistics.read(file("a.npz")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(
            "expected mu of the shape (d,) and sigma of (d, d), found mu: float64 (2,) and sigma:"
                + " float64 (1, 1)");
  }

  @Test
  void read_valuesThatAreNone() throws IOException {
    NpzWriter.create()
        .add("mu", new double[] {Double.NaN})
        .add("sigma", new double[][] {{1}})
        .write(file("a.npz"));
    assertThatThrownBy(() -> FrechetStatistics.read(file("a.npz")))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(file("a.npz") + " mean, feature 0: expected a finite number");
  }
}
