package org.vae4j.data;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * MNIST: grey images of 28 x 28 pixels of handwritten digits, 60,000 to train and 10,000 to test;
 * the label is the digit. LeCun, Cortes and Burges publish it under CC BY-SA 3.0.
 *
 * @see <a href="http://yann.lecun.com/exdb/mnist/">the authors' page</a>
 */
public final class Mnist {
  /**
   * The authors' server no longer gives the files out; this is the copy that torchvision uses. The
   * SHA-256 checksums are the ones that many projects have pinned for the authors' files.
   */
  static final PublishedDataset PUBLISHED =
      new PublishedDataset(
          "Mnist",
          "mnist",
          URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/"),
          List.of(
              new PublishedFile(
                  "train-images-idx3-ubyte.gz",
                  9_912_422,
                  "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
              new PublishedFile(
                  "train-labels-idx1-ubyte.gz",
                  28_881,
                  "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
              new PublishedFile(
                  "t10k-images-idx3-ubyte.gz",
                  1_648_877,
                  "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
              new PublishedFile(
                  "t10k-labels-idx1-ubyte.gz",
                  4_542,
                  "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6")));

  private Mnist() {}

  /**
   * Opens the 60,000 training images.
   *
   * @param folder holds the files, or a folder {@code mnist} that does and is preferred
   * @return the images and their labels
   * @throws java.nio.file.NoSuchFileException if the images are in neither folder
   * @throws IOException if a file cannot be read or is not what it should be
   */
  public static IdxDataset train(Path folder) throws IOException {
    return PUBLISHED.open(folder, "train");
  }

  /**
   * Opens the 10,000 test images.
   *
   * @param folder holds the files, or a folder {@code mnist} that does and is preferred
   * @return the images and their labels
   * @throws java.nio.file.NoSuchFileException if the images are in neither folder
   * @throws IOException if a file cannot be read or is not what it should be
   */
  public static IdxDataset test(Path folder) throws IOException {
    return PUBLISHED.open(folder, "t10k");
  }

  /**
   * Downloads the four files, 12 MB, from the web by https; files that are there already are not
   * downloaded again. A file appears in its place only after its checksum was verified.
   *
   * @param folder gets a folder {@code mnist} with the files; created if need be
   * @param progress watches
   * @return the folder {@code mnist}
   * @throws IOException if a file cannot be had or written, has another checksum, or another file
   *     is in its place
   */
  public static Path download(Path folder, DownloadProgress progress) throws IOException {
    return PUBLISHED.download(folder, progress);
  }
}
