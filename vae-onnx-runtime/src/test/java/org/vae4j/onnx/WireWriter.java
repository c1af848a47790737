package org.vae4j.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes messages of protocol buffers, also such as no exporter would write. */
final class WireWriter {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  WireWriter number(int field, long value) {
    varint((long) field << 3);
    varint(value);
    return this;
  }

  WireWriter bytes(int field, byte[] content) {
    varint(((long) field << 3) | 2);
    varint(content.length);
    bytes.writeBytes(content);
    return this;
  }

  WireWriter text(int field, String content) {
    return bytes(field, content.getBytes(StandardCharsets.UTF_8));
  }

  WireWriter message(int field, WireWriter content) {
    return bytes(field, content.toByteArray());
  }

  WireWriter packed(int field, long... values) {
    WireWriter content = new WireWriter();
    for (long value : values) {
      content.varint(value);
    }
    return message(field, content);
  }

  byte[] toByteArray() {
    return bytes.toByteArray();
  }

  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      bytes.write((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    bytes.write((int) rest);
  }
}
