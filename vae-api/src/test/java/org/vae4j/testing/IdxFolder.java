package org.vae4j.testing;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.vae4j.data.ByteDataset;
import org.vae4j.data.SpriteDataset;

/** Writes small stand-ins for Fashion-MNIST: sprites of 28x28 in files of the same format. */
public final class IdxFolder {
  private static final int SIDE = 28;
  private static final int IMAGES_MAGIC = 0x803;
  private static final int LABELS_MAGIC = 0x801;

  private IdxFolder() {}

  /**
   * Writes the four files.
   *
   * @param folder an empty folder
   * @param trainCount the number of training images
   * @param testCount the number of test images
   * @return the folder
   */
  public static Path write(Path folder, int trainCount, int testCount) throws IOException {
    write(folder, "train", SpriteDataset.of(SIDE, trainCount, 1));
    write(folder, "t10k", SpriteDataset.of(SIDE, testCount, 2));
    return folder;
  }

  private static void write(Path folder, String prefix, ByteDataset sprites) throws IOException {
    byte[] image = new byte[SIDE * SIDE];
    try (DataOutputStream images = open(folder.resolve(prefix + "-images-idx3-ubyte"));
        DataOutputStream labels = open(folder.resolve(prefix + "-labels-idx1-ubyte"))) {
      images.writeInt(IMAGES_MAGIC);
      images.writeInt(sprites.size());
      images.writeInt(SIDE);
      images.writeInt(SIDE);
      labels.writeInt(LABELS_MAGIC);
      labels.writeInt(sprites.size());
      for (int index = 0; index < sprites.size(); index++) {
        sprites.readBytes(index, image, 0);
        images.write(image);
        labels.writeByte(sprites.label(index).orElseThrow());
      }
    }
  }

  private static DataOutputStream open(Path file) throws IOException {
    return new DataOutputStream(Files.newOutputStream(file));
  }
}
