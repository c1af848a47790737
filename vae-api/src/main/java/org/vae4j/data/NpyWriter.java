package org.vae4j.data;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.internal.Require;

/**
 * Writes .npy files, which {@code numpy.load} reads: version 1.0, little-endian, C order. A file is
 * written beside its place and moved there when it is whole; one of the same name is replaced.
 */
public final class NpyWriter {
  private static final int BUFFER_SIZE = 1 << 16;

  private NpyWriter() {}

  /**
   * Writes items as float32.
   *
   * @param file where to
   * @param items become an array {@code (n, height, width, channels)} or {@code (n, values)}
   * @throws IllegalArgumentException if there are no items
   * @throws IOException if the file cannot be written
   */
  public static void write(Path file, Samples items) throws IOException {
    Objects.requireNonNull(file, "file");
    requireRows(Objects.requireNonNull(items, "items").count());
    write(
        file,
        NpyType.FLOAT32,
        sizes(items.count(), items.itemShape()),
        out -> {
          for (int index = 0; index < items.count(); index++) {
            floats(out, items.item(index));
          }
        });
  }

  /**
   * Writes all items of a data set, one by one: those of a {@link ByteDataset} as uint8, others as
   * float32.
   *
   * @param file where to
   * @param data becomes an array {@code (n, height, width, channels)} or {@code (n, values)}
   * @throws IOException if the file cannot be written
   */
  public static void write(Path file, Dataset data) throws IOException {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(data, "data");
    List<Integer> sizes = sizes(data.size(), data.itemShape());
    int itemSize = data.itemShape().volume();
    if (data instanceof ByteDataset bytes) {
      byte[] item = new byte[itemSize];
      write(
          file,
          NpyType.UINT8,
          sizes,
          out -> {
            for (int index = 0; index < bytes.size(); index++) {
              bytes.readBytes(index, item, 0);
              out.write(item);
            }
          });
    } else {
      float[] item = new float[itemSize];
      write(
          file,
          NpyType.FLOAT32,
          sizes,
          out -> {
            for (int index = 0; index < data.size(); index++) {
              data.read(index, item, 0);
              floats(out, item);
            }
          });
    }
  }

  /**
   * Writes rows as float32.
   *
   * @param file where to
   * @param rows become an array {@code (n, values)}
   * @throws IllegalArgumentException if there are no rows, they are empty or differ in length
   * @throws IOException if the file cannot be written
   */
  public static void write(Path file, float[][] rows) throws IOException {
    Objects.requireNonNull(file, "file");
    requireRows(Objects.requireNonNull(rows, "rows").length);
    for (int row = 0; row < rows.length; row++) {
      requireRow(row, rows[row].length, rows[0].length);
    }
    write(
        file,
        NpyType.FLOAT32,
        List.of(rows.length, rows[0].length),
        out -> {
          for (float[] row : rows) {
            floats(out, row);
          }
        });
  }

  /**
   * Writes rows as float64.
   *
   * @param file where to
   * @param rows become an array {@code (n, values)}
   * @throws IllegalArgumentException if there are no rows, they are empty or differ in length
   * @throws IOException if the file cannot be written
   */
  public static void write(Path file, double[][] rows) throws IOException {
    Objects.requireNonNull(file, "file");
    requireRows(Objects.requireNonNull(rows, "rows").length);
    for (int row = 0; row < rows.length; row++) {
      requireRow(row, rows[row].length, rows[0].length);
    }
    write(
        file,
        NpyType.FLOAT64,
        List.of(rows.length, rows[0].length),
        out -> {
          for (double[] row : rows) {
            doubles(out, row);
          }
        });
  }

  /**
   * Writes labels, or other whole numbers, as int32.
   *
   * @param file where to
   * @param labels become an array {@code (n,)}
   * @throws IllegalArgumentException if there are no labels
   * @throws IOException if the file cannot be written
   */
  public static void write(Path file, int[] labels) throws IOException {
    Objects.requireNonNull(file, "file");
    requireRows(Objects.requireNonNull(labels, "labels").length);
    write(file, NpyType.INT32, List.of(labels.length), out -> ints(out, labels));
  }

  private static void requireRows(int count) {
    Require.argument(
        count >= 1, "NpyWriter", "at least one item", "none", "there is nothing to write");
  }

  private static void requireRow(int row, int length, int first) {
    Require.argument(
        length == first && length >= 1,
        "NpyWriter row " + row,
        first == 0 ? "at least 1 value" : first + " values, as in row 0",
        length,
        "an array has rows of one length");
  }

  private static List<Integer> sizes(int count, Shape itemShape) {
    List<Integer> sizes = new ArrayList<>(List.of(count));
    sizes.addAll(itemShape.sizes());
    return sizes;
  }

  private static void floats(OutputStream out, float[] values) throws IOException {
    byte[] bytes = new byte[Math.multiplyExact(4, values.length)];
    littleEndian(bytes).asFloatBuffer().put(values);
    out.write(bytes);
  }

  private static void doubles(OutputStream out, double[] values) throws IOException {
    byte[] bytes = new byte[Math.multiplyExact(8, values.length)];
    littleEndian(bytes).asDoubleBuffer().put(values);
    out.write(bytes);
  }

  private static void ints(OutputStream out, int[] values) throws IOException {
    byte[] bytes = new byte[Math.multiplyExact(4, values.length)];
    littleEndian(bytes).asIntBuffer().put(values);
    out.write(bytes);
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void write(Path file, NpyType type, List<Integer> sizes, Values values)
      throws IOException {
    Path part = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      try (OutputStream out =
          new BufferedOutputStream(
              Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              BUFFER_SIZE)) {
        out.write(NpyHeader.write(type, sizes));
        values.writeTo(out);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Writes the values of an array. */
  private interface Values {
    void writeTo(OutputStream out) throws IOException;
  }
}
