package org.vae4j.data;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipException;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IdxBadFileTest {
  @TempDir Path folder;

  @Test
  void empty() throws IOException {
    assertRefused()
        .hasMessageEndingWith(
            "file: expected an IDX file, found no bytes at all; the file is empty, fetch it again");
  }

  @Test
  void text() throws IOException {
    assertRefused("hello\n".getBytes(US_ASCII))
        .hasMessageEndingWith(
            "file: expected an IDX file, plain (first bytes 00 00) or packed by gzip (1f 8b), found"
                + " 68 65 6c 6c (\"hell\"); is it a file of another kind?");
  }

  @Test
  void textPackedByGzip() throws IOException {
    assertRefused(IdxBytes.gzip("{\"a\": 1}".getBytes(US_ASCII)))
        .hasMessageContaining("found 7b 22 61 22 (\"{\"a\"\")");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void magic_truncated(int length) throws IOException {
    assertRefused(Arrays.copyOf(IdxBytes.counting(1, 1), length))
        .hasMessageContaining("expected an IDX file, plain");
  }

  @ParameterizedTest
  @CsvSource({
    "9, '09, signed byte'",
    "11, '0b, 16-bit integer'",
    "12, '0c, 32-bit integer'",
    "13, '0d, 32-bit float'",
    "14, '0e, 64-bit float'",
    "200, 'c8, which IDX does not define'"
  })
  void type_notUnsignedByte(int type, String name) throws IOException {
    assertRefused(IdxBytes.file(type, new int[] {1, 1}, (byte) 1))
        .hasMessageEndingWith(
            "file: expected values of type 08, unsigned byte, found "
                + name
                + "; only bytes can be read");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5})
  void sizes_wrongNumber(int rank) throws IOException {
    int[] sizes = new int[rank];
    Arrays.fill(sizes, 1);
    assertRefused(IdxBytes.file(8, sizes, (byte) 1))
        .hasMessageContaining("file: expected 2 to 4 sizes, found " + rank + "; images have");
  }

  @Test
  void sizes_truncated() throws IOException {
    assertRefused(Arrays.copyOf(IdxBytes.counting(1, 1, 1), 11))
        .hasMessageEndingWith(
            "file: expected a header of 16 bytes, found 11; the file is truncated, fetch it again");
  }

  @ParameterizedTest
  @CsvSource({"0, 2, 2, 0", "2, 0, 2, 1", "2, 2, 0, 2"})
  void sizes_zero(int count, int height, int width, int position) throws IOException {
    assertRefused(IdxBytes.file(8, new int[] {count, height, width}))
        .hasMessageEndingWith(
            "file: expected sizes of at least 1, found size 0 at position "
                + position
                + "; there is nothing to learn from");
  }

  @Test
  void sizes_itemsOver2To31Values() throws IOException {
    assertRefused(IdxBytes.file(8, new int[] {1, 65536, 32768}))
        .hasMessageEndingWith(
            "file: expected at most 2^31 - 1 items of at most 2^31 - 1 values, found size 32768 at"
                + " position 2; split the file, or fetch it again if it should not be as large");
  }

  @Test
  void sizes_over2To31() throws IOException {
    assertRefused(IdxBytes.file(8, new int[] {-1, 1}))
        .hasMessageContaining("found size 4294967295 at position 0");
    assertRefused(IdxBytes.file(8, new int[] {1, Integer.MAX_VALUE, Integer.MAX_VALUE, 3}))
        .hasMessageContaining("found size 2147483647 at position 2");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void channels_neither1Nor3(int channels) throws IOException {
    assertRefused(IdxBytes.counting(2, 5, 4, channels))
        .hasMessageContaining(
            "expected 1 or 3 channels as the last of the sizes, found the sizes [2, 5, 4, "
                + channels
                + "]");
  }

  @Test
  void values_truncated() throws IOException {
    byte[] file = IdxBytes.counting(3, 2, 2);
    String message =
        "file: expected 12 bytes of values for the sizes [3, 2, 2], found 11; the file is"
            + " truncated, fetch it again";
    assertRefused(Arrays.copyOf(file, file.length - 1)).hasMessageEndingWith(message);
    assertRefused(IdxBytes.gzip(Arrays.copyOf(file, file.length - 1)))
        .hasMessageEndingWith(message);
  }

  @Test
  void values_trailing() throws IOException {
    byte[] file = IdxBytes.join(IdxBytes.counting(3, 2, 2), (byte) 0);
    String message =
        "file: expected the end of the file after 12 bytes of values, found more bytes; its sizes"
            + " [3, 2, 2] do not describe all it holds";
    assertRefused(file).hasMessageEndingWith(message);
    assertRefused(IdxBytes.gzip(file)).hasMessageEndingWith(message);
  }

  @Test
  void gzip_truncatedAnywhere() throws IOException {
    byte[] file = IdxBytes.gzip(IdxBytes.counting(3, 2, 2));
    for (int length = 2; length < file.length; length++) {
      assertRefused(Arrays.copyOf(file, length))
          .hasMessageEndingWith(
              "file: expected a whole gzip file, found its end in the middle; the file is"
                  + " truncated, fetch it again");
    }
  }

  @Test
  void gzip_corrupt() throws IOException {
    byte[] file = IdxBytes.gzip(IdxBytes.counting(30, 20, 20));
    byte[] body = file.clone();
    body[10] = (byte) 0xff; // a block of a type that deflate does not have
    assertRefused(body)
        .hasMessageContaining("file: expected a sound gzip file, found \"")
        .hasMessageEndingWith("\"; the file is damaged, fetch it again")
        .hasCauseInstanceOf(ZipException.class);
    byte[] checksum = file.clone();
    checksum[file.length - 6] ^= 1;
    assertRefused(checksum).hasMessageContaining("expected a sound gzip file, found \"Corrupt");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8, 30, 100_000})
  void gzip_bytesBehindIt(int count) throws IOException {
    byte[] behind = new byte[count];
    Arrays.fill(behind, (byte) 7);
    assertRefused(IdxBytes.join(IdxBytes.gzip(IdxBytes.counting(3, 2, 2)), behind))
        .hasMessageEndingWith(
            "file: expected the end of the file after the gzip trailer, found "
                + count
                + " more bytes; the file is damaged, fetch it again");
  }

  /** No machine has the memory these headers promise, and none of it may be asked for. */
  @ParameterizedTest
  @CsvSource({"2147483647, 1", "1, 2147483647", "2147483647, 2147483647"})
  void promise_takesNoMemory(int count, int length) throws IOException {
    byte[] file = IdxBytes.file(8, new int[] {count, length}, (byte) 1, (byte) 2);
    String message = "expected " + (long) count * length + " bytes of values for the sizes";
    for (byte[] bytes : new byte[][] {file, IdxBytes.gzip(file)}) {
      Path path = write(bytes);
      ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
      assertThatThrownBy(() -> IdxDataset.images(path))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(message)
          .hasMessageContaining("found 2; the file is truncated");
      long after = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
      assertThat(after - before).isLessThan(4 << 20);
    }
  }

  @Test
  void labels_anotherNumber() throws IOException {
    Path images = Files.write(folder.resolve("images"), IdxBytes.counting(3, 2, 2));
    Path labels = Files.write(folder.resolve("labels"), IdxBytes.counting(4));
    assertThatThrownBy(() -> IdxDataset.images(images, labels))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith(
            "labels: expected 3 labels, one per item of images, found 4; the two files do not"
                + " belong together");
  }

  @Test
  void labels_areImages() throws IOException {
    Path images = Files.write(folder.resolve("images"), IdxBytes.counting(3, 2, 2));
    assertThatThrownBy(() -> IdxDataset.images(images, images))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("images: expected 1 size, found 3; ");
  }

  @Test
  void file_isAFolder() {
    assertThatThrownBy(() -> IdxDataset.images(folder))
        .isInstanceOf(IOException.class)
        .hasMessage(
            folder
                + ": expected an IDX file, found a folder; IdxDataset.open finds the files in a"
                + " folder");
  }

  @Test
  void file_missing() {
    Path file = folder.resolve("nowhere");
    assertThatThrownBy(() -> IdxDataset.images(file))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessage(file + ": expected an IDX file, found none; check the path");
  }

  @Test
  void open_noSuchPrefix() throws IOException {
    Files.write(folder.resolve("train-images-idx3-ubyte"), IdxBytes.counting(3, 2, 2));
    assertThatThrownBy(() -> IdxDataset.open(folder, "test"))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessage(
            folder
                + ": expected test-images-idx3-ubyte or test-images-idx3-ubyte.gz, found"
                + " neither; check the folder and the prefix");
  }

  @Test
  void open_noSuchFolder() {
    Path nowhere = folder.resolve("nowhere");
    assertThatThrownBy(() -> IdxDataset.open(nowhere, "train"))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessage(
            nowhere
                + ": expected train-images-idx3-ubyte or train-images-idx3-ubyte.gz, found no"
                + " such folder; check the folder and the prefix");
  }

  @Test
  void open_badLabels() throws IOException {
    Files.write(folder.resolve("train-images-idx3-ubyte"), IdxBytes.counting(3, 2, 2));
    Files.write(folder.resolve("train-labels-idx1-ubyte.gz"), new byte[0]);
    assertThatThrownBy(() -> IdxDataset.open(folder, "train"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("train-labels-idx1-ubyte.gz: expected an IDX file, found no bytes");
  }

  private AbstractThrowableAssert<?, ?> assertRefused(byte... bytes) throws IOException {
    Path file = write(bytes);
    return assertThatThrownBy(() -> IdxDataset.images(file))
        .isExactlyInstanceOf(IOException.class)
        .hasMessageStartingWith(file + ": expected ");
  }

  private Path write(byte... bytes) throws IOException {
    return Files.write(folder.resolve("file"), bytes);
  }
}
