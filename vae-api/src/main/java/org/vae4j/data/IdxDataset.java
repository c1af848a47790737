package org.vae4j.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.vae4j.Shape;

/**
 * Images, or vectors, of bytes in the IDX format of MNIST, with or without labels. Immutable and
 * safe to use from many threads.
 *
 * <p>A plain file is mapped into memory: opening it reads its header alone, the rest comes from the
 * disk when it is needed, and the file may be larger than memory. It must not change or shrink
 * while the data set is in use; the mapping ends when the collector finds the data set. A file
 * packed by gzip is unpacked to the heap, where it takes one byte per value. The first bytes of a
 * file decide which it is, not its name.
 *
 * <p>A file holds unsigned bytes and at most 2^31 - 1 items of at most 2^31 - 1 values. The sizes
 * {@code [count, height, width]} make items {@code [height, width, 1]}; {@code [count, height,
 * width, channels]} with 1 or 3 channels makes {@code [height, width, channels]}; {@code [count,
 * length]} makes vectors.
 */
public final class IdxDataset implements ByteDataset {
  private final Path file;
  private final Shape itemShape;
  private final int itemSize;
  private final int size;
  private final ByteSegments values;
  private final @Nullable ByteSegments labels;

  private IdxDataset(Path imagesFile, IdxFile images, @Nullable ByteSegments labels)
      throws IOException {
    this.file = imagesFile;
    this.itemShape = itemShape(imagesFile, images.header().sizes());
    this.itemSize = itemShape.volume();
    this.size = images.header().count();
    this.values = images.values();
    this.labels = labels;
  }

  /**
   * Opens a data set in a folder: {@code PREFIX-images-idx3-ubyte} and, if it is there, {@code
   * PREFIX-labels-idx1-ubyte}, each as it is or with {@code .gz} at the end. Where both are there,
   * the one without {@code .gz} is taken.
   *
   * @param folder where the files are
   * @param prefix how their names start: {@code train} or {@code t10k} for MNIST and its relatives
   * @return the data set
   * @throws NoSuchFileException if there is no such folder, or no images in it
   * @throws IOException if a file cannot be read or is not what it should be
   */
  public static IdxDataset open(Path folder, String prefix) throws IOException {
    Objects.requireNonNull(folder, "folder");
    Objects.requireNonNull(prefix, "prefix");
    String imagesName = prefix + "-images-idx3-ubyte";
    Path images =
        find(folder, imagesName)
            .orElseThrow(
                () ->
                    new NoSuchFileException(
                        folder.toString(),
                        null,
                        String.format(
                            "expected %s or %s.gz, found %s; check the folder and the prefix",
                            imagesName,
                            imagesName,
                            Files.isDirectory(folder) ? "neither" : "no such folder")));
    Optional<Path> labels = find(folder, prefix + "-labels-idx1-ubyte");
    return labels.isPresent() ? images(images, labels.get()) : images(images);
  }

  /**
   * Opens items without labels.
   *
   * @param imagesFile the items, plain or packed by gzip
   * @return the data set
   * @throws NoSuchFileException if there is no such file
   * @throws IOException if the file cannot be read or is not what it should be
   */
  public static IdxDataset images(Path imagesFile) throws IOException {
    Objects.requireNonNull(imagesFile, "imagesFile");
    return new IdxDataset(imagesFile, IdxFile.open(imagesFile, 2, 4), null);
  }

  /**
   * Opens items and their labels.
   *
   * @param imagesFile the items, plain or packed by gzip
   * @param labelsFile one byte per item, plain or packed by gzip
   * @return the data set
   * @throws NoSuchFileException if there is no such file
   * @throws IOException if a file cannot be read or is not what it should be, or the numbers of
   *     items and labels differ
   */
  public static IdxDataset images(Path imagesFile, Path labelsFile) throws IOException {
    Objects.requireNonNull(imagesFile, "imagesFile");
    Objects.requireNonNull(labelsFile, "labelsFile");
    IdxFile images = IdxFile.open(imagesFile, 2, 4);
    IdxFile labels = IdxFile.open(labelsFile, 1, 1);
    if (labels.header().count() != images.header().count()) {
      throw BadFile.mistake(
          labelsFile,
          images.header().count() + " labels, one per item of " + imagesFile.getFileName(),
          labels.header().count(),
          "the two files do not belong together");
    }
    return new IdxDataset(imagesFile, images, labels.values());
  }

  private static Optional<Path> find(Path folder, String name) {
    for (Path file : List.of(folder.resolve(name), folder.resolve(name + ".gz"))) {
      if (Files.exists(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  private static Shape itemShape(Path file, List<Integer> sizes) throws IOException {
    if (sizes.size() == 2) {
      return Shape.of(sizes.get(1));
    }
    int channels = sizes.size() == 3 ? 1 : sizes.get(3);
    if (channels != 1 && channels != 3) {
      throw BadFile.mistake(
          file,
          "1 or 3 channels as the last of the sizes",
          "the sizes " + sizes,
          "store images as [count, height, width, channels]");
    }
    return Shape.of(sizes.get(1), sizes.get(2), channels);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Shape itemShape() {
    return itemShape;
  }

  @Override
  public void readBytes(int index, byte[] target, int offset) {
    Objects.checkIndex(index, size);
    Objects.checkFromIndexSize(offset, itemSize, target.length);
    values.get((long) index * itemSize, target, offset, itemSize);
  }

  @Override
  public OptionalInt label(int index) {
    Objects.checkIndex(index, size);
    return labels == null ? OptionalInt.empty() : OptionalInt.of(labels.get(index) & 0xff);
  }

  /** Returns the file, the number of items and their shape. */
  @Override
  public String toString() {
    return file.getFileName() + ": " + size + " items of " + itemShape;
  }
}
