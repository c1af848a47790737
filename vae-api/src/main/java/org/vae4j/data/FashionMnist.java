package org.vae4j.data;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * Fashion-MNIST: grey images of 28 x 28 pixels of articles of clothing, 60,000 to train and 10,000
 * to test, in ten classes. Zalando SE publishes it under the MIT license.
 *
 * @see <a href="https://arxiv.org/abs/1708.07747">Xiao, Rasul and Vollgraf 2017</a>
 */
public final class FashionMnist {
  /**
   * The authors' repository; their other place knows no https. They publish MD5 checksums. The
   * SHA-256 checksums are the ones that several projects have pinned beside these; for the labels
   * both were compared with the files of the repository.
   */
  static final PublishedDataset PUBLISHED =
      new PublishedDataset(
          "FashionMnist",
          "fashion-mnist",
          URI.create(
              "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/"),
          List.of(
              new PublishedFile(
                  "train-images-idx3-ubyte.gz",
                  26_421_880,
                  "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
              new PublishedFile(
                  "train-labels-idx1-ubyte.gz",
                  29_515,
                  "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
              new PublishedFile(
                  "t10k-images-idx3-ubyte.gz",
                  4_422_102,
                  "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
              new PublishedFile(
                  "t10k-labels-idx1-ubyte.gz",
                  5_148,
                  "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5")));

  private static final List<String> CLASSES =
      List.of(
          "T-shirt/top",
          "Trouser",
          "Pullover",
          "Dress",
          "Coat",
          "Sandal",
          "Shirt",
          "Sneaker",
          "Bag",
          "Ankle boot");

  private FashionMnist() {}

  /**
   * Opens the 60,000 training images.
   *
   * @param folder holds the files, or a folder {@code fashion-mnist} that does and is preferred
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
   * @param folder holds the files, or a folder {@code fashion-mnist} that does and is preferred
   * @return the images and their labels
   * @throws java.nio.file.NoSuchFileException if the images are in neither folder
   * @throws IOException if a file cannot be read or is not what it should be
   */
  public static IdxDataset test(Path folder) throws IOException {
    return PUBLISHED.open(folder, "t10k");
  }

  /**
   * Returns the names of the classes.
   *
   * @return the name of label 0, of label 1, and so on to label 9
   */
  public static List<String> classes() {
    return CLASSES;
  }

  /**
   * Downloads the four files, 31 MB, from the web by https; files that are there already are not
   * downloaded again. A file appears in its place only after its checksum was verified.
   *
   * @param folder gets a folder {@code fashion-mnist} with the files; created if need be
   * @param progress watches
   * @return the folder {@code fashion-mnist}
   * @throws IOException if a file cannot be had or written, has another checksum, or another file
   *     is in its place
   */
  public static Path download(Path folder, DownloadProgress progress) throws IOException {
    return PUBLISHED.download(folder, progress);
  }
}
