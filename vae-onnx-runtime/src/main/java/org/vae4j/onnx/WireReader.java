package org.vae4j.onnx;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads a message of protocol buffers field by field, without building objects of it and without
 * trusting a length in it. {@link #next} moves to a field, then one of the other methods may be
 * called for its content.
 *
 * @see <a href="https://protobuf.dev/programming-guides/encoding/">the encoding</a>
 */
final class WireReader {
  /** The kinds of fields: a number, eight bytes, bytes with their length in front, four bytes. */
  static final int VARINT = 0;

  static final int FIXED64 = 1;
  static final int BYTES = 2;
  static final int FIXED32 = 5;

  private static final int MOST_FIELD = (1 << 29) - 1;

  private final byte[] bytes;
  private final int end;
  private int position;

  private int field;
  private int type;
  private long number;
  private int contentStart;

  WireReader(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  private WireReader(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.position = start;
    this.end = end;
  }

  /**
   * Moves to the next field.
   *
   * @return false at the end of the message
   * @throws MalformedModelException if the bytes are no message
   */
  boolean next() throws MalformedModelException {
    if (position == end) {
      return false;
    }
    int start = position;
    long tag = varint();
    type = (int) (tag & 7);
    field = (int) Math.min(tag >>> 3, Integer.MAX_VALUE);
    if (field < 1 || field > MOST_FIELD) {
      throw new MalformedModelException("a field numbered " + (tag >>> 3) + " at byte " + start);
    }
    switch (type) {
      case VARINT -> number = varint();
      case FIXED64 -> skip(Long.BYTES);
      case FIXED32 -> skip(Integer.BYTES);
      case BYTES -> {
        long length = varint();
        contentStart = position;
        skip(length);
      }
      default ->
          throw new MalformedModelException(
              "a field of unknown type " + type + " at byte " + start);
    }
    return true;
  }

  private void skip(long length) throws MalformedModelException {
    if (length < 0 || length > end - position) {
      throw new MalformedModelException(
          "a field of "
              + Long.toUnsignedString(length)
              + " bytes where "
              + (end - position)
              + " are left, at byte "
              + position);
    }
    position += (int) length;
  }

  private long varint() throws MalformedModelException {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      if (position == end) {
        throw new MalformedModelException("a number that is cut off at byte " + position);
      }
      byte next = bytes[position++];
      value |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new MalformedModelException("a number of more than 10 bytes at byte " + position);
  }

  /** Tells whether this is a certain field of a certain type. */
  boolean is(int expectedField, int expectedType) {
    return field == expectedField && type == expectedType;
  }

  /** Returns the number of the field. */
  int field() {
    return field;
  }

  /** Returns the type of the field. */
  int type() {
    return type;
  }

  /** Returns the value of a field that is a number. */
  long number() {
    return number;
  }

  /** Returns how many bytes a field of bytes has. */
  int length() {
    return position - contentStart;
  }

  /** Returns a copy of the field's bytes. */
  byte[] content() {
    return Arrays.copyOfRange(bytes, contentStart, position);
  }

  /** Returns the field's bytes as text. */
  String text() {
    return new String(bytes, contentStart, length(), StandardCharsets.UTF_8);
  }

  /** Returns the field's bytes as a message. */
  WireReader message() {
    return new WireReader(bytes, contentStart, position);
  }

  /** Returns the field's number, or its numbers if they are packed; none if it holds no numbers. */
  long[] numbers() throws MalformedModelException {
    if (type != BYTES) {
      return type == VARINT ? new long[] {number} : new long[0];
    }
    WireReader packed = message();
    long[] numbers = new long[packed.countVarints()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = packed.varint();
    }
    return numbers;
  }

  private int countVarints() {
    int count = 0;
    for (int i = position; i < end; i++) {
      if (bytes[i] >= 0) {
        count++;
      }
    }
    return count;
  }
}
