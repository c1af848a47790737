package org.vae4j.data;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.testing.NullSweep;

final class NpyArrayTest {
  @TempDir Path folder;

  private NpyArray open(String name) throws IOException {
    return NpyArray.open(NumpyFiles.copy(name, folder));
  }

  @Test
  void items_uint8AreBytes() throws IOException {
    NpyArray array = open("uint8.npy");
    assertThat(array.sizes()).containsExactly(2, 3, 4);
    assertThat(array.type()).isEqualTo("uint8");
    assertThat(array).hasToString("uint8.npy: uint8 (2, 3, 4)");
    Dataset data = array.items();
    assertThat(data).isInstanceOf(ByteDataset.class);
    assertThat(data.size()).isEqualTo(2);
    assertThat(data.itemShape()).isEqualTo(Shape.of(3, 4, 1));
    assertThat(data.label(1)).isEmpty();
    assertThat(data).hasToString("uint8.npy: uint8 (2, 3, 4), 2 items of [3, 4, 1]");
    for (int i = 0; i < 12; i++) {
      assertThat(data.samples(1, 2).value(0, i)).isEqualTo((12 + i) / 255f);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"float32", "float32_big_endian", "version1", "version2", "version3"})
  void items_float32(String name) throws IOException {
    NpyArray array = open(name + ".npy");
    assertThat(array.type()).isEqualTo("float32");
    Dataset data = array.items();
    assertThat(data).isNotInstanceOf(ByteDataset.class);
    assertThat(data.itemShape()).isEqualTo(Shape.of(5));
    assertThat(data.samples(0, 2))
        .isEqualTo(Samples.of(Shape.of(5), 0, .25f, .5f, .75f, 1, 1.25f, 1.5f, 1.75f, 2, 2.25f));
  }

  @ParameterizedTest
  @ValueSource(strings = {"float64", "float64_big_endian"})
  void items_float64(String name) throws IOException {
    NpyArray array = open(name + ".npy");
    assertThat(array.type()).isEqualTo("float64");
    Dataset data = array.items();
    assertThat(data.itemShape()).isEqualTo(Shape.of(2, 3, 1));
    assertThat(data.samples(1, 2).item(0)).containsExactly(1.5f, 1.75f, 2, 2.25f, 2.5f, 2.75f);
  }

  @ParameterizedTest
  @CsvSource({"channels_first, 0.00392156862745098", "channels_first_float, 0.25"})
  void itemsChannelsFirst_areTransposed(String name, float unit) throws IOException {
    Dataset data = open(name + ".npy").itemsChannelsFirst();
    assertThat(data.itemShape()).isEqualTo(Shape.of(2, 3, 3));
    Samples items = data.samples(0, 2);
    for (int n = 0; n < 2; n++) {
      for (int i = 0; i < 18; i++) {
        int row = i / 9;
        int column = i / 3 % 3;
        int stored = ((n * 3 + i % 3) * 2 + row) * 3 + column;
        assertThat(items.value(n, i)).isCloseTo(stored * unit, within(1e-6f));
      }
    }
  }

  @Test
  void items_shapeThatLooksLikeChannelsFirst() throws IOException {
    Path file = folder.resolve("a.npy");
    NpyWriter.write(file, ArrayDataset.ofBytes(Shape.of(3, 4, 5), new byte[60]));
    NpyArray array = NpyArray.open(file);
    assertThatThrownBy(array::items)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "a.npy: expected the shape (n, height, width, channels), found (1, 3, 4, 5);"
                + " itemsChannelsFirst() reads (n, channels, height, width)");
    assertThat(array.itemsChannelsFirst().itemShape()).isEqualTo(Shape.of(4, 5, 3));
  }

  @Test
  void items_manyChannels() throws IOException {
    Path file = folder.resolve("a.npy");
    NpyWriter.write(file, ArrayDataset.ofBytes(Shape.of(4, 5, 7), new byte[140]));
    assertThat(NpyArray.open(file).items().itemShape()).isEqualTo(Shape.of(4, 5, 7));
  }

  @Test
  void items_ofLabels() throws IOException {
    assertThatThrownBy(open("labels_i8.npy")::items)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "labels_i8.npy: expected 2 to 4 dimensions, found the shape (3,); labels() reads"
                + " arrays of one dimension");
    assertThatThrownBy(open("labels_column.npy")::items)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "labels_column.npy: expected items of uint8, float32 or float64, found int64; labels()"
                + " reads whole numbers; save a.astype('float32') if they are items");
    assertThatThrownBy(open("float32.npy")::itemsChannelsFirst)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "float32.npy: expected the shape (n, channels, height, width), found (2, 5); items()"
                + " reads arrays without channels");
  }

  @ParameterizedTest
  @ValueSource(strings = {"i1", "u2", "i4", "i4_big_endian", "i8", "u8", "column"})
  void labels_wholeNumbersOfAnyType(String name) throws IOException {
    assertThat(open("labels_" + name + ".npy").labels()).containsExactly(3, 0, 2);
  }

  @Test
  void labels_unsignedBytes() throws IOException {
    Path file = folder.resolve("a.npy");
    NpyWriter.write(
        file, ArrayDataset.ofBytes(Shape.of(1), new byte[] {-1}, new byte[] {(byte) 128}));
    assertThat(NpyArray.open(file).labels()).containsExactly(255, 128);
  }

  @Test
  void labels_moreThanAChunk() throws IOException {
    int[] labels = new int[20_000];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = 7 * i;
    }
    Path file = folder.resolve("a.npy");
    NpyWriter.write(file, labels);
    assertThat(NpyArray.open(file).labels()).isEqualTo(labels);
  }

  @ParameterizedTest
  @CsvSource({"labels_negative, -1 for item 1", "labels_huge, -1 for item 1"})
  void labels_outOfRange(String name, String found) throws IOException {
    assertThatThrownBy(open(name + ".npy")::labels)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            name
                + ".npy: expected labels from 0 to 2^31 - 1, found "
                + found
                + "; classes are numbered from 0");
  }

  @Test
  void labels_ofItems() throws IOException {
    assertThatThrownBy(open("float32.npy")::labels)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "float32.npy: expected labels that are whole numbers, found float32; save"
                + " a.astype('int32') if they are classes");
    assertThatThrownBy(open("uint8.npy")::labels)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "uint8.npy: expected labels of the shape (n,), found (2, 3, 4); save numpy.argmax(a,"
                + " axis=1) if they are one-hot");
  }

  @Test
  void labels_joinTheirItems() throws IOException {
    Path file = folder.resolve("y.npy");
    NpyWriter.write(file, new int[] {4, 9});
    Dataset data = Datasets.withLabels(open("uint8.npy").items(), NpyArray.open(file).labels());
    assertThat(data).isInstanceOf(ByteDataset.class);
    assertThat(data.label(1)).hasValue(9);
  }

  @Test
  void open_fileOver2GiB_isMapped() throws IOException {
    // 900,000,000 float32 values; the sizes in the header of a small array are replaced.
    Path file = NumpyFiles.copy("float32.npy", folder);
    try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
      byte[] header = new byte[128];
      out.readFully(header);
      String text = new String(header, ISO_8859_1);
      out.seek(0);
      out.write(text.replace("(2, 5), }        ", "(300000000, 3), }").getBytes(ISO_8859_1));
      out.setLength(128 + 3_600_000_000L);
      out.seek(128 + 3_599_999_996L);
      out.writeInt(Integer.reverseBytes(Float.floatToIntBits(0.75f)));
    }
    Dataset data = NpyArray.open(file).items();
    assertThat(data.size()).isEqualTo(300_000_000);
    assertThat(data.samples(299_999_999, 300_000_000).item(0)).containsExactly(0, 0, 0.75f);
  }

  @Test
  void open_fortranOrder() throws IOException {
    assertRefused("fortran.npy")
        .hasMessageEndingWith(
            "fortran.npy: expected values in C order, found Fortran order; save"
                + " numpy.ascontiguousarray(a) instead");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "bool.npy; '|b1'",
        "complex.npy; '<c8'",
        "text.npy; '<U1'",
      },
      quoteCharacter = '"')
  void open_otherTypes(String name, String descr) throws IOException {
    assertRefused(name)
        .hasMessageEndingWith(
            name
                + ": expected values of type uint8, float32, float64, or whole numbers as labels,"
                + " found "
                + descr
                + "; convert the array before saving it, as in a.astype('float32')");
  }

  @Test
  void open_namedFields() throws IOException {
    assertRefused("fields.npy")
        .hasMessageContaining("expected a header with one type and no named fields, found \"[(");
  }

  @ParameterizedTest
  @CsvSource({"scalar.npy, '()'", "five.npy, '(1, 1, 1, 1, 2)'"})
  void open_otherRanks(String name, String shape) throws IOException {
    assertRefused(name)
        .hasMessageContaining(": expected 1 to 4 dimensions, found the shape " + shape + "; items");
  }

  @Test
  void open_noItems() throws IOException {
    assertRefused("empty.npy")
        .hasMessageContaining(
            ": expected sizes of at least 1, found the shape (0, 4); there is nothing to learn");
  }

  private AbstractThrowableAssert<?, ?> assertRefused(String name) throws IOException {
    Path file = NumpyFiles.copy(name, folder);
    return assertThatThrownBy(() -> NpyArray.open(file))
        .isExactlyInstanceOf(IOException.class)
        .hasMessageStartingWith(file + ": expected ");
  }

  @Test
  void nulls() {
    NullSweep sweep = new NullSweep().set(Path.class, folder);
    assertThat(sweep.statics(NpyArray.class).checks()).isEqualTo(1);
  }
}
