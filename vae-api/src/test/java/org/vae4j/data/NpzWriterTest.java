package org.vae4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vae4j.testing.NullSweep;

final class NpzWriterTest {
  @TempDir Path folder;

  @Test
  void write_isReadAgain() throws IOException {
    Path file = folder.resolve("a.npz");
    NpzWriter.create()
        .add("mu", new double[] {1, -0.1})
        .add("sigma", new double[][] {{1, 2}, {3, 1e300}, {5, 6}})
        .write(file);
    NpzFile read = NpzFile.open(file);
    assertThat(read.names()).containsExactly("mu", "sigma");
    assertThat(read.array("mu")).hasToString("mu: float64 (2,)");
    assertThat(read.array("mu").doubles()).containsExactly(1, -0.1);
    assertThat(read.array("sigma")).hasToString("sigma: float64 (3, 2)");
    assertThat(read.array("sigma").doubles()).containsExactly(1, 2, 3, 1e300, 5, 6);
    assertThat(folder).isDirectoryNotContaining(other -> !other.equals(file));
  }

  @Test
  void doubles_ofWholeNumbers() throws IOException {
    NpyWriter.write(folder.resolve("a.npy"), new int[] {1});
    NpyArray array = NpyArray.open(folder.resolve("a.npy"));
    assertThatThrownBy(array::doubles)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "a.npy: expected values of float32 or float64, found int32; labels() reads whole"
                + " numbers");
  }

  @Test
  void doubles_ofFloats() throws IOException {
    NpyWriter.write(folder.resolve("a.npy"), new float[][] {{0.1f, 2}, {3, 4}});
    assertThat(NpyArray.open(folder.resolve("a.npy")).doubles()).containsExactly(0.1f, 2, 3, 4);
  }

  @Test
  void write_noSuchPlace() throws IOException {
    Path blocker = Files.write(folder.resolve("file"), new byte[1]);
    assertThatThrownBy(
            () -> NpzWriter.create().add("a", new double[1]).write(blocker.resolve("a.npz")))
        .isInstanceOf(IOException.class);
  }

  @Test
  void add_badArrays() {
    NpzWriter writer = NpzWriter.create().add("a", new double[1]);
    assertThatThrownBy(() -> writer.add("a", new double[1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "NpzWriter name: expected other names than [a], found a; each array has its own name");
    assertThatThrownBy(() -> writer.add("b", new double[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "NpzWriter b: expected at least one value, found the shape (0,); there is nothing to"
                + " write");
    assertThatThrownBy(() -> writer.add("b", new double[0][]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> writer.add("b", new double[][] {{1}, {1, 2}}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "NpzWriter b row 1: expected 1 values, as in row 0, found 2; an array has rows of one"
                + " length");
  }

  @Test
  void nulls() {
    NullSweep sweep =
        new NullSweep()
            .set(Path.class, folder.resolve("a.npz"))
            .set(double[].class, new double[] {1})
            .set(double[][].class, new double[][] {{1}});
    assertThat(sweep.methods(NpzWriter.create()).checks()).isEqualTo(5);
  }
}
