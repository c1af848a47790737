package org.vae4j.tensorflow.checkpoint;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.vae4j.internal.Require;

/**
 * A training state in one file: a magic word and a version, the content that {@link StateWriter}
 * defines, and the CRC-32C of all that comes before it.
 */
final class CheckpointFile {
  private static final long MAGIC = 0x5641_4534_4a43_4b50L; // "VAE4JCKP"
  private static final int VERSION = 2;

  private CheckpointFile() {}

  /** Writes a file beside its place, forces it to the disk and moves it there. */
  static void write(Path file, TrainingState state) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".tmp");
    // A channel would be closed under a thread that is interrupted.
    try (FileOutputStream out = new FileOutputStream(beside.toFile())) {
      CheckedOutputStream checked = new CheckedOutputStream(out, new CRC32C());
      StateWriter writer = new StateWriter(checked);
      writer.writeLong(MAGIC);
      writer.writeInt(VERSION);
      writer.write(state);
      writer.flush();
      long sum = checked.getChecksum().getValue();
      writer.writeLong(sum);
      writer.flush();
      out.getFD().sync();
    }
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read or is damaged
   */
  static TrainingState read(Path file) throws IOException {
    long size = Files.size(file);
    try (InputStream in = Files.newInputStream(file)) {
      CheckedInputStream checked =
          new CheckedInputStream(new BufferedInputStream(in, 1 << 16), new CRC32C());
      DataInputStream data = new DataInputStream(checked);
      require(data.readLong() == MAGIC, file, "a checkpoint", "another kind of file");
      int version = data.readInt();
      require(version == VERSION, file, "version " + VERSION, "version " + version);
      TrainingState state = new StateReader(data, size).read();
      long sum = checked.getChecksum().getValue();
      require(data.readLong() == sum, file, "the checksum in the file", "another");
      return state;
    } catch (EOFException e) {
      throw new IOException(
          Require.message(file.toString(), "a whole checkpoint", "a truncated one", "use another"),
          e);
    }
  }

  private static void require(boolean condition, Path file, String expected, String found)
      throws IOException {
    if (!condition) {
      throw new IOException(Require.message(file.toString(), expected, found, "use another"));
    }
  }
}
