package org.vae4j.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The start of an IDX file: two zero bytes, one byte for the type of the values, one for the number
 * of sizes, then the sizes as big-endian 32-bit numbers. The values follow, row-major.
 *
 * @param sizes the number of items and then the sizes of one item
 */
record IdxHeader(List<Integer> sizes) {
  private static final int UNSIGNED_BYTE = 8;

  IdxHeader {
    sizes = List.copyOf(sizes);
  }

  /**
   * Reads a header and checks all that can be known from it alone.
   *
   * @param in the start of the file, unpacked
   * @param file for messages
   * @param minRank the least number of sizes
   * @param maxRank the greatest number of sizes
   */
  static IdxHeader read(InputStream in, Path file, int minRank, int maxRank) throws IOException {
    byte[] magic = in.readNBytes(4);
    if (magic.length == 0) {
      throw BadFile.mistake(
          file, "an IDX file", "no bytes at all", "the file is empty, fetch it again");
    }
    if (magic.length < 4 || magic[0] != 0 || magic[1] != 0) {
      throw BadFile.mistake(
          file,
          "an IDX file, plain (first bytes 00 00) or packed by gzip (1f 8b)",
          BadFile.printed(magic),
          "is it a file of another kind?");
    }
    if (magic[2] != UNSIGNED_BYTE) {
      throw BadFile.mistake(
          file, "values of type 08, unsigned byte", typeName(magic[2]), "only bytes can be read");
    }
    int rank = magic[3] & 0xff;
    if (rank < minRank || rank > maxRank) {
      throw BadFile.mistake(
          file,
          minRank == maxRank ? minRank + " size" : minRank + " to " + maxRank + " sizes",
          rank,
          "images have the sizes [count, height, width] and perhaps [channels], vectors [count,"
              + " length], labels [count]");
    }
    byte[] bytes = in.readNBytes(4 * rank);
    if (bytes.length < 4 * rank) {
      throw BadFile.mistake(
          file,
          "a header of " + (4 + 4 * rank) + " bytes",
          4 + bytes.length,
          "the file is truncated, fetch it again");
    }
    return new IdxHeader(sizes(ByteBuffer.wrap(bytes), file));
  }

  private static List<Integer> sizes(ByteBuffer bytes, Path file) throws IOException {
    List<Integer> sizes = new ArrayList<>();
    long itemSize = 1;
    while (bytes.hasRemaining()) {
      long size = Integer.toUnsignedLong(bytes.getInt());
      String where = "size " + size + " at position " + sizes.size();
      if (size == 0) {
        throw BadFile.mistake(file, "sizes of at least 1", where, "there is nothing to learn from");
      }
      itemSize = sizes.isEmpty() ? 1 : itemSize * size;
      if (size > Integer.MAX_VALUE || itemSize > Integer.MAX_VALUE) {
        throw BadFile.mistake(
            file,
            "at most 2^31 - 1 items of at most 2^31 - 1 values",
            where,
            "split the file, or fetch it again if it should not be as large");
      }
      sizes.add((int) size);
    }
    return sizes;
  }

  int bytes() {
    return 4 + 4 * sizes.size();
  }

  int count() {
    return sizes.get(0);
  }

  /** Returns how many bytes of values follow; less than 2^62. */
  long valueCount() {
    long values = 1;
    for (int size : sizes) {
      values *= size;
    }
    return values;
  }

  private static String typeName(byte type) {
    return switch (type) {
      case 0x09 -> "09, signed byte";
      case 0x0b -> "0b, 16-bit integer";
      case 0x0c -> "0c, 32-bit integer";
      case 0x0d -> "0d, 32-bit float";
      case 0x0e -> "0e, 64-bit float";
      default -> HexFormat.of().toHexDigits(type) + ", which IDX does not define";
    };
  }
}
