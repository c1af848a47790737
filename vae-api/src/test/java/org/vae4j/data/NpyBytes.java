package org.vae4j.data;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Makes the bytes of .npy files. */
final class NpyBytes {
  private NpyBytes() {}

  /** Returns a file with any text as its header. */
  static byte[] file(int major, String header, byte... values) {
    byte[] text = header.getBytes(ISO_8859_1);
    int lengthBytes = major == 1 ? 2 : 4;
    ByteBuffer file =
        ByteBuffer.allocate(8 + lengthBytes + text.length + values.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    file.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) major, 0});
    if (major == 1) {
      file.putShort((short) text.length);
    } else {
      file.putInt(text.length);
    }
    return file.put(text).put(values).array();
  }

  static String header(String descr, String fortranOrder, String shape) {
    return "{'descr': "
        + descr
        + ", 'fortran_order': "
        + fortranOrder
        + ", 'shape': "
        + shape
        + ", }\n";
  }
}
