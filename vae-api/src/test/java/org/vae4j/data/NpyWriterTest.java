package org.vae4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.testing.NullSweep;

final class NpyWriterTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameAFile() {
    file = folder.resolve("a.npy");
  }

  @Test
  void write_samples_givesTheBytesOfNumpy() throws IOException {
    NpyWriter.write(
        file, Samples.of(Shape.of(5), 0, .25f, .5f, .75f, 1, 1.25f, 1.5f, 1.75f, 2, 2.25f));
    assertThat(Files.readAllBytes(file)).isEqualTo(NumpyFiles.bytes("float32.npy"));
  }

  @Test
  void write_doubles_givesTheBytesOfNumpy() throws IOException {
    // NumPy's file has the shape (2, 2, 3, 1), and a header that is padded to the same size.
    NpyWriter.write(
        file, new double[][] {{0, .25, .5, .75, 1, 1.25}, {1.5, 1.75, 2, 2.25, 2.5, 2.75}});
    byte[] expected = NumpyFiles.bytes("float64.npy");
    assertThat(Files.readAllBytes(file)).endsWith(Arrays.copyOfRange(expected, 128, 224));
    assertThat(NpyArray.open(file).sizes()).containsExactly(2, 6);
    assertThat(NpyArray.open(file).type()).isEqualTo("float64");
  }

  @Test
  void write_floats_givesTheBytesOfNumpy() throws IOException {
    NpyWriter.write(file, new float[][] {{0, .25f, .5f, .75f, 1}, {1.25f, 1.5f, 1.75f, 2, 2.25f}});
    assertThat(Files.readAllBytes(file)).isEqualTo(NumpyFiles.bytes("float32.npy"));
  }

  @Test
  void write_labels_givesTheBytesOfNumpy() throws IOException {
    NpyWriter.write(file, new int[] {3, 0, 2});
    assertThat(Files.readAllBytes(file)).isEqualTo(NumpyFiles.bytes("labels_i4.npy"));
  }

  @Test
  void write_datasets_areReadAgain() throws IOException {
    SpriteDataset sprites = SpriteDataset.of(16, 20, 1);
    NpyWriter.write(file, sprites);
    Dataset bytes = NpyArray.open(file).items();
    assertThat(bytes).isInstanceOf(ByteDataset.class);
    assertThat(bytes.samples(0, 20)).isEqualTo(sprites.samples(0, 20));
    ArrayDataset floats = ArrayDataset.of(sprites.samples(0, 20));
    NpyWriter.write(file, floats);
    assertThat(NpyArray.open(file).type()).isEqualTo("float32");
    assertThat(NpyArray.open(file).items().samples(0, 20)).isEqualTo(floats.samples(0, 20));
  }

  @Test
  void write_replacesAndLeavesNothingElse() throws IOException {
    Files.write(file, new byte[99]);
    NpyWriter.write(file, new int[] {1});
    assertThat(NpyArray.open(file).labels()).containsExactly(1);
    assertThat(folder).isDirectoryNotContaining(other -> !other.equals(file));
  }

  @Test
  void write_failsHalfWay_leavesTheOldFile() throws IOException {
    Files.write(file, new byte[99]);
    Dataset failing =
        new Dataset() {
          @Override
          public int size() {
            return 3;
          }

          @Override
          public Shape itemShape() {
            return Shape.of(2);
          }

          @Override
          public void read(int index, float[] target, int offset) {
            throw new IllegalStateException("cannot be read");
          }
        };
    assertThatThrownBy(() -> NpyWriter.write(file, failing)).hasMessage("cannot be read");
    assertThat(Files.readAllBytes(file)).isEqualTo(new byte[99]);
    assertThat(folder).isDirectoryNotContaining(other -> !other.equals(file));
  }

  @Test
  void write_noSuchFolder() {
    assertThatThrownBy(() -> NpyWriter.write(folder.resolve("no/a.npy"), new int[] {1}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a.npy");
  }

  @Test
  void write_nothing() {
    String message = "NpyWriter: expected at least one item, found none; there is nothing to write";
    assertThatThrownBy(() -> NpyWriter.write(file, new int[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> NpyWriter.write(file, new float[0][1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> NpyWriter.write(file, new double[0][1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> NpyWriter.write(file, Samples.of(Shape.of(2))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
    assertThat(file).doesNotExist();
  }

  @Test
  void write_rowsThatDiffer() {
    assertThatThrownBy(() -> NpyWriter.write(file, new double[][] {{1, 2}, {3}}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "NpyWriter row 1: expected 2 values, as in row 0, found 1; an array has rows of one"
                + " length");
    assertThatThrownBy(() -> NpyWriter.write(file, new float[][] {{}, {3}}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "NpyWriter row 0: expected at least 1 value, found 0; an array has rows of one length");
  }

  @Test
  void nulls() {
    NullSweep sweep =
        new NullSweep()
            .set(Path.class, file)
            .set(Samples.class, Samples.of(Shape.of(1), 1))
            .set(Dataset.class, SpriteDataset.of(8, 1, 1))
            .set(int[].class, new int[] {1})
            .set(float[][].class, new float[][] {{1}})
            .set(double[][].class, new double[][] {{1}});
    assertThat(sweep.statics(NpyWriter.class).checks()).isEqualTo(10);
  }
}
