package org.vae4j.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.testing.NullPointerTester;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vae4j.Shape;

final class IdxDatasetTest extends ByteDatasetContract {
  @TempDir Path folder;

  @Override
  ByteDataset dataset() throws IOException {
    return IdxDataset.images(write("contract", IdxBytes.counting(5, 3, 4)));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void open_imagesAndLabels(boolean packed) throws IOException {
    writeAs("train-images-idx3-ubyte", packed, IdxBytes.counting(3, 2, 2));
    writeAs(
        "train-labels-idx1-ubyte",
        packed,
        IdxBytes.file(8, new int[] {3}, (byte) 7, (byte) 0, (byte) 255));
    IdxDataset data = IdxDataset.open(folder, "train");
    assertThat(data.size()).isEqualTo(3);
    assertThat(data.itemShape()).isEqualTo(Shape.of(2, 2, 1));
    assertThat(data.samples(2, 3).item(0))
        .containsExactly(9 / 255f, 10 / 255f, 11 / 255f, 12 / 255f);
    assertThat(data.label(0)).hasValue(7);
    assertThat(data.label(1)).hasValue(0);
    assertThat(data.label(2)).hasValue(255);
    assertThat(data)
        .hasToString("train-images-idx3-ubyte" + (packed ? ".gz" : "") + ": 3 items of [2, 2, 1]");
  }

  @Test
  void open_plainIsPreferredToGz() throws IOException {
    writeAs("t10k-images-idx3-ubyte", true, IdxBytes.counting(9, 2, 2));
    writeAs("t10k-images-idx3-ubyte", false, IdxBytes.counting(3, 2, 2));
    assertThat(IdxDataset.open(folder, "t10k").size()).isEqualTo(3);
  }

  @Test
  void open_withoutLabels() throws IOException {
    writeAs("t10k-images-idx3-ubyte", false, IdxBytes.counting(3, 2, 2));
    assertThat(IdxDataset.open(folder, "t10k").label(2)).isEmpty();
  }

  @Test
  void images_firstBytesDecideNotTheName() throws IOException {
    Path plain = write("plain.gz", IdxBytes.counting(2, 3));
    Path packed = write("packed", IdxBytes.gzip(IdxBytes.counting(2, 3)));
    assertThat(IdxDataset.images(plain).samples(0, 2))
        .isEqualTo(IdxDataset.images(packed).samples(0, 2));
  }

  @Test
  void images_twoSizesAreVectors() throws IOException {
    IdxDataset data = IdxDataset.images(write("vectors", IdxBytes.counting(2, 3)));
    assertThat(data.itemShape()).isEqualTo(Shape.of(3));
    assertThat(data.samples(1, 2).item(0)).containsExactly(4 / 255f, 5 / 255f, 6 / 255f);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void images_fourSizesEndInChannels(int channels) throws IOException {
    IdxDataset data = IdxDataset.images(write("color", IdxBytes.counting(2, 5, 4, channels)));
    assertThat(data.itemShape()).isEqualTo(Shape.of(5, 4, channels));
    assertThat(data.samples(1, 2).value(0, 0)).isEqualTo((20 * channels + 1) / 255f);
  }

  @Test
  void images_gzOverSeveralSegments() throws IOException {
    byte[] file = IdxBytes.counting(1001, 19, 53);
    IdxDataset packed = IdxDataset.images(write("packed.gz", IdxBytes.gzip(file)));
    byte[] item = new byte[19 * 53];
    ByteBuffer expected = ByteBuffer.wrap(file, 16, file.length - 16).slice();
    for (int index = 0; index < packed.size(); index++) {
      packed.readBytes(index, item, 0);
      assertThat(ByteBuffer.wrap(item)).isEqualTo(expected.slice(index * item.length, item.length));
    }
  }

  @Test
  void images_gzOfSeveralMembers() throws IOException {
    byte[] file = IdxBytes.counting(2, 3);
    byte[] head = IdxBytes.gzip(Arrays.copyOf(file, 5));
    byte[] tail = IdxBytes.gzip(Arrays.copyOfRange(file, 5, file.length));
    IdxDataset data = IdxDataset.images(write("members.gz", IdxBytes.join(head, tail)));
    assertThat(data.samples(0, 2))
        .isEqualTo(IdxDataset.images(write("members", file)).samples(0, 2));
  }

  @Test
  void images_plainFileOver2GiB() throws IOException {
    int count = (int) ((5L << 29) / 1000);
    Path file = folder.resolve("large");
    try (SeekableByteChannel out =
        Files.newByteChannel(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE,
            StandardOpenOption.SPARSE)) {
      out.write(ByteBuffer.wrap(IdxBytes.file(8, new int[] {count, 1000})));
      out.position(12 + 1000L * count - 1);
      out.write(ByteBuffer.wrap(new byte[] {51}));
    }
    // Item 1,073,741 lies on the border of the first two segments of 1 GiB.
    try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
      out.seek(12 + (1L << 30) - 1);
      out.write(new byte[] {102, -1});
    }
    IdxDataset data = IdxDataset.images(file);
    assertThat(data.size()).isEqualTo(count);
    float[] item = new float[1000];
    data.read(count - 1, item, 0);
    assertThat(item[999]).isEqualTo(0.2f);
    data.read(1_073_741, item, 0);
    assertThat(item[823]).isEqualTo(0.4f);
    assertThat(item[824]).isEqualTo(1);
    assertThat(item[825]).isEqualTo(0);
  }

  @Test
  void nulls() throws IOException {
    NullPointerTester tester = new NullPointerTester().setDefault(Path.class, folder);
    tester.testAllPublicStaticMethods(IdxDataset.class);
    tester.testAllPublicInstanceMethods(dataset());
  }

  private Path writeAs(String name, boolean packed, byte[] bytes) throws IOException {
    return packed ? write(name + ".gz", IdxBytes.gzip(bytes)) : write(name, bytes);
  }

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }
}
