package org.vae4j.data;

import java.net.URI;
import java.nio.file.Path;

/**
 * Watches a download. All methods are called on the thread that downloads, and the download waits
 * for them; what they throw ends it and reaches the caller.
 */
public interface DownloadProgress {
  /**
   * Returns a listener that prints plain lines to standard output: one when a file begins, one per
   * tenth of it, one at its end.
   *
   * @return a listener for one download at a time
   */
  static DownloadProgress console() {
    return new ConsoleDownloadProgress(System.out);
  }

  /**
   * Returns a listener that does nothing.
   *
   * @return a listener without state
   */
  static DownloadProgress none() {
    return new DownloadProgress() {};
  }

  /**
   * Is called instead of the other methods for a file that is there already, with the right
   * checksum.
   *
   * @param file the file
   */
  default void onPresent(Path file) {}

  /**
   * Is called before a file is asked for.
   *
   * @param source where it comes from
   * @param bytes its size
   */
  default void onStart(URI source, long bytes) {}

  /**
   * Is called each time some bytes have arrived.
   *
   * @param received how many there are so far
   * @param bytes how many there will be
   */
  default void onBytes(long received, long bytes) {}

  /**
   * Is called when a file has arrived, its checksum is right and it is in its place.
   *
   * @param file the file
   */
  default void onEnd(Path file) {}
}
