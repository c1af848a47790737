package org.vae4j.data;

import com.google.common.hash.HashCode;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.vae4j.internal.Require;

/**
 * A file on the web whose bytes are known.
 *
 * @param name its name, there and here
 * @param bytes its size
 * @param sha256 64 lower-case hexadecimal digits
 */
record PublishedFile(String name, long bytes, String sha256) {
  private static final int BUFFER_SIZE = 1 << 16;
  private static final int TIMEOUT_MILLISECONDS = 30_000;

  /**
   * Brings the file into a folder, unless it is there. It is written beside its place, and moved
   * there once its checksum is right; on any failure nothing is left.
   *
   * @param base where it is published; ends in a slash
   * @param folder an existing folder
   * @param progress watches
   */
  void download(URI base, Path folder, DownloadProgress progress) throws IOException {
    Path file = folder.resolve(name);
    if (Files.exists(file)) {
      requireKnown(file);
      progress.onPresent(file);
      return;
    }
    URI source = base.resolve(name);
    progress.onStart(source, bytes);
    Path part = folder.resolve(name + "." + UUID.randomUUID() + ".part");
    try {
      receive(source, part, progress);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
    progress.onEnd(file);
  }

  private void requireKnown(Path file) throws IOException {
    Hasher hasher = Hashing.sha256().newHasher();
    byte[] buffer = new byte[BUFFER_SIZE];
    try (InputStream in = Files.newInputStream(file)) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        hasher.putBytes(buffer, 0, count);
      }
    }
    requireChecksum(
        file, hasher.hash(), "it is another file; delete it or download to another folder");
  }

  private void receive(URI source, Path part, DownloadProgress progress) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) source.toURL().openConnection();
    connection.setConnectTimeout(TIMEOUT_MILLISECONDS);
    connection.setReadTimeout(TIMEOUT_MILLISECONDS);
    try {
      requireFound(source, connection);
      try (InputStream in = connection.getInputStream();
          OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW)) {
        requireChecksum(
            source, copy(source, in, out, progress), "what is published there has changed");
      }
    } finally {
      connection.disconnect();
    }
  }

  private static void requireFound(URI source, HttpURLConnection connection) throws IOException {
    int status;
    try {
      status = connection.getResponseCode();
    } catch (IOException e) {
      throw mistake(
          source, "an answer", e, "check the network and its proxy, or fetch the file by hand");
    }
    if (status != HttpURLConnection.HTTP_OK) {
      throw mistake(
          source, "HTTP status 200", status, "try again later, or fetch the file from elsewhere");
    }
  }

  private HashCode copy(URI source, InputStream in, OutputStream out, DownloadProgress progress)
      throws IOException {
    Hasher hasher = Hashing.sha256().newHasher();
    byte[] buffer = new byte[BUFFER_SIZE];
    long received = 0;
    // However much is sent, no more than one buffer beyond the file's size is taken.
    while (received <= bytes) {
      int count = readSome(source, in, buffer);
      if (count < 0) {
        break;
      }
      hasher.putBytes(buffer, 0, count);
      out.write(buffer, 0, count);
      received += count;
      progress.onBytes(Math.min(received, bytes), bytes);
    }
    if (received != bytes) {
      throw mistake(
          source,
          bytes + " bytes",
          received < bytes ? received : "more",
          received < bytes
              ? "the connection ended early, download again"
              : "what is published there has changed");
    }
    return hasher.hash();
  }

  private static int readSome(URI source, InputStream in, byte[] buffer) throws IOException {
    try {
      return in.read(buffer);
    } catch (IOException e) {
      throw mistake(source, "more bytes", e, "the connection broke, download again");
    }
  }

  private void requireChecksum(Object where, HashCode found, String hint) throws IOException {
    if (!found.toString().equals(sha256)) {
      throw mistake(where, "SHA-256 " + sha256, found, hint);
    }
  }

  private static IOException mistake(Object where, Object expected, Object found, String hint) {
    IOException mistake = new IOException(Require.message(where.toString(), expected, found, hint));
    if (found instanceof IOException cause) {
      mistake.initCause(cause);
    }
    return mistake;
  }
}
