package org.vae4j.tensorflow;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Reads TFRecord files, the format of event files. Each record is its length (uint64), the masked
 * CRC-32C of these 8 bytes, the data, and the masked CRC-32C of the data; all little-endian.
 *
 * @see <a href="https://www.tensorflow.org/tutorials/load_data/tfrecord">TFRecords format</a>
 */
final class TfRecords {
  private TfRecords() {}

  /**
   * Reads a whole file.
   *
   * @throws IOException if it ends early, or a checksum is wrong
   */
  static List<byte[]> read(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    List<byte[]> records = new ArrayList<>();
    while (bytes.hasRemaining()) {
      byte[] length = checked(bytes, Long.BYTES, records.size() + " length");
      long size = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong();
      records.add(checked(bytes, Math.toIntExact(size), records.size() + " data"));
    }
    return records;
  }

  private static byte[] checked(ByteBuffer bytes, int size, String what) throws IOException {
    if (bytes.remaining() < size + Integer.BYTES) {
      throw new IOException("record " + what + ": the file ends early");
    }
    byte[] data = new byte[size];
    bytes.get(data);
    int expected = bytes.getInt();
    if (maskedCrc(data) != expected) {
      throw new IOException("record " + what + ": wrong checksum");
    }
    return data;
  }

  /** Rotates the checksum by 15 bits and adds a constant, as checksums of checksums are weak. */
  static int maskedCrc(byte[] data) {
    CRC32C crc = new CRC32C();
    crc.update(data, 0, data.length);
    return Integer.rotateRight((int) crc.getValue(), 15) + 0xa282ead8;
  }
}
