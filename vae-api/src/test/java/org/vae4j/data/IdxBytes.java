package org.vae4j.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPOutputStream;

/** Makes the bytes of IDX files. */
final class IdxBytes {
  private IdxBytes() {}

  /** Returns a file of unsigned bytes whose value i is i + 1, without its high bits. */
  static byte[] counting(int... sizes) {
    int volume = 1;
    for (int size : sizes) {
      volume *= size;
    }
    byte[] values = new byte[volume];
    for (int i = 0; i < volume; i++) {
      values[i] = (byte) (i + 1);
    }
    return file(8, sizes, values);
  }

  static byte[] file(int type, int[] sizes, byte... values) {
    ByteBuffer file = ByteBuffer.allocate(4 + 4 * sizes.length + values.length);
    file.put((byte) 0).put((byte) 0).put((byte) type).put((byte) sizes.length);
    for (int size : sizes) {
      file.putInt(size);
    }
    return file.put(values).array();
  }

  static byte[] gzip(byte... bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  static byte[] join(byte[] first, byte... second) {
    return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
  }
}
