package org.vae4j.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.vae4j.internal.Require;

/**
 * Named arrays that {@code numpy.savez} or {@code numpy.savez_compressed} wrote:
 *
 * <pre>{@code
 * NpzFile file = NpzFile.open(Path.of("digits.npz"));
 * Dataset data = Datasets.withLabels(file.array("x").items(), file.array("y").labels());
 * }</pre>
 *
 * <p>Arrays are unpacked to the heap, where they take as many bytes as in NumPy; an array that is
 * larger than memory is better saved as a .npy file. The file is read when an array is asked for,
 * and there is nothing to close. Immutable and safe to use from many threads.
 */
public final class NpzFile {
  private static final String SUFFIX = ".npy";
  private static final String DAMAGED = "the file is damaged, save it again";

  private final Path file;
  private final List<String> names;

  private NpzFile(Path file, List<String> names) {
    this.file = file;
    this.names = List.copyOf(names);
  }

  /**
   * Opens a file and reads the names of its arrays.
   *
   * @param file what {@code numpy.savez} wrote, on the default file system
   * @return the file
   * @throws java.nio.file.NoSuchFileException if there is no such file
   * @throws IOException if the file cannot be read or is not what it should be
   */
  public static NpzFile open(Path file) throws IOException {
    Objects.requireNonNull(file, "file");
    NpyArray.requireFile(file, "a .npz file");
    try (ZipFile zip = zip(file)) {
      List<String> names =
          zip.stream()
              .map(ZipEntry::getName)
              .filter(name -> name.endsWith(SUFFIX))
              .map(name -> name.substring(0, name.length() - SUFFIX.length()))
              .toList();
      if (names.isEmpty()) {
        throw BadFile.mistake(
            file, "arrays, files ending in .npy", "none", "numpy.savez writes such a file");
      }
      return new NpzFile(file, names);
    }
  }

  /**
   * Returns the names of the arrays.
   *
   * @return the names, in the order of the file; without names NumPy calls them {@code arr_0},
   *     {@code arr_1} and so on
   */
  public List<String> names() {
    return names;
  }

  /**
   * Reads an array.
   *
   * @param name its name
   * @return the array, in memory
   * @throws IllegalArgumentException if there is no array of this name
   * @throws IOException if the file cannot be read or is not what it should be, or the array does
   *     not fit into the heap
   */
  public NpyArray array(String name) throws IOException {
    Objects.requireNonNull(name, "name");
    Require.argument(
        names.contains(name), file.toString(), "one of the names " + names, name, "check the name");
    String where = file + ", " + name;
    try (ZipFile zip = zip(file)) {
      ZipEntry entry = zip.getEntry(name + SUFFIX);
      if (entry == null) {
        throw BadFile.mistake(where, "an array", "none any more", "the file has changed");
      }
      try (CheckedInputStream in = new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
        NpyArray array = read(in, where, name);
        if (in.getChecksum().getValue() != entry.getCrc()) {
          throw BadFile.mistake(
              where, "the checksum " + entry.getCrc(), in.getChecksum().getValue(), DAMAGED);
        }
        return array;
      }
    } catch (ZipException | EOFException e) {
      throw damaged(where, e);
    }
  }

  private static NpyArray read(InputStream in, String where, String name) throws IOException {
    NpyHeader header = NpyHeader.read(in, where);
    long heap = Runtime.getRuntime().maxMemory();
    if (header.valueBytes() > heap) {
      throw BadFile.mistake(
          where,
          "an array that fits into the heap of " + heap + " bytes",
          header.valueBytes() + " bytes",
          "save it with numpy.save: a .npy file may be larger than memory");
    }
    ByteSegments values = ByteSegments.read(in, header.valueBytes());
    NpyArray.requireSize(where, header, values.size() + (in.read() < 0 ? 0 : 1));
    return new NpyArray(name, header, values);
  }

  private static ZipFile zip(Path file) throws IOException {
    try {
      return new ZipFile(file.toFile());
    } catch (ZipException | EOFException e) {
      throw damaged(file.toString(), e);
    }
  }

  private static IOException damaged(String where, IOException cause) {
    return new IOException(
        Require.message(where, "a sound .npz file", "\"" + cause + "\"", DAMAGED), cause);
  }

  /** Returns the file and the names of its arrays. */
  @Override
  public String toString() {
    return file.getFileName() + ": " + names;
  }
}
