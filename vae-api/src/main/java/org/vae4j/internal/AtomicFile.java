package org.vae4j.internal;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Writes files so that readers, and a process that is killed, see the whole file or none of it. */
public final class AtomicFile {
  /** Writes the bytes of a file. */
  @FunctionalInterface
  public interface Content {
    /**
     * Writes everything.
     *
     * @param out the file's beginning; not buffered, and closed by the caller
     * @throws IOException if that fails
     */
    void writeTo(OutputStream out) throws IOException;
  }

  private AtomicFile() {}

  /**
   * Writes a file beside its place, through to the disk, and moves it there, over one of the same
   * name. Folders that are missing are created; on any failure nothing is left.
   *
   * @param file where the file goes
   * @param content writes its bytes
   * @throws IOException if that fails
   */
  public static void write(Path file, Content content) throws IOException {
    Path place = file.toAbsolutePath();
    Path folder = place.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Path part = place.resolveSibling("." + place.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      // A channel would be closed under a thread that is interrupted.
      try (FileOutputStream out = new FileOutputStream(part.toFile())) {
        content.writeTo(out);
        out.getFD().sync();
      }
      Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
