package org.vae4j.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.vae4j.Shape;
import org.vae4j.internal.Require;

/**
 * An array that NumPy saved: a .npy file, or one of the arrays of an {@link NpzFile}. Its first
 * size counts items.
 *
 * <p>Items are uint8, which makes a {@link ByteDataset}, float32 or float64, which is rounded to
 * float32; labels are whole numbers of any type. Either byte order can be read, in versions 1.0 to
 * 3.0 of the format; arrays must be in C order. Values are taken as they are: whether floats are in
 * the range of a likelihood shows when a training starts.
 *
 * <p>A .npy file is mapped into memory: opening it reads its header alone, and it may be larger
 * than memory. It must not change while the array is in use; the mapping ends when the collector
 * finds the array. Immutable and safe to use from many threads.
 */
public final class NpyArray {
  private static final int CHUNK_VALUES = 8192;

  private final String name;
  private final NpyHeader header;
  private final ByteSegments values;

  NpyArray(String name, NpyHeader header, ByteSegments values) {
    this.name = name;
    this.header = header;
    this.values = values;
  }

  /**
   * Opens a .npy file.
   *
   * @param file what {@code numpy.save} wrote
   * @return its array
   * @throws NoSuchFileException if there is no such file
   * @throws IOException if the file cannot be read or is not what it should be
   */
  public static NpyArray open(Path file) throws IOException {
    Objects.requireNonNull(file, "file");
    requireFile(file, "a .npy file");
    NpyHeader header;
    try (InputStream in = Files.newInputStream(file)) {
      header = NpyHeader.read(in, file.toString());
    }
    try (FileChannel channel = FileChannel.open(file)) {
      requireSize(file.toString(), header, channel.size() - header.bytes());
      return new NpyArray(
          file.getFileName().toString(),
          header,
          ByteSegments.map(channel, header.bytes(), header.valueBytes()));
    }
  }

  static void requireFile(Path file, String expected) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(
          file.toString(), null, "expected " + expected + ", found none; check the path");
    }
    if (Files.isDirectory(file)) {
      throw BadFile.mistake(file, expected, "a folder", "name a file in it");
    }
  }

  static void requireSize(String where, NpyHeader header, long found) throws IOException {
    long expected = header.valueBytes();
    if (found != expected) {
      throw BadFile.mistake(
          where,
          expected + " bytes of values for the shape " + header.shape(),
          found < expected ? found : "more",
          found < expected
              ? "the file is truncated, save it again"
              : "its header does not describe all it holds");
    }
  }

  /**
   * Returns the sizes of the array.
   *
   * @return one to four sizes, the number of items first
   */
  public List<Integer> sizes() {
    return header.sizes();
  }

  /**
   * Returns the type of the values.
   *
   * @return NumPy's name of it, such as {@code uint8} or {@code float32}
   */
  public String type() {
    return header.type().toString();
  }

  /**
   * Returns the items of an array {@code (n, values)}, {@code (n, height, width)} or {@code (n,
   * height, width, channels)}; {@code (n, height, width)} makes items {@code [height, width, 1]}.
   *
   * @return a data set without labels, a {@link ByteDataset} if the values are uint8; {@link
   *     Datasets#withLabels} adds {@link #labels()} of another array
   * @throws IllegalStateException if the array has one dimension or whole numbers other than uint8,
   *     or its sizes look like {@code (n, channels, height, width)}: the last is neither 1 nor 3,
   *     but the second is
   */
  public Dataset items() {
    List<Integer> sizes = header.sizes();
    require(
        sizes.size() >= 2,
        "2 to 4 dimensions",
        "the shape " + header.shape(),
        "labels() reads arrays of one dimension");
    requireItemType();
    require(
        sizes.size() < 4 || isColor(sizes.get(3)) || !isColor(sizes.get(1)),
        "the shape (n, height, width, channels)",
        header.shape(),
        "itemsChannelsFirst() reads (n, channels, height, width)");
    return switch (sizes.size()) {
      case 2 -> dataset(Shape.of(sizes.get(1)), 1);
      case 3 -> dataset(Shape.of(sizes.get(1), sizes.get(2), 1), 1);
      default -> dataset(Shape.of(sizes.get(1), sizes.get(2), sizes.get(3)), 1);
    };
  }

  /**
   * Returns the items of an array {@code (n, channels, height, width)}, as PyTorch keeps them.
   *
   * @return a data set of items {@code [height, width, channels]}, as {@link #items()}
   * @throws IllegalStateException if the array has not four dimensions, or whole numbers other than
   *     uint8
   */
  public Dataset itemsChannelsFirst() {
    List<Integer> sizes = header.sizes();
    require(
        sizes.size() == 4,
        "the shape (n, channels, height, width)",
        header.shape(),
        "items() reads arrays without channels");
    requireItemType();
    return dataset(Shape.of(sizes.get(2), sizes.get(3), sizes.get(1)), sizes.get(1));
  }

  /**
   * Returns the labels of an array {@code (n,)} or {@code (n, 1)} of whole numbers.
   *
   * @return one label per item, in a new array
   * @throws IllegalStateException if the array has another shape, floats, or a value that is
   *     negative or more than 2^31 - 1
   */
  public int[] labels() {
    require(
        !header.type().isFloat(),
        "labels that are whole numbers",
        header.type(),
        "save a.astype('int32') if they are classes");
    require(
        header.itemSize() == 1,
        "labels of the shape (n,)",
        header.shape(),
        "save numpy.argmax(a, axis=1) if they are one-hot");
    int[] labels = new int[header.sizes().get(0)];
    forEachChunk(
        0,
        labels.length,
        (chunk, first, count) -> {
          for (int i = 0; i < count; i++) {
            long label = header.type().wholeAt(chunk, i);
            require(
                label >= 0 && label <= Integer.MAX_VALUE,
                "labels from 0 to 2^31 - 1",
                label + " for item " + (first + i),
                "classes are numbered from 0");
            labels[first + i] = (int) label;
          }
        });
    return labels;
  }

  /**
   * Returns all values of an array of float32 or float64, of any shape.
   *
   * @return the values, row-major, in a new array
   * @throws IllegalStateException if the values are whole numbers, or there are more than 2^31 - 9
   */
  public double[] doubles() {
    require(
        header.type().isFloat(),
        "values of float32 or float64",
        header.type(),
        "labels() reads whole numbers");
    long count = (long) count() * itemSize();
    require(
        count <= Integer.MAX_VALUE - 8,
        "less than 2^31 values",
        "the shape " + header.shape(),
        "items() reads them one by one");
    double[] all = new double[(int) count];
    forEachChunk(
        0,
        all.length,
        (chunk, first, size) -> {
          for (int i = 0; i < size; i++) {
            all[first + i] = header.type().doubleAt(chunk, i);
          }
        });
    return all;
  }

  private static boolean isColor(int channels) {
    return channels == 1 || channels == 3;
  }

  private void requireItemType() {
    require(
        header.type().isFloat() || header.type().isUnsignedByte(),
        "items of uint8, float32 or float64",
        header.type(),
        "labels() reads whole numbers; save a.astype('float32') if they are items");
  }

  private void require(boolean condition, String expected, Object found, String hint) {
    if (!condition) {
      throw new IllegalStateException(Require.message(name, expected, found, hint));
    }
  }

  private Dataset dataset(Shape itemShape, int planes) {
    return header.type().isFloat()
        ? new NpyFloatDataset(this, itemShape, planes)
        : new NpyByteDataset(this, itemShape, planes);
  }

  int count() {
    return header.sizes().get(0);
  }

  int itemSize() {
    return header.itemSize();
  }

  /** Copies the bytes of an item of uint8. */
  void readBytes(int index, byte[] target, int offset) {
    values.get((long) index * header.itemSize(), target, offset, header.itemSize());
  }

  /** Copies the values of an item of a floating-point type. */
  void readFloats(int index, float[] target, int offset) {
    forEachChunk(
        (long) index * header.itemSize(),
        header.itemSize(),
        (chunk, first, count) -> {
          for (int i = 0; i < count; i++) {
            target[offset + first + i] = header.type().floatAt(chunk, i);
          }
        });
  }

  private void forEachChunk(long start, int count, ChunkReader reader) {
    int size = header.type().size();
    byte[] bytes = new byte[Math.min(count, CHUNK_VALUES) * size];
    ByteBuffer chunk = ByteBuffer.wrap(bytes).order(header.type().order());
    for (int done = 0; done < count; done += CHUNK_VALUES) {
      int now = Math.min(CHUNK_VALUES, count - done);
      values.get((start + done) * size, bytes, 0, now * size);
      reader.read(chunk, done, now);
    }
  }

  /** Gets some values as they are in the file. */
  private interface ChunkReader {
    void read(ByteBuffer chunk, int first, int count);
  }

  /** Returns the name, the type and the shape. */
  @Override
  public String toString() {
    return name + ": " + header.type() + " " + header.shape();
  }
}
