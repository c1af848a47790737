package org.vae4j.data;

import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;

/** Prints plain lines; needs no terminal and no library. */
final class ConsoleDownloadProgress implements DownloadProgress {
  private final PrintStream out;
  private long tenths;

  ConsoleDownloadProgress(PrintStream out) {
    this.out = out;
  }

  @Override
  public void onPresent(Path file) {
    out.printf(Locale.ROOT, "Already there: %s%n", file);
  }

  @Override
  public void onStart(URI source, long bytes) {
    tenths = 0;
    out.printf(Locale.ROOT, "Downloading %s (%,d bytes)%n", source, bytes);
  }

  @Override
  public void onBytes(long received, long bytes) {
    long reached = 10 * received / bytes;
    if (reached > tenths) {
      tenths = reached;
      out.printf(Locale.ROOT, "%3d %% | %,d bytes%n", 10 * reached, received);
    }
  }

  @Override
  public void onEnd(Path file) {
    out.printf(Locale.ROOT, "Verified %s%n", file);
  }
}
