package org.vae4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vae4j.Shape;
import org.vae4j.testing.NullSweep;

final class Cifar10DatasetTest extends ByteDatasetContract {
  private static final int RECORD = 3073;

  @TempDir Path folder;

  @Override
  ByteDataset dataset() throws IOException {
    return Cifar10Dataset.open(batch("a", 1, 2), batch("b", 3, 4, 5));
  }

  /** Writes records whose pixel (row, column) of plane p has the value of that in pixel(). */
  private Path batch(String name, int... labels) throws IOException {
    ByteBuffer file = ByteBuffer.allocate(RECORD * labels.length);
    for (int label : labels) {
      file.put((byte) label);
      for (int plane = 0; plane < 3; plane++) {
        for (int i = 0; i < 1024; i++) {
          file.put(pixel(label, i / 32, i % 32, plane));
        }
      }
    }
    return Files.write(folder.resolve(name), file.array());
  }

  private static byte pixel(int label, int row, int column, int plane) {
    return (byte) (label + 7 * row + 3 * column + 80 * plane);
  }

  @Test
  void open_planesBecomeChannels() throws IOException {
    Cifar10Dataset data = Cifar10Dataset.open(batch("a", 1, 2), batch("b", 9));
    assertThat(data.size()).isEqualTo(3);
    assertThat(data.itemShape()).isEqualTo(Shape.of(32, 32, 3));
    assertThat(data).hasToString("CIFAR-10: 3 items of [32, 32, 3]");
    int[] labels = {1, 2, 9};
    byte[] item = new byte[3072];
    for (int index = 0; index < 3; index++) {
      assertThat(data.label(index)).hasValue(labels[index]);
      data.readBytes(index, item, 0);
      for (int i = 0; i < 3072; i++) {
        assertThat(item[i]).isEqualTo(pixel(labels[index], i / 96, i / 3 % 32, i % 3));
      }
    }
  }

  @Test
  void classes_areTen() {
    assertThat(Cifar10Dataset.classes()).hasSize(10).startsWith("airplane").endsWith("truck");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "cifar-10-batches-bin"})
  void train_fiveFilesInOrder(String inner) throws IOException {
    Path home = Files.createDirectories(folder.resolve(inner));
    for (int i = 1; i <= 5; i++) {
      large(home.resolve("data_batch_" + i + ".bin"), 10_000L * RECORD, (byte) i);
    }
    large(home.resolve("test_batch.bin"), 10_000L * RECORD, (byte) 9);
    Cifar10Dataset train = Cifar10Dataset.train(folder);
    assertThat(train.size()).isEqualTo(50_000);
    for (int i = 1; i <= 5; i++) {
      assertThat(train.label((i - 1) * 10_000)).hasValue(i);
      assertThat(train.label((i - 1) * 10_000 + 1)).hasValue(0);
    }
    assertThat(Cifar10Dataset.test(folder).size()).isEqualTo(10_000);
    assertThat(Cifar10Dataset.test(folder).label(0)).hasValue(9);
  }

  /** Writes a file of zeros whose first byte is set. */
  private static void large(Path file, long size, byte first) throws IOException {
    try (SeekableByteChannel out =
        Files.newByteChannel(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE,
            StandardOpenOption.SPARSE)) {
      out.write(ByteBuffer.wrap(new byte[] {first}));
      out.position(size - 1);
      out.write(ByteBuffer.wrap(new byte[] {0}));
    }
  }

  @Test
  void test_missing() {
    assertThatThrownBy(() -> Cifar10Dataset.test(folder))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessage(
            folder
                + ": expected test_batch.bin there or in its folder cifar-10-batches-bin, found"
                + " neither; unpack cifar-10-binary.tar.gz there, the binary version of CIFAR-10");
  }

  @Test
  void test_truncatedBetweenRecords() throws IOException {
    Path file = batch("test_batch.bin", 1, 2);
    assertThatThrownBy(() -> Cifar10Dataset.test(folder))
        .isInstanceOf(IOException.class)
        .hasMessage(
            file
                + ": expected 30730000 bytes, found 6146; the file is truncated or another one,"
                + " unpack it again");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, RECORD - 1, RECORD + 1})
  void open_wrongLength(int length) throws IOException {
    Path file = batch("a", 1, 2);
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), length));
    assertThatThrownBy(() -> Cifar10Dataset.open(file))
        .isInstanceOf(IOException.class)
        .hasMessage(
            file
                + ": expected a CIFAR-10 batch, records of 3073 bytes, found "
                + length
                + " bytes; the file is truncated or of another kind; only the binary version can"
                + " be read");
  }

  @Test
  void open_badLabel() throws IOException {
    Path file = batch("a", 1, 10);
    assertThatThrownBy(() -> Cifar10Dataset.open(file))
        .isInstanceOf(IOException.class)
        .hasMessage(
            file
                + ": expected a label from 0 to 9 at the start of record 1, found 10; is it a file"
                + " of another kind, such as CIFAR-100?");
  }

  @Test
  void open_noFiles() {
    assertThatThrownBy(Cifar10Dataset::open)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cifar10Dataset: expected at least one file, found none; name a batch");
    assertThatThrownBy(() -> Cifar10Dataset.open(folder.resolve("nowhere")))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageEndingWith("nowhere: expected a CIFAR-10 batch, found no file; check the path");
  }

  @Test
  void nulls() throws IOException {
    NullSweep sweep = new NullSweep().set(Path.class, folder);
    assertThat(sweep.statics(Cifar10Dataset.class).methods(dataset()).checks()).isEqualTo(4);
  }
}
