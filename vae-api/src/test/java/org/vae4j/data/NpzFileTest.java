package org.vae4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vae4j.testing.NullSweep;

final class NpzFileTest {
  @TempDir Path folder;

  private NpzFile open(String name) throws IOException {
    return NpzFile.open(NumpyFiles.copy(name, folder));
  }

  @Test
  void array_stored() throws IOException {
    NpzFile file = open("stored.npz");
    assertThat(file.names()).containsExactly("x", "y");
    assertThat(file).hasToString("stored.npz: [x, y]");
    NpyArray x = file.array("x");
    assertThat(x).hasToString("x: uint8 (2, 3, 4)");
    Dataset data = Datasets.withLabels(x.items(), file.array("y").labels());
    assertThat(data).isInstanceOf(ByteDataset.class);
    assertThat(data.samples(1, 2).value(0, 11)).isEqualTo(23 / 255f);
    assertThat(data.label(0)).hasValue(3);
    assertThat(data.label(1)).hasValue(1);
  }

  @Test
  void array_packed() throws IOException {
    NpzFile file = open("packed.npz");
    assertThat(file.array("x").items().samples(1, 2).item(0))
        .containsExactly(1.25f, 1.5f, 1.75f, 2, 2.25f);
    assertThat(file.array("y").labels()).containsExactly(3, 1);
  }

  @Test
  void names_ofUnnamedArrays() throws IOException {
    assertThat(open("unnamed.npz").names()).containsExactly("arr_0");
  }

  @Test
  void array_unknownName() throws IOException {
    NpzFile file = open("stored.npz");
    assertThatThrownBy(() -> file.array("z"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            folder.resolve("stored.npz")
                + ": expected one of the names [x, y], found z; check the name");
  }

  @Test
  void open_noZip() throws IOException {
    Path file = NumpyFiles.copy("uint8.npy", folder);
    assertThatThrownBy(() -> NpzFile.open(file))
        .isInstanceOf(IOException.class)
        .hasCauseInstanceOf(ZipException.class)
        .hasMessageStartingWith(file + ": expected a sound .npz file, found \"")
        .hasMessageEndingWith("\"; the file is damaged, save it again");
  }

  @Test
  void open_emptyOrMissing() throws IOException {
    Path empty = Files.write(folder.resolve("empty"), new byte[0]);
    assertThatThrownBy(() -> NpzFile.open(empty))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(
            "empty: expected a sound .npz file, found \"java.util.zip.ZipException: zip file is empty\"");
    assertThatThrownBy(() -> NpzFile.open(folder.resolve("nowhere")))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageEndingWith("nowhere: expected a .npz file, found none; check the path");
  }

  @Test
  void open_noArrays() throws IOException {
    Path file = zip("readme.txt", new byte[3]);
    assertThatThrownBy(() -> NpzFile.open(file))
        .isInstanceOf(IOException.class)
        .hasMessage(
            file
                + ": expected arrays, files ending in .npy, found none; numpy.savez writes such a"
                + " file");
  }

  @Test
  void array_truncatedInside() throws IOException {
    byte[] array = NumpyFiles.bytes("uint8.npy");
    Path file = zip("x.npy", Arrays.copyOf(array, array.length - 1));
    NpzFile npz = NpzFile.open(file);
    assertThatThrownBy(() -> npz.array("x"))
        .isInstanceOf(IOException.class)
        .hasMessage(
            file
                + ", x: expected 24 bytes of values for the shape (2, 3, 4), found 23; the file is"
                + " truncated, save it again");
  }

  @Test
  void array_wrongChecksum() throws IOException {
    byte[] bytes = NumpyFiles.bytes("stored.npz");
    // The last value of x, 23, comes behind the value 22.
    int at = 0;
    while (bytes[at] != 22 || bytes[at + 1] != 23) {
      at++;
    }
    bytes[at + 1] = 24;
    Path file = Files.write(folder.resolve("bad.npz"), bytes);
    NpzFile npz = NpzFile.open(file);
    assertThatThrownBy(() -> npz.array("x"))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(file + ", x: expected the checksum ")
        .hasMessageEndingWith("; the file is damaged, save it again");
    assertThat(npz.array("y").labels()).containsExactly(3, 1);
  }

  @Test
  void array_largerThanTheHeap() throws IOException {
    Path file =
        zip(
            "x.npy",
            NpyBytes.file(1, NpyBytes.header("'<f8'", "False", "(2147483647, 1000)"), (byte) 1));
    NpzFile npz = NpzFile.open(file);
    assertThatThrownBy(() -> npz.array("x"))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(file + ", x: expected an array that fits into the heap of ")
        .hasMessageEndingWith(
            ", found 17179869176000 bytes; save it with numpy.save: a .npy file may be larger than"
                + " memory");
  }

  @Test
  void array_fileHasChanged() throws IOException {
    Path file = NumpyFiles.copy("stored.npz", folder);
    NpzFile npz = NpzFile.open(file);
    Files.write(file, NumpyFiles.bytes("unnamed.npz"));
    assertThatThrownBy(() -> npz.array("x"))
        .isInstanceOf(IOException.class)
        .hasMessage(file + ", x: expected an array, found none any more; the file has changed");
  }

  private Path zip(String name, byte... bytes) throws IOException {
    Path file = folder.resolve("made.npz");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(bytes);
    }
    return file;
  }

  @Test
  void nulls() throws IOException {
    NullSweep sweep = new NullSweep().set(Path.class, folder);
    assertThat(sweep.statics(NpzFile.class).methods(open("stored.npz")).checks()).isEqualTo(2);
  }
}
