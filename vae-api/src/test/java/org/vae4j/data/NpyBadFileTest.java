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
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NpyBadFileTest {
  private static final String GOOD = NpyBytes.header("'|u1'", "False", "(2, 3)");

  @TempDir Path folder;

  private AbstractThrowableAssert<?, ?> assertRefused(byte... bytes) throws IOException {
    Path file = Files.write(folder.resolve("file"), bytes);
    return assertThatThrownBy(() -> NpyArray.open(file))
        .isExactlyInstanceOf(IOException.class)
        .hasMessageStartingWith(file + ": expected ");
  }

  private AbstractThrowableAssert<?, ?> assertHeaderRefused(String header) throws IOException {
    return assertRefused(NpyBytes.file(1, header, new byte[6]));
  }

  private NpyArray read(String header) throws IOException {
    return NpyArray.open(
        Files.write(folder.resolve("good"), NpyBytes.file(1, header, new byte[6])));
  }

  @Test
  void empty() throws IOException {
    assertRefused()
        .hasMessageEndingWith(
            ": expected a .npy file, found no bytes at all; the file is empty, save it again");
  }

  @Test
  void text() throws IOException {
    assertRefused("hello, world".getBytes(US_ASCII))
        .hasMessageEndingWith(
            ": expected a .npy file (first bytes 93 4e 55 4d 50 59), found 68 65 6c 6c 6f 2c 20 77"
                + " (\"hello, w\"); numpy.save writes one; a .npz file is opened by NpzFile");
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "4, 0", "1, 1", "200, 0"})
  void version_unknown(int major, int minor) throws IOException {
    byte[] file = NpyBytes.file(1, GOOD, new byte[6]);
    file[6] = (byte) major;
    file[7] = (byte) minor;
    assertRefused(file)
        .hasMessageEndingWith(
            ": expected version 1.0, 2.0 or 3.0, found "
                + major
                + "."
                + minor
                + "; save it with numpy.save");
  }

  @Test
  void truncated_anywhere() throws IOException {
    byte[] file = NpyBytes.file(2, GOOD, new byte[6]);
    for (int length = 1; length < file.length; length++) {
      assertRefused(Arrays.copyOf(file, length));
    }
    assertRefused(Arrays.copyOf(file, 7)).hasMessageContaining("found the end of the file");
    assertRefused(Arrays.copyOf(file, 20))
        .hasMessageEndingWith(
            ": expected a header with "
                + GOOD.length()
                + " more bytes, found 8; the file is truncated, save it again");
    assertRefused(Arrays.copyOf(file, file.length - 1))
        .hasMessageEndingWith(
            ": expected 6 bytes of values for the shape (2, 3), found 5; the file is truncated,"
                + " save it again");
  }

  @Test
  void values_trailing() throws IOException {
    assertRefused(NpyBytes.file(1, GOOD, new byte[7]))
        .hasMessageEndingWith(
            ": expected 6 bytes of values for the shape (2, 3), found more; its header does not"
                + " describe all it holds");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'descr': '|u1', 'fortran_order': False, 'shape': (2, 3)}",
        "  { 'shape' :(2,3,) , 'fortran_order':False,'descr':\"|u1\" }  \n\n",
        "{\"descr\": '|u1', 'fortran_order': False, 'shape': (2L, 3L), }"
      })
  void header_otherSpellings(String header) throws IOException {
    assertThat(read(header).sizes()).containsExactly(2, 3);
  }

  @Test
  void header_oneSize() throws IOException {
    assertThat(read(NpyBytes.header("'|u1'", "False", "(6,)")).sizes()).containsExactly(6);
    assertHeaderRefused(NpyBytes.header("'|u1'", "False", "(6)"))
        .hasMessageContaining("expected a header with ',', found \"), }.\" at position 52");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '%',
      value = {
        "%%#'{'",
        "[]#'{'",
        "{'descr': '|u1', 'fortran_order': False, 'shape': (2, 3)#','",
        "{'descr': '|u1' 'fortran_order': False}#','",
        "{descr: '|u1'}#a string in quotes",
        "{'descr: |u1}#a plain string in quotes",
        "{'de\\\\x73cr': '|u1'}#a plain string in quotes",
        "{'descr': 5}#a string in quotes",
        "{'fortran_order': 0}#True or False",
        "{'shape': [2, 3]}#'('",
        "{'shape': (2, -3)}#a size of at most 18 digits",
        "{'shape': (2, 3.0)}#','",
        "{'shape': (,)}#a size of at most 18 digits",
        "{'shape': (2 3)}#','",
        "{'shape': (2, 1234567890123456789)}#a size of at most 18 digits",
        "{'shape': (2, __import__('os'))}#a size of at most 18 digits",
        "{}#the keys 'descr', 'fortran_order' and 'shape'",
        "{'descr': '|u1', 'shape': (2, 3)}#the keys 'descr', 'fortran_order' and 'shape'",
        "{'descr': '|u1', 'descr': '|u1'}#the keys 'descr', 'fortran_order' and 'shape', once each",
        "{'other': '|u1'}#the keys 'descr', 'fortran_order' and 'shape', once each",
      })
  void header_malformed(String header, String expected) throws IOException {
    assertHeaderRefused(header).hasMessageContaining(": expected a header with " + expected + ", ");
  }

  @Test
  void header_trailingText() throws IOException {
    assertHeaderRefused(GOOD + "x")
        .hasMessageEndingWith(
            ": expected a header with nothing but space after the dictionary, found \"x\" at"
                + " position "
                + GOOD.length()
                + "; the file is damaged or holds no plain array; save it with numpy.save");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<u3", "=f4", "|f4", "f4", "<f2", "<f16", "<i0", "", "<M8[ns]", "|O"})
  void descr_unknown(String descr) throws IOException {
    assertHeaderRefused(NpyBytes.header("'" + descr + "'", "False", "(2, 3)"))
        .hasMessageContaining("expected values of type uint8, float32, float64, or whole numbers")
        .hasMessageContaining("found '" + descr + "'; ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(2147483648, 1)",
        "(1, 2147483648)",
        "(1, 65536, 32768)",
        "(2147483647, 2147483647)",
        "(2147483647, 46340, 46340)",
        "(999999999999999999, 999999999999999999, 999999999999999999, 999999999999999999)"
      })
  void sizes_absurd(String shape) throws IOException {
    assertHeaderRefused(NpyBytes.header("'<f8'", "False", shape))
        .hasMessageContaining(
            ": expected at most 2^31 - 1 items of at most 2^31 - 1 values, found the shape "
                + shape
                + "; split the array");
  }

  /** No machine has the memory these headers promise, and none of it may be asked for. */
  @ParameterizedTest
  @ValueSource(strings = {"(2147483647, 200000000)", "(1, 2147483647)", "(2147483647,)"})
  void promise_takesNoMemory(String shape) throws IOException {
    Path file =
        Files.write(
            folder.resolve("file"),
            NpyBytes.file(1, NpyBytes.header("'<f8'", "False", shape), new byte[6]));
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    assertThatThrownBy(() -> NpyArray.open(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("bytes of values for the shape")
        .hasMessageContaining("found 6; the file is truncated");
    long after = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    assertThat(after - before).isLessThan(4 << 20);
  }

  @Test
  void header_longerThanAllowed() throws IOException {
    byte[] file = NpyBytes.file(2, GOOD, new byte[6]);
    file[10] = 1;
    assertRefused(file)
        .hasMessageEndingWith(
            ": expected a header of at most 65535 bytes, found "
                + (65536 + GOOD.length())
                + "; the file is damaged, or its array has named fields");
    file[11] = (byte) 0xff;
    assertRefused(file).hasMessageContaining("expected a header of at most 65535 bytes, found 427");
  }

  @Test
  void file_missingOrAFolder() {
    Path file = folder.resolve("nowhere");
    assertThatThrownBy(() -> NpyArray.open(file))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessage(file + ": expected a .npy file, found none; check the path");
    assertThatThrownBy(() -> NpyArray.open(folder))
        .isInstanceOf(IOException.class)
        .hasMessage(folder + ": expected a .npy file, found a folder; name a file in it");
  }
}
