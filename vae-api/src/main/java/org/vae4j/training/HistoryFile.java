package org.vae4j.training;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.vae4j.internal.AtomicFile;

/**
 * A text file with a line per epoch.
 *
 * @param path where it is
 * @param format how its lines look
 */
record HistoryFile(Path path, HistoryFormat format) {
  /** Writes the lines of all epochs so far, in place of whatever was there. */
  void replace(List<EpochMetrics> history) throws IOException {
    StringBuilder text = new StringBuilder();
    if (!history.isEmpty()) {
      format.header(history.get(0)).ifPresent(header -> text.append(header).append('\n'));
    }
    history.forEach(metrics -> text.append(format.line(metrics)).append('\n'));
    AtomicFile.write(path, out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
  }

  /** Adds the line of an epoch: in one piece, so that a process that is killed leaves no half. */
  void append(EpochMetrics metrics) throws IOException {
    byte[] line = (format.line(metrics) + "\n").getBytes(StandardCharsets.UTF_8);
    // A channel would be closed under a thread that is interrupted.
    try (FileOutputStream out = new FileOutputStream(path.toFile(), true)) {
      out.write(line);
      out.getFD().sync();
    }
  }
}
