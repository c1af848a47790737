package org.vae4j.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.vae4j.Shape;
import org.vae4j.internal.Require;

/**
 * The images of a folder, PNG, JPEG, BMP and GIF of any sizes, brought to one size:
 *
 * <pre>{@code
 * ImageFolderDataset faces = ImageFolderDataset.builder(folder, 64, 64, 3).skipUnreadable().build();
 * }</pre>
 *
 * <ul>
 *   <li>If the folder has sub-folders with images, each is a class of its name, and the images of
 *       its own sub-folders belong to it; classes are numbered in the order of their names. Images
 *       in the folder itself have no labels.
 *   <li>Files are those whose names end in .png, .jpg, .jpeg, .bmp or .gif in any case, without
 *       hidden ones, whose names or folders start with a dot. Their order is that of their paths,
 *       the same on every platform.
 *   <li>Images shrink by averaging areas and grow by bilinear interpolation, on each axis by
 *       itself; the center is cut out where the proportions differ, or the whole is stretched.
 *   <li>Grey of a color is {@code 0.299 R + 0.587 G + 0.114 B}; grey becomes RGB with equal values.
 *       Transparent pixels show black, or white if asked for. Color profiles are ignored, and so is
 *       the orientation in EXIF data. CMYK images cannot be read. Of an animation the first image
 *       is taken.
 * </ul>
 *
 * <p>All files are checked when the folder is opened, by their headers unless asked otherwise, and
 * decoded each time they are read, so that a folder may be larger than memory. {@link #readBytes}
 * throws an {@link UncheckedIOException} that names the file if it cannot be decoded then. Opening
 * uses the common pool's threads. Immutable and safe to use from many threads.
 */
public final class ImageFolderDataset implements ByteDataset {
  private final Path folder;
  private final List<Path> files;
  private final List<byte[]> kept;
  private final List<String> classes;
  private final Labels labels;
  private final List<SkippedFile> skipped;
  private final ImageResizer resizer;
  private final long maxPixels;
  private final int itemSize;

  ImageFolderDataset(
      Path folder,
      List<Path> files,
      List<byte[]> kept,
      List<String> classes,
      List<Integer> labels,
      List<SkippedFile> skipped,
      ImageResizer resizer,
      long maxPixels) {
    this.folder = folder;
    this.files = List.copyOf(files);
    this.kept = List.copyOf(kept);
    this.classes = List.copyOf(classes);
    this.labels =
        classes.isEmpty()
            ? Labels.NONE
            : Labels.of(labels.stream().mapToInt(label -> label).toArray(), files.size());
    this.skipped = List.copyOf(skipped);
    this.resizer = resizer;
    this.maxPixels = maxPixels;
    this.itemSize = resizer.shape().volume();
  }

  /**
   * Starts to describe a data set.
   *
   * @param folder where the images are
   * @param height the height of an item in pixels
   * @param width the width of an item in pixels
   * @param channels 1 for grey, 3 for RGB
   * @return its settings, all with their defaults
   * @throws IllegalArgumentException if the height or the width is less than 1, or there are
   *     neither 1 nor 3 channels
   */
  public static ImageFolderBuilder builder(Path folder, int height, int width, int channels) {
    Objects.requireNonNull(folder, "folder");
    Require.positive(height, "ImageFolderDataset height", "it is a number of pixels");
    Require.positive(width, "ImageFolderDataset width", "it is a number of pixels");
    Require.argument(
        channels == 1 || channels == 3,
        "ImageFolderDataset channels",
        "1 for grey or 3 for RGB",
        channels,
        "transparency is shown on a background");
    return new ImageFolderBuilder(folder, Shape.of(height, width, channels));
  }

  /**
   * Returns the names of the classes.
   *
   * @return the name of label 0, of label 1 and so on; empty if the items have no labels
   */
  public List<String> classes() {
    return classes;
  }

  /**
   * Returns the files that have an image's name and could not be read when the folder was opened.
   *
   * @return the files, in the order of their paths; empty unless such files were to be skipped
   */
  public List<SkippedFile> skipped() {
    return skipped;
  }

  /**
   * Returns the file of one item.
   *
   * @param index the item's number, from 0
   * @return the file
   * @throws IndexOutOfBoundsException if there is no such item
   */
  public Path file(int index) {
    return files.get(Objects.checkIndex(index, files.size()));
  }

  @Override
  public int size() {
    return files.size();
  }

  @Override
  public Shape itemShape() {
    return resizer.shape();
  }

  @Override
  public void readBytes(int index, byte[] target, int offset) {
    Objects.requireNonNull(target, "target");
    Path file = file(index);
    Objects.checkFromIndexSize(offset, itemSize, target.length);
    if (!kept.isEmpty()) {
      System.arraycopy(kept.get(index), 0, target, offset, itemSize);
      return;
    }
    try {
      resizer.resize(ImageFile.decode(file, maxPixels), target, offset);
    } catch (IOException e) {
      throw new UncheckedIOException(
          new IOException(
              Require.message(
                  file.toString(),
                  "an image that can be read",
                  ImageFile.reason(e),
                  "decodeFirst() finds such files when the folder is opened"),
              e));
    }
  }

  @Override
  public OptionalInt label(int index) {
    return labels.get(Objects.checkIndex(index, files.size()));
  }

  /** Returns the folder, the number of items, their shape and how many files were skipped. */
  @Override
  public String toString() {
    return folder.getFileName()
        + ": "
        + files.size()
        + " items of "
        + itemShape()
        + (skipped.isEmpty() ? "" : ", " + skipped.size() + " files skipped");
  }
}
