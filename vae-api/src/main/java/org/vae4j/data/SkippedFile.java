package org.vae4j.data;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A file that has an image's name and cannot be read as one.
 *
 * @param file the file
 * @param reason what is wrong with it, in words
 */
public record SkippedFile(Path file, String reason) {
  /** Checks that both are there. */
  public SkippedFile {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(reason, "reason");
  }
}
