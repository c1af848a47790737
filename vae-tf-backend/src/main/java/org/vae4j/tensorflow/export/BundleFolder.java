package org.vae4j.tensorflow.export;

import static java.util.Objects.requireNonNull;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.vae4j.internal.Require;
import org.vae4j.onnx.internal.BundleFormat;

/**
 * A folder that is about to get a model. The files are written into a hidden folder on the same
 * file system and moved to their place when they are complete; closing removes what was not moved.
 * Not safe to use from many threads.
 *
 * <p>A new folder appears with both files at once. In a folder that exists, one file replaces its
 * predecessor after the other; after a crash between the two, the loader refuses the pair by its
 * metadata.
 */
final class BundleFolder implements AutoCloseable {
  private static final String PREVIOUS = "previous.onnx";

  private final Path folder;
  private final Path staging;

  private BundleFolder(Path folder, Path staging) {
    this.folder = folder;
    this.staging = staging;
  }

  /**
   * Prepares the hidden folder: inside the target, or if that does not exist yet, inside the
   * nearest folder above it that does.
   *
   * @throws IOException if the target, or something above it, is no folder, or is not writable
   */
  static BundleFolder open(Path target) throws IOException {
    Path folder = target.toAbsolutePath();
    Path existing = folder;
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    if (!Files.isDirectory(existing)) {
      throw new IOException(
          Require.message(
              "export to " + target,
              "a folder",
              "a file, " + existing,
              "give the folder that encoder.onnx and decoder.onnx go into"));
    }
    return new BundleFolder(
        folder, Files.createDirectory(existing.resolve(".vae4j-" + UUID.randomUUID())));
  }

  /** Returns the hidden folder. */
  Path staging() {
    return staging;
  }

  /** Writes a file in the hidden folder, over one of the same name, through to the disk. */
  void write(String file, ModelProto model) throws IOException {
    try (FileChannel channel =
            FileChannel.open(
                staging.resolve(file),
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
      model.writeTo(out);
      out.flush();
      channel.force(true);
    }
  }

  /**
   * Moves the files to their place. Where there is a decoder alone, an encoder of another model
   * goes after it came; between the two, the loader refuses the pair by its metadata.
   *
   * @throws IOException if that fails; files that were there before are there again
   */
  void publish() throws IOException {
    if (!Files.exists(staging.resolve(BundleFormat.ENCODER_FILE)) && Files.exists(folder)) {
      publishDecoder();
      Files.deleteIfExists(folder.resolve(BundleFormat.ENCODER_FILE));
    } else if (Files.exists(folder)) {
      replaceBoth();
    } else {
      Files.createDirectories(requireNonNull(folder.getParent()));
      move(staging, folder);
    }
  }

  /**
   * Moves the decoder to its place, over one that is there.
   *
   * @throws IOException if that fails; the one that was there is there still
   */
  void publishDecoder() throws IOException {
    move(staging.resolve(BundleFormat.DECODER_FILE), folder.resolve(BundleFormat.DECODER_FILE));
  }

  private void replaceBoth() throws IOException {
    Path encoder = folder.resolve(BundleFormat.ENCODER_FILE);
    Path previous = staging.resolve(PREVIOUS);
    boolean replaces = Files.exists(encoder);
    if (replaces) {
      Files.copy(encoder, previous);
    }
    move(staging.resolve(BundleFormat.ENCODER_FILE), encoder);
    try {
      Path decoder = folder.resolve(BundleFormat.DECODER_FILE);
      move(staging.resolve(BundleFormat.DECODER_FILE), decoder);
    } catch (IOException e) {
      if (replaces) {
        move(previous, encoder);
      } else {
        Files.delete(encoder);
      }
      throw e;
    }
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() throws IOException {
    if (!Files.exists(staging)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(staging)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(staging);
  }
}
