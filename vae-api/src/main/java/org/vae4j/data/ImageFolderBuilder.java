package org.vae4j.data;

import java.io.IOException;
import java.nio.file.Path;
import org.vae4j.Shape;
import org.vae4j.internal.Require;

/**
 * The settings of an {@link ImageFolderDataset}; {@link ImageFolderDataset#builder} makes one. Not
 * safe to use from many threads.
 */
public final class ImageFolderBuilder {
  /** The default of {@link #maxPixels}: {@value}, the pixels of a square of side 8192. */
  public static final long DEFAULT_MAX_PIXELS = 1L << 26;

  private final Path folder;
  private final Shape itemShape;
  private boolean withoutClasses;
  private boolean stretch;
  private boolean onWhite;
  private boolean skipUnreadable;
  private boolean decodeFirst;
  private boolean inMemory;
  private long maxPixels = DEFAULT_MAX_PIXELS;

  ImageFolderBuilder(Path folder, Shape itemShape) {
    this.folder = folder;
    this.itemShape = itemShape;
  }

  /**
   * Takes the images of the folder and all its sub-folders without labels. By default sub-folders
   * are classes.
   *
   * @return this builder (for chaining)
   */
  public ImageFolderBuilder withoutClasses() {
    withoutClasses = true;
    return this;
  }

  /**
   * Stretches whole images to the item's proportions. By default the center is cut out: images are
   * scaled so that they just cover the item, and what sticks out on two sides is left away.
   *
   * @return this builder (for chaining)
   */
  public ImageFolderBuilder stretch() {
    stretch = true;
    return this;
  }

  /**
   * Shows transparent pixels on white. By default they are on black.
   *
   * @return this builder (for chaining)
   */
  public ImageFolderBuilder onWhite() {
    onWhite = true;
    return this;
  }

  /**
   * Leaves files away that cannot be read; {@link ImageFolderDataset#skipped()} lists them. By
   * default one such file is an error.
   *
   * @return this builder (for chaining)
   */
  public ImageFolderBuilder skipUnreadable() {
    skipUnreadable = true;
    return this;
  }

  /**
   * Decodes all images once when the folder is opened, which finds files that are damaged behind
   * their header, such as truncated ones. By default only the headers are read then, and a file
   * that cannot be decoded fails when its item is read.
   *
   * @return this builder (for chaining)
   */
  public ImageFolderBuilder decodeFirst() {
    decodeFirst = true;
    return this;
  }

  /**
   * Decodes all images when the folder is opened and keeps their bytes: {@code height * width *
   * channels} for each. By default an image is decoded each time it is read.
   *
   * @return this builder (for chaining)
   */
  public ImageFolderBuilder inMemory() {
    inMemory = true;
    return this;
  }

  /**
   * Sets how many pixels an image may have, by its header, to be decoded; default {@link
   * #DEFAULT_MAX_PIXELS}. Decoding takes three to eight bytes per pixel.
   *
   * @param newMaxPixels width times height, at least 1
   * @return this builder (for chaining)
   * @throws IllegalArgumentException if the number is less than 1
   */
  public ImageFolderBuilder maxPixels(long newMaxPixels) {
    Require.argument(
        newMaxPixels >= 1,
        "ImageFolderDataset maxPixels",
        "at least 1",
        newMaxPixels,
        "it is the product of width and height");
    maxPixels = newMaxPixels;
    return this;
  }

  /**
   * Opens the folder: lists its files and checks each.
   *
   * @return the data set
   * @throws java.nio.file.NoSuchFileException if there is no such folder
   * @throws IOException if the folder cannot be read or has no images, images are both in it and in
   *     sub-folders, a file cannot be read and such files are not to be skipped, or none can be
   */
  public ImageFolderDataset build() throws IOException {
    ImageResizer resizer = new ImageResizer(itemShape, stretch, onWhite ? 255 : 0);
    ImageFolderListing listing = ImageFolderListing.of(folder, !withoutClasses);
    ImageFolderCheck check = new ImageFolderCheck(resizer, maxPixels, decodeFirst, inMemory);
    return check.open(folder, listing, skipUnreadable);
  }
}
