package org.vae4j.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes of a file are, it is read or refused with an IOException. */
final class NpyFuzzTest {
  private static final int MUTANTS = 1000;
  private static final String ALPHABET = "{}()[]',:\\\"TrueFalse0123456789<>|ufiL \n";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {"uint8", "float32", "version2", "version3", "labels_i8", "channels_first_float"})
  void npy(String name) throws IOException {
    byte[] original = NumpyFiles.bytes(name + ".npy");
    Random random = new Random(name.length());
    int read = 0;
    for (int i = 0; i < MUTANTS; i++) {
      Path file = Files.write(folder.resolve("file"), mutant(original, random));
      read += isRead(() -> NpyArray.open(file)) ? 1 : 0;
    }
    // Mutations of values and of the padding do no harm; most others do.
    assertThat(read).isBetween(MUTANTS / 50, MUTANTS * 9 / 10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"stored", "packed"})
  void npz(String name) throws IOException {
    byte[] original = NumpyFiles.bytes(name + ".npz");
    Random random = new Random(name.length());
    int read = 0;
    for (int i = 0; i < MUTANTS; i++) {
      Path file = Files.write(folder.resolve("file"), mutant(original, random));
      read += isRead(() -> first(NpzFile.open(file))) ? 1 : 0;
    }
    assertThat(read).isBetween(MUTANTS / 50, MUTANTS * 9 / 10);
  }

  private static NpyArray first(NpzFile file) throws IOException {
    return file.array(file.names().get(0));
  }

  /** Tells whether an array is read; any exception but an IOException fails the test. */
  private static boolean isRead(Opener opener) {
    try {
      NpyArray array = opener.open();
      if (array.sizes().size() >= 2 && array.type().matches("uint8|float..")) {
        if (array.sizes().size() < 4) {
          Dataset data = array.items();
          data.samples(data.size() - 1, data.size());
        } else {
          Dataset data = array.itemsChannelsFirst();
          data.samples(data.size() - 1, data.size());
        }
      }
      return true;
    } catch (IOException e) {
      assertThat(e).hasMessageContaining(": expected ");
      return false;
    }
  }

  private static byte[] mutant(byte[] original, Random random) {
    byte[] mutant = original.clone();
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(mutant.length);
      switch (random.nextInt(5)) {
        case 0 -> mutant[at] = (byte) random.nextInt(256);
        case 1 -> mutant[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> mutant[at] = (byte) ALPHABET.charAt(random.nextInt(ALPHABET.length()));
        case 3 -> mutant = Arrays.copyOf(mutant, Math.max(1, at));
        default -> {
          byte[] longer = Arrays.copyOf(mutant, mutant.length + 1);
          System.arraycopy(mutant, at, longer, at + 1, mutant.length - at);
          longer[at] = (byte) ALPHABET.charAt(random.nextInt(ALPHABET.length()));
          mutant = longer;
        }
      }
    }
    return mutant;
  }

  /** Reads an array. */
  private interface Opener {
    NpyArray open() throws IOException;
  }
}
