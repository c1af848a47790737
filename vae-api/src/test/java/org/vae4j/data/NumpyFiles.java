package org.vae4j.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The files that NumPy wrote, by {@code make_arrays.py} beside them. */
final class NumpyFiles {
  private NumpyFiles() {}

  static byte[] bytes(String name) {
    try (InputStream in = NumpyFiles.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Copies a file to a folder of the default file system. */
  static Path copy(String name, Path folder) throws IOException {
    return Files.write(folder.resolve(name), bytes(name));
  }
}
