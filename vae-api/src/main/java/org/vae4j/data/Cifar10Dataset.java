package org.vae4j.data;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.vae4j.Shape;
import org.vae4j.internal.Require;

/**
 * CIFAR-10 in its binary version: color images of 32 x 32 pixels in ten classes, 50,000 to train
 * and 10,000 to test. A record of a file has {@value #RECORD_SIZE} bytes: the label, then the red,
 * the green and the blue values, row by row; items are {@code [32, 32, 3]}.
 *
 * <p>Files are mapped into memory; opening them reads the labels alone. They must not change while
 * the data set is in use; the mapping ends when the collector finds the data set. Immutable and
 * safe to use from many threads.
 *
 * @see <a href="https://www.cs.toronto.edu/~kriz/cifar.html">Krizhevsky 2009</a>
 */
public final class Cifar10Dataset implements ByteDataset {
  private static final Shape ITEM_SHAPE = Shape.of(32, 32, 3);
  private static final int PLANE_SIZE = 32 * 32;
  private static final int ITEM_SIZE = 3 * PLANE_SIZE;
  static final int RECORD_SIZE = 1 + ITEM_SIZE;
  private static final int RECORDS_PER_BATCH = 10_000;
  private static final String FOLDER_NAME = "cifar-10-batches-bin";

  private static final List<String> CLASSES =
      List.of(
          "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

  private final List<ByteSegments> files;

  /** The number of the first item of each file, and the number of all items at the end. */
  private final int[] firsts;

  private final Labels labels;

  private Cifar10Dataset(List<ByteSegments> files, int[] firsts, Labels labels) {
    this.files = List.copyOf(files);
    this.firsts = firsts;
    this.labels = labels;
  }

  /**
   * Opens the 50,000 training images: {@code data_batch_1.bin} to {@code data_batch_5.bin}.
   *
   * @param folder holds the files, or a folder {@code cifar-10-batches-bin} that does and is
   *     preferred
   * @return the images and their labels
   * @throws NoSuchFileException if a file is in neither folder
   * @throws IOException if a file cannot be read or is not what it should be
   */
  public static Cifar10Dataset train(Path folder) throws IOException {
    return published(
        folder, IntStream.rangeClosed(1, 5).mapToObj(i -> "data_batch_" + i + ".bin").toList());
  }

  /**
   * Opens the 10,000 test images: {@code test_batch.bin}.
   *
   * @param folder holds the file, or a folder {@code cifar-10-batches-bin} that does and is
   *     preferred
   * @return the images and their labels
   * @throws NoSuchFileException if the file is in neither folder
   * @throws IOException if the file cannot be read or is not what it should be
   */
  public static Cifar10Dataset test(Path folder) throws IOException {
    return published(folder, List.of("test_batch.bin"));
  }

  /**
   * Opens files of the same format with any number of records.
   *
   * @param batchFiles the files, at least one, in the order of their items
   * @return the images of all files and their labels
   * @throws IllegalArgumentException if there are no files
   * @throws NoSuchFileException if there is no such file
   * @throws IOException if a file cannot be read or is not what it should be
   */
  public static Cifar10Dataset open(Path... batchFiles) throws IOException {
    Objects.requireNonNull(batchFiles, "batchFiles");
    Require.argument(
        batchFiles.length >= 1, "Cifar10Dataset", "at least one file", "none", "name a batch");
    List<ByteSegments> files = new ArrayList<>();
    int[] firsts = new int[batchFiles.length + 1];
    for (int i = 0; i < batchFiles.length; i++) {
      Path file = Objects.requireNonNull(batchFiles[i], "batchFiles");
      ByteSegments records = map(file);
      files.add(records);
      firsts[i + 1] = Math.addExact(firsts[i], Math.toIntExact(records.size() / RECORD_SIZE));
    }
    int[] labels = new int[firsts[batchFiles.length]];
    for (int i = 0; i < batchFiles.length; i++) {
      readLabels(batchFiles[i], files.get(i), labels, firsts[i]);
    }
    return new Cifar10Dataset(files, firsts, Labels.of(labels, labels.length));
  }

  private static Cifar10Dataset published(Path folder, List<String> names) throws IOException {
    Objects.requireNonNull(folder, "folder");
    Path inner = folder.resolve(FOLDER_NAME);
    Path home = Files.exists(inner.resolve(names.get(0))) ? inner : folder;
    for (String name : names) {
      Path file = home.resolve(name);
      if (!Files.exists(file)) {
        throw new NoSuchFileException(
            folder.toString(),
            null,
            String.format(
                "expected %s there or in its folder %s, found neither; unpack"
                    + " cifar-10-binary.tar.gz there, the binary version of CIFAR-10",
                name, FOLDER_NAME));
      }
      long expected = (long) RECORDS_PER_BATCH * RECORD_SIZE;
      if (Files.size(file) != expected) {
        throw BadFile.mistake(
            file,
            expected + " bytes",
            Files.size(file),
            "the file is truncated or another one, unpack it again");
      }
    }
    return open(names.stream().map(home::resolve).toArray(Path[]::new));
  }

  private static ByteSegments map(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(
          file.toString(), null, "expected a CIFAR-10 batch, found no file; check the path");
    }
    try (FileChannel channel = FileChannel.open(file)) {
      long size = channel.size();
      if (size == 0 || size % RECORD_SIZE != 0) {
        throw BadFile.mistake(
            file,
            "a CIFAR-10 batch, records of " + RECORD_SIZE + " bytes",
            size + " bytes",
            "the file is truncated or of another kind; only the binary version can be read");
      }
      return ByteSegments.map(channel, 0, size);
    }
  }

  private static void readLabels(Path file, ByteSegments records, int[] labels, int first)
      throws IOException {
    int count = (int) (records.size() / RECORD_SIZE);
    for (int record = 0; record < count; record++) {
      int label = records.get((long) record * RECORD_SIZE) & 0xff;
      if (label >= CLASSES.size()) {
        throw BadFile.mistake(
            file,
            "a label from 0 to 9 at the start of record " + record,
            label,
            "is it a file of another kind, such as CIFAR-100?");
      }
      labels[first + record] = label;
    }
  }

  /**
   * Returns the names of the classes.
   *
   * @return the name of label 0, of label 1, and so on to label 9
   */
  public static List<String> classes() {
    return CLASSES;
  }

  @Override
  public int size() {
    return firsts[files.size()];
  }

  @Override
  public Shape itemShape() {
    return ITEM_SHAPE;
  }

  @Override
  public void readBytes(int index, byte[] target, int offset) {
    Objects.requireNonNull(target, "target");
    Objects.checkIndex(index, size());
    Objects.checkFromIndexSize(offset, ITEM_SIZE, target.length);
    int file = 0;
    while (index >= firsts[file + 1]) {
      file++;
    }
    byte[] planes = new byte[ITEM_SIZE];
    long start = (long) (index - firsts[file]) * RECORD_SIZE + 1;
    files.get(file).get(start, planes, 0, ITEM_SIZE);
    for (int pixel = 0; pixel < PLANE_SIZE; pixel++) {
      target[offset + 3 * pixel] = planes[pixel];
      target[offset + 3 * pixel + 1] = planes[PLANE_SIZE + pixel];
      target[offset + 3 * pixel + 2] = planes[2 * PLANE_SIZE + pixel];
    }
  }

  @Override
  public OptionalInt label(int index) {
    return labels.get(Objects.checkIndex(index, size()));
  }

  /** Returns the number of images and their shape. */
  @Override
  public String toString() {
    return "CIFAR-10: " + size() + " items of " + ITEM_SHAPE;
  }
}
