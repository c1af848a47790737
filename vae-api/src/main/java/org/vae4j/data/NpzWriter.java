package org.vae4j.data;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.vae4j.internal.AtomicFile;
import org.vae4j.internal.Require;

/**
 * Writes .npz files of float64 arrays, which {@code numpy.load} and {@link NpzFile} read:
 *
 * <pre>{@code
 * NpzWriter.create().add("mu", mean).add("sigma", covariance).write(Path.of("statistics.npz"));
 * }</pre>
 *
 * <p>Equal arrays make equal bytes. Immutable; safe to use from many threads.
 */
public final class NpzWriter {
  /** The zero of zip files, so that the bytes do not depend on the clock. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final Map<String, double[][]> rows;
  private final Map<String, List<Integer>> sizes;

  private NpzWriter(Map<String, double[][]> rows, Map<String, List<Integer>> sizes) {
    this.rows = rows;
    this.sizes = sizes;
  }

  /**
   * Returns a writer of nothing yet.
   *
   * @return the writer
   */
  public static NpzWriter create() {
    return new NpzWriter(Map.of(), Map.of());
  }

  /**
   * Returns a writer of one more array {@code (n,)}.
   *
   * @param name the array's name
   * @param values its values; copied
   * @return a new writer
   * @throws IllegalArgumentException if there are no values, or there is an array of this name
   */
  public NpzWriter add(String name, double[] values) {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(values, "values");
    return with(name, List.of(values.length), new double[][] {values.clone()});
  }

  /**
   * Returns a writer of one more array {@code (n, values)}.
   *
   * @param name the array's name
   * @param values its rows; copied
   * @return a new writer
   * @throws IllegalArgumentException if there are no rows, they are empty or differ in length, or
   *     there is an array of this name
   */
  public NpzWriter add(String name, double[][] values) {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(values, "values");
    double[][] copy = new double[values.length][];
    for (int row = 0; row < values.length; row++) {
      copy[row] = values[row].clone();
      Require.argument(
          copy[row].length == copy[0].length,
          "NpzWriter " + name + " row " + row,
          copy[0].length + " values, as in row 0",
          copy[row].length,
          "an array has rows of one length");
    }
    return with(name, List.of(values.length, values.length == 0 ? 0 : copy[0].length), copy);
  }

  private NpzWriter with(String name, List<Integer> shape, double[][] values) {
    Require.argument(
        !rows.containsKey(name),
        "NpzWriter name",
        "other names than " + rows.keySet(),
        name,
        "each array has its own name");
    Require.argument(
        !shape.contains(0),
        "NpzWriter " + name,
        "at least one value",
        "the shape " + NpyHeaderText.shape(shape),
        "there is nothing to write");
    Map<String, double[][]> newRows = new LinkedHashMap<>(rows);
    newRows.put(name, values);
    Map<String, List<Integer>> newSizes = new LinkedHashMap<>(sizes);
    newSizes.put(name, shape);
    return new NpzWriter(newRows, newSizes);
  }

  /**
   * Writes the file; it is written beside its place and moved there when it is whole.
   *
   * @param file where to; one of the same name is replaced
   * @throws IOException if the file cannot be written
   */
  public void write(Path file) throws IOException {
    Objects.requireNonNull(file, "file");
    AtomicFile.write(
        file,
        out -> {
          ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(out, 1 << 16));
          zip.setLevel(Deflater.NO_COMPRESSION);
          for (Map.Entry<String, double[][]> array : rows.entrySet()) {
            ZipEntry entry = new ZipEntry(array.getKey() + ".npy");
            entry.setTimeLocal(TIME);
            zip.putNextEntry(entry);
            zip.write(NpyHeader.write(NpyType.FLOAT64, sizes.get(array.getKey())));
            for (double[] row : array.getValue()) {
              write(zip, row);
            }
            zip.closeEntry();
          }
          zip.finish();
          zip.flush();
        });
  }

  private static void write(OutputStream out, double[] values) throws IOException {
    byte[] bytes = new byte[Math.multiplyExact(8, values.length)];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().put(values);
    out.write(bytes);
  }
}
