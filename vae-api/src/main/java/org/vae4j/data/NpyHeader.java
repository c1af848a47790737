package org.vae4j.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The start of a .npy file: the magic bytes, the version 1.0, 2.0 or 3.0, the length of a text and
 * the text, a Python dictionary with the keys {@code descr}, {@code fortran_order} and {@code
 * shape}. The values follow.
 *
 * @param type the type of the values
 * @param sizes the array's sizes, one to four, each at least 1
 * @param bytes the size of the header
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">The
 *     format</a>
 */
record NpyHeader(NpyType type, List<Integer> sizes, int bytes) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  /** What version 1.0 can hold; later versions are for arrays with named fields. */
  private static final int MAX_TEXT_SIZE = 0xffff;

  private static final int ALIGNMENT = 64;

  NpyHeader {
    sizes = List.copyOf(sizes);
  }

  /**
   * Reads a header and checks all that can be known from it alone.
   *
   * @param in the start of the file
   * @param where the file or array, for messages
   */
  static NpyHeader read(InputStream in, String where) throws IOException {
    byte[] start = in.readNBytes(8);
    if (start.length == 0) {
      throw BadFile.mistake(
          where, "a .npy file", "no bytes at all", "the file is empty, save it again");
    }
    for (int i = 0; i < MAGIC.length; i++) {
      if (i >= start.length || start[i] != MAGIC[i]) {
        throw BadFile.mistake(
            where,
            "a .npy file (first bytes 93 4e 55 4d 50 59)",
            BadFile.printed(start),
            "numpy.save writes one; a .npz file is opened by NpzFile");
      }
    }
    int major = start.length == 8 ? start[6] : -1;
    if (major < 1 || major > 3 || start[7] != 0) {
      throw BadFile.mistake(
          where,
          "version 1.0, 2.0 or 3.0",
          start.length == 8 ? (start[6] & 0xff) + "." + (start[7] & 0xff) : "the end of the file",
          "save it with numpy.save");
    }
    int lengthBytes = major == 1 ? 2 : 4;
    long textSize = littleEndian(readAll(in, lengthBytes, where));
    if (textSize > MAX_TEXT_SIZE) {
      throw BadFile.mistake(
          where,
          "a header of at most " + MAX_TEXT_SIZE + " bytes",
          textSize,
          "the file is damaged, or its array has named fields");
    }
    byte[] text = readAll(in, (int) textSize, where);
    // Names of fields alone would need the UTF-8 of version 3.0, and arrays with these are refused.
    NpyHeaderText parsed =
        new NpyHeaderParser(new String(text, StandardCharsets.ISO_8859_1), where).parse();
    return new NpyHeader(parsed.type(where), parsed.sizes(where), 8 + lengthBytes + text.length);
  }

  private static byte[] readAll(InputStream in, int count, String where) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw BadFile.mistake(
          where,
          "a header with " + count + " more bytes",
          bytes.length,
          "the file is truncated, save it again");
    }
    return bytes;
  }

  private static long littleEndian(byte[] bytes) {
    long value = 0;
    for (int i = bytes.length - 1; i >= 0; i--) {
      value = value << 8 | (bytes[i] & 0xff);
    }
    return value;
  }

  /** Returns a header of version 1.0 in the form that NumPy itself writes. */
  static byte[] write(NpyType type, List<Integer> sizes) {
    String shape =
        sizes.size() == 1
            ? sizes.get(0) + ","
            : sizes.toString().substring(1, sizes.toString().length() - 1);
    StringBuilder text =
        new StringBuilder(
            String.format(
                "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }", type.descr(), shape));
    int lengthAt = MAGIC.length + 2;
    while ((lengthAt + 2 + text.length() + 1) % ALIGNMENT != 0) {
      text.append(' ');
    }
    text.append('\n');
    byte[] header = new byte[lengthAt + 2 + text.length()];
    System.arraycopy(MAGIC, 0, header, 0, MAGIC.length);
    header[MAGIC.length] = 1;
    header[lengthAt] = (byte) text.length();
    header[lengthAt + 1] = (byte) (text.length() >> 8);
    byte[] ascii = text.toString().getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(ascii, 0, header, lengthAt + 2, ascii.length);
    return header;
  }

  /** Returns the number of values of one item; the array's first size counts items. */
  int itemSize() {
    return sizes.subList(1, sizes.size()).stream().reduce(1, (a, b) -> a * b);
  }

  /** Returns how many bytes of values follow; less than 2^63. */
  long valueBytes() {
    return (long) sizes.get(0) * itemSize() * type.size();
  }

  /** Returns the sizes as Python writes them. */
  String shape() {
    return NpyHeaderText.shape(sizes);
  }
}
