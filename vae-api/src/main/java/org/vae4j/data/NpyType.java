package org.vae4j.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * The type of an array's values, as NumPy writes it: the kind ({@code u}, {@code i} or {@code f}),
 * the size in bytes and the order of these.
 *
 * @param kind u for unsigned whole numbers, i for signed ones, f for floating point
 * @param size the size of a value in bytes
 * @param order the order of the bytes
 */
record NpyType(char kind, int size, ByteOrder order) {
  static final NpyType UINT8 = new NpyType('u', 1, ByteOrder.LITTLE_ENDIAN);
  static final NpyType INT32 = new NpyType('i', 4, ByteOrder.LITTLE_ENDIAN);
  static final NpyType FLOAT32 = new NpyType('f', 4, ByteOrder.LITTLE_ENDIAN);
  static final NpyType FLOAT64 = new NpyType('f', 8, ByteOrder.LITTLE_ENDIAN);

  /** Reads a type as {@code <f4} or {@code |u1}; empty if it is none that can be read. */
  static Optional<NpyType> parse(String text) {
    if (text.length() != 3) {
      return Optional.empty();
    }
    char order = text.charAt(0);
    char kind = text.charAt(1);
    int size = text.charAt(2) - '0';
    boolean whole =
        (kind == 'u' || kind == 'i') && (size == 1 || size == 2 || size == 4 || size == 8);
    boolean floating = kind == 'f' && (size == 4 || size == 8);
    boolean ordered = order == '<' || order == '>' || (size == 1 && order == '|');
    if (!ordered || !(whole || floating)) {
      return Optional.empty();
    }
    return Optional.of(
        new NpyType(kind, size, order == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN));
  }

  boolean isUnsignedByte() {
    return kind == 'u' && size == 1;
  }

  boolean isFloat() {
    return kind == 'f';
  }

  /** Returns a value of a floating-point type. */
  float floatAt(ByteBuffer values, int index) {
    return size == 4 ? values.getFloat(4 * index) : (float) values.getDouble(8 * index);
  }

  /** Returns a value of a floating-point type, as it is. */
  double doubleAt(ByteBuffer values, int index) {
    return size == 4 ? values.getFloat(4 * index) : values.getDouble(8 * index);
  }

  /** Returns a value of a whole type; one above 2^63 - 1 comes out negative. */
  long wholeAt(ByteBuffer values, int index) {
    long signed =
        switch (size) {
          case 1 -> values.get(index);
          case 2 -> values.getShort(2 * index);
          case 4 -> values.getInt(4 * index);
          default -> values.getLong(8 * index);
        };
    return kind == 'i' || size == 8 ? signed : signed & ((1L << (8 * size)) - 1);
  }

  /** Returns the type as NumPy writes it in a header. */
  String descr() {
    String prefix = size == 1 ? "|" : order == ByteOrder.BIG_ENDIAN ? ">" : "<";
    return prefix + kind + size;
  }

  /** Returns the type as NumPy names it. */
  @Override
  public String toString() {
    String name = kind == 'f' ? "float" : kind == 'u' ? "uint" : "int";
    return name + 8 * size;
  }
}
