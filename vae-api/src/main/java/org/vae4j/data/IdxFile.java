package org.vae4j.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.ZipException;
import org.vae4j.internal.Require;

/**
 * The contents of an IDX file of unsigned bytes: mapped if it is plain, unpacked to the heap if it
 * is packed by gzip. No memory is taken on the word of a header.
 *
 * @param header the sizes
 * @param values as many bytes as the header says
 */
record IdxFile(IdxHeader header, ByteSegments values) {
  /**
   * Reads a file.
   *
   * @param file plain or packed by gzip, which its first bytes tell
   * @param minRank the least number of sizes
   * @param maxRank the greatest number of sizes
   */
  static IdxFile open(Path file, int minRank, int maxRank) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(
          file.toString(), null, "expected an IDX file, found none; check the path");
    }
    if (Files.isDirectory(file)) {
      throw BadFile.mistake(
          file, "an IDX file", "a folder", "IdxDataset.open finds the files in a folder");
    }
    return isGzip(file) ? unpack(file, minRank, maxRank) : map(file, minRank, maxRank);
  }

  private static boolean isGzip(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.read() == 0x1f && in.read() == 0x8b;
    }
  }

  private static IdxFile map(Path file, int minRank, int maxRank) throws IOException {
    IdxHeader header;
    try (InputStream in = Files.newInputStream(file)) {
      header = IdxHeader.read(in, file, minRank, maxRank);
    }
    try (FileChannel channel = FileChannel.open(file)) {
      requireSize(file, header, channel.size() - header.bytes());
      return new IdxFile(header, ByteSegments.map(channel, header.bytes(), header.valueCount()));
    }
  }

  private static IdxFile unpack(Path file, int minRank, int maxRank) throws IOException {
    try (InputStream packed = Files.newInputStream(file);
        StrictGzipInputStream in = new StrictGzipInputStream(packed, Files.size(file))) {
      IdxHeader header = IdxHeader.read(in, file, minRank, maxRank);
      ByteSegments values = ByteSegments.read(in, header.valueCount());
      // Reading on to the end also makes the stream check the trailer.
      requireSize(file, header, values.size() + (in.read() < 0 ? 0 : 1));
      if (in.bytesBehind() != 0) {
        throw BadFile.mistake(
            file,
            "the end of the file after the gzip trailer",
            in.bytesBehind() + " more bytes",
            "the file is damaged, fetch it again");
      }
      return new IdxFile(header, values);
    } catch (EOFException e) {
      throw new IOException(
          Require.message(
              file.toString(),
              "a whole gzip file",
              "its end in the middle",
              "the file is truncated, fetch it again"),
          e);
    } catch (ZipException e) {
      throw new IOException(
          Require.message(
              file.toString(),
              "a sound gzip file",
              "\"" + e.getMessage() + "\"",
              "the file is damaged, fetch it again"),
          e);
    }
  }

  private static void requireSize(Path file, IdxHeader header, long found) throws IOException {
    long expected = header.valueCount();
    if (found < expected) {
      throw BadFile.mistake(
          file,
          expected + " bytes of values for the sizes " + header.sizes(),
          found,
          "the file is truncated, fetch it again");
    }
    if (found > expected) {
      throw BadFile.mistake(
          file,
          "the end of the file after " + expected + " bytes of values",
          "more bytes",
          "its sizes " + header.sizes() + " do not describe all it holds");
    }
  }
}
