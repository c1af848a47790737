package org.vae4j.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a stored tensor ({@code TensorProto}) is, without its values: enough to see whether it keeps
 * its promise. ONNX Runtime allocates what the sizes promise.
 *
 * @param name its name; nodes refer to it
 * @param numbers its values if it is a short list of int64, as shapes are; else empty
 * @param external where its values lie if they are in another file
 */
record TensorOutline(String name, List<Long> numbers, @Nullable ExternalData external) {
  private static final int INT64 = 7;

  /** A list with more numbers than this is no shape. */
  private static final int MOST_NUMBERS = 16;

  private static final int MOST_AXES = 64;

  private static final long MOST_VALUES = 1L << 40;

  TensorOutline {
    numbers = List.copyOf(numbers);
  }

  /**
   * Reads a tensor.
   *
   * @throws MalformedModelException if it promises more values than it has
   */
  static TensorOutline of(WireReader tensor) throws MalformedModelException {
    Content content = new Content();
    while (tensor.next()) {
      content.add(tensor);
    }
    long values = content.volume();
    if (content.isExternal) {
      ExternalData external =
          ExternalData.of(content.externalEntries, bytes(values, content.dataType));
      return new TensorOutline(content.name, List.of(), external);
    }
    if (values > content.available()) {
      throw new MalformedModelException(
          "a tensor '" + content.name + "' of " + content.dims + " with the data of less");
    }
    return new TensorOutline(content.name, content.numbers(), null);
  }

  /** Returns how many bytes values need at least. */
  private static long bytes(long values, int dataType) {
    return (values * bits(dataType) + 7) / 8;
  }

  /** Returns the size of one value of a data type; unknown types are ONNX Runtime's to refuse. */
  private static int bits(int dataType) {
    return switch (dataType) {
      case 1, 6, 12 -> 32;
      case 4, 5, 10, 16 -> 16;
      case 7, 11, 13, 14 -> 64;
      case 15 -> 128;
      case 21, 22, 23 -> 4;
      case 25, 26 -> 2;
      default -> 8;
    };
  }

  /** The fields as they come. */
  private static final class Content {
    private String name = "";
    private int dataType;
    private boolean isExternal;
    private long rawBytes;
    private long typedValues;
    private final List<Long> dims = new ArrayList<>();
    private final List<long[]> int64s = new ArrayList<>();
    private byte[] raw = {};
    private final List<WireReader> externalEntries = new ArrayList<>();

    void add(WireReader tensor) throws MalformedModelException {
      boolean packed = tensor.type() == WireReader.BYTES;
      switch (tensor.field()) {
        case 1 -> addDims(tensor.numbers());
        case 2 -> dataType = packed ? dataType : (int) tensor.number();
        // Floats, then numbers of at least one byte each, then texts, then doubles.
        case 4 -> typedValues += packed ? tensor.length() / Float.BYTES : 1;
        case 5, 11 -> typedValues += packed ? tensor.length() : 1;
        case 7 -> addInt64s(tensor, packed);
        case 6 -> typedValues++;
        case 10 -> typedValues += packed ? tensor.length() / Double.BYTES : 1;
        case 8 -> name = packed ? tensor.text() : name;
        case 9 -> addRaw(tensor, packed);
        case 13 -> {
          if (packed) {
            externalEntries.add(tensor.message());
          }
        }
        case 14 -> isExternal = !packed && tensor.number() != 0;
        default -> {}
      }
    }

    private void addDims(long[] more) throws MalformedModelException {
      if (dims.size() + more.length > MOST_AXES) {
        throw new MalformedModelException("a tensor of more than " + MOST_AXES + " axes");
      }
      Arrays.stream(more).forEach(dims::add);
    }

    private void addInt64s(WireReader tensor, boolean packed) throws MalformedModelException {
      typedValues += packed ? tensor.length() : 1;
      if (typedValues <= MOST_NUMBERS * 10) {
        int64s.add(tensor.numbers());
      }
    }

    private void addRaw(WireReader tensor, boolean packed) {
      if (packed) {
        rawBytes = tensor.length();
        raw = rawBytes <= MOST_NUMBERS * Long.BYTES ? tensor.content() : new byte[0];
      }
    }

    long volume() throws MalformedModelException {
      long volume = 1;
      for (long size : dims) {
        if (size < 0) {
          throw new MalformedModelException("a tensor '" + name + "' of the negative size " + size);
        }
        // Saturates; a later 0 still gives 0.
        volume =
            size == 0
                ? 0
                : Math.min(Math.min(volume, MOST_VALUES) * Math.min(size, 1 << 20), MOST_VALUES);
      }
      return volume;
    }

    long available() {
      int bits = bits(dataType);
      // Values of less than a byte may share one number.
      long typed = bits < 8 ? typedValues * (8 / bits) : typedValues;
      return Math.max(rawBytes * 8 / bits, typed);
    }

    List<Long> numbers() {
      List<Long> numbers = new ArrayList<>();
      if (dataType == INT64) {
        int64s.forEach(some -> Arrays.stream(some).forEach(numbers::add));
        for (int start = 0; start + Long.BYTES <= raw.length; start += Long.BYTES) {
          numbers.add(littleEndian(start));
        }
      }
      return numbers;
    }

    private long littleEndian(int start) {
      long value = 0;
      for (int i = Long.BYTES - 1; i >= 0; i--) {
        value = (value << 8) | (raw[start + i] & 0xff);
      }
      return value;
    }
  }
}
