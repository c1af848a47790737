package org.vae4j.testing;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the real data sets are, for tests that need them. */
public final class RealData {
  private static final String VARIABLE = "VAE_DATA_DIR";

  private RealData() {}

  /**
   * Returns the folder with the four files of Fashion-MNIST.
   *
   * @return an existing folder
   * @throws org.opentest4j.TestAbortedException if the environment names no data folder; the test
   *     is then reported as skipped, with the reason
   */
  public static Path fashionMnist() {
    return folder("fashion-mnist");
  }

  /**
   * Returns the folder with the four files of MNIST.
   *
   * @return an existing folder
   * @throws org.opentest4j.TestAbortedException if the environment names no data folder; the test
   *     is then reported as skipped, with the reason
   */
  public static Path mnist() {
    return folder("mnist");
  }

  private static Path folder(String name) {
    String value = System.getenv(VARIABLE);
    if (value == null || value.isBlank()) {
      return abort(VARIABLE + " is not set: it names a folder that holds mnist and fashion-mnist");
    }
    Path folder = Path.of(value, name);
    if (!Files.isDirectory(folder)) {
      throw new IllegalStateException(
          VARIABLE + ": expected a folder " + name + " in it, found none in " + value);
    }
    return folder;
  }
}
