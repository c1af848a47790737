package org.vae4j.examples;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Writes images of noise, 28x28, in the format of MNIST; needs the memory of one. */
final class RandomIdxFile {
  static final int SIDE = 28;
  private static final int IMAGES_MAGIC = 0x803;

  private RandomIdxFile() {}

  /** Writes that many images. */
  static void write(Path file, int count, long seed) throws IOException {
    Random random = new Random(seed);
    byte[] image = new byte[SIDE * SIDE];
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      out.writeInt(IMAGES_MAGIC);
      out.writeInt(count);
      out.writeInt(SIDE);
      out.writeInt(SIDE);
      for (int i = 0; i < count; i++) {
        random.nextBytes(image);
        out.write(image);
      }
    }
  }
}
