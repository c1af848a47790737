package org.vae4j.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.data.ArrayDataset;
import org.vae4j.data.ByteDataset;
import org.vae4j.data.Cifar10Dataset;
import org.vae4j.data.Dataset;
import org.vae4j.data.Datasets;
import org.vae4j.data.DownloadProgress;
import org.vae4j.data.FashionMnist;
import org.vae4j.data.IdxDataset;
import org.vae4j.data.ImageFolderDataset;
import org.vae4j.data.NpyArray;
import org.vae4j.data.NpyWriter;
import org.vae4j.data.NpzFile;
import org.vae4j.data.SkippedFile;
import org.vae4j.data.Split;
import org.vae4j.data.SpriteDataset;
import org.vae4j.data.SpriteFactors;
import org.vae4j.data.augmentation.Augmentation;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;
import org.vae4j.tensorflow.TensorFlowBackend;
import org.vae4j.testing.IdxFolder;
import org.vae4j.training.Trainer;

/** Every kind of data set, on files made for the purpose. */
final class DataGuideTest {
  @TempDir Path dir;

  /** Writes a black image with a white pixel. */
  private static void writeImage(Path file, int width, int height) throws IOException {
    Files.createDirectories(file.getParent());
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    image.setRGB(width / 2, height / 2, 0xffffff);
    assertThat(ImageIO.write(image, "png", file.toFile())).isTrue();
  }

  @Test
  void idx() throws IOException {
    IdxFolder.write(dir, 6, 3);
    Path images = dir.resolve("t10k-images-idx3-ubyte");
    Path labels = dir.resolve("t10k-labels-idx1-ubyte");

    // tag::idx[]
    Dataset train = IdxDataset.open(dir, "train"); // train-images-idx3-ubyte, .gz or not
    Dataset test = IdxDataset.images(images, labels); // or any two files
    // end::idx[]
    assertThat(train.size()).isEqualTo(6);
    assertThat(train.label(0)).isPresent();
    assertThat(test.size()).isEqualTo(3);
  }

  @Test
  void idx_truncated() throws IOException {
    IdxFolder.write(dir, 6, 3);
    Path images = dir.resolve("train-images-idx3-ubyte");
    Files.write(images, Arrays.copyOf(Files.readAllBytes(images), 1_000));

    assertThatThrownBy(() -> IdxDataset.open(dir, "train"))
        .isInstanceOf(IOException.class)
        .hasMessage(
            images
                + ": expected 4704 bytes of values for the sizes [6, 28, 28], found 984; the file"
                + " is truncated, fetch it again");
  }

  @Test
  void imageFolder() throws IOException {
    Path folder = dir;
    writeImage(dir.resolve("cats/1.png"), 100, 80);
    writeImage(dir.resolve("cats/2.png"), 60, 90);
    writeImage(dir.resolve("dogs/1.png"), 64, 64);
    Files.writeString(dir.resolve("dogs/2.png"), "no image");

    // tag::image-folder[]
    ImageFolderDataset pets =
        ImageFolderDataset.builder(folder, 64, 64, 3).decodeFirst().skipUnreadable().build();
    System.out.println(pets.size() + " images of " + pets.classes());
    for (SkippedFile file : pets.skipped()) {
      System.out.println(file.file() + " was skipped: " + file.reason());
    }
    // end::image-folder[]
    assertThat(pets.size()).isEqualTo(3);
    assertThat(pets.classes()).containsExactly("cats", "dogs");
    assertThat(pets.label(2)).hasValue(1);
    assertThat(pets.skipped()).hasSize(1);
    assertThatThrownBy(() -> ImageFolderDataset.builder(folder, 64, 64, 3).build())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("1 of 4 that cannot: ")
        .hasMessageContaining("2.png (no PNG, JPEG, BMP or GIF, starts with");
  }

  @Test
  void numpy() throws IOException {
    Dataset sprites = SpriteDataset.of(16, 10, 1);
    int[] shapes = new int[10];
    for (int i = 0; i < shapes.length; i++) {
      shapes[i] = sprites.label(i).orElseThrow();
    }
    NpyWriter.write(dir.resolve("x.npy"), sprites);
    NpyWriter.write(dir.resolve("y.npy"), shapes);
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(dir.resolve("digits.npz")))) {
      for (String name : new String[] {"x.npy", "y.npy"}) {
        zip.putNextEntry(new ZipEntry(name));
        Files.copy(dir.resolve(name), zip);
        zip.closeEntry();
      }
    }

    // tag::numpy[]
    Dataset images = NpyArray.open(dir.resolve("x.npy")).items(); // (n, height, width, channels)
    NpzFile file = NpzFile.open(dir.resolve("digits.npz"));
    Dataset labeled = Datasets.withLabels(file.array("x").items(), file.array("y").labels());
    NpyWriter.write(dir.resolve("first.npy"), images.samples(0, 4)); // for numpy.load
    // end::numpy[]
    assertThat(images.itemShape()).isEqualTo(Shape.of(16, 16, 1));
    assertThat(labeled.label(7)).hasValue(shapes[7]);
    assertThat(NpyArray.open(dir.resolve("first.npy")).type()).isEqualTo("float32");
  }

  @Test
  void cifar10() throws IOException {
    Path folder = dir;
    for (String name :
        new String[] {
          "data_batch_1",
          "data_batch_2",
          "data_batch_3",
          "data_batch_4",
          "data_batch_5",
          "test_batch"
        }) {
      Path file = dir.resolve("cifar-10-batches-bin").resolve(name + ".bin");
      Files.createDirectories(file.getParent());
      try (RandomAccessFile zeros = new RandomAccessFile(file.toFile(), "rw")) {
        zeros.setLength(10_000L * (1 + 32 * 32 * 3));
      }
    }

    // tag::cifar[]
    Dataset train = Cifar10Dataset.train(folder);
    Dataset test = Cifar10Dataset.test(folder);
    String name = Cifar10Dataset.classes().get(test.label(0).orElseThrow());
    // end::cifar[]
    assertThat(train.size()).isEqualTo(50_000);
    assertThat(test.itemShape()).isEqualTo(Shape.of(32, 32, 3));
    assertThat(name).isEqualTo("airplane");
  }

  @Test
  void arrays() {
    // tag::arrays[]
    Dataset points =
        ArrayDataset.of(Shape.of(2), new float[] {0.1f, 0.7f}, new float[] {0.4f, 0.2f})
            .withLabels(0, 1);
    // end::arrays[]
    assertThat(points.samples(1, 2).value(0, 0)).isEqualTo(0.4f);
    assertThat(points.label(1)).hasValue(1);
  }

  @Test
  void sprites() throws IOException {
    // tag::sprites[]
    SpriteDataset sprites = SpriteDataset.of(64, 10_000, 1);
    SpriteFactors factors = sprites.factors(0); // shape, size, rotation and position of item 0
    Samples drawn = sprites.render(factors);
    ImageIO.write(sprites.samples(0, 64).toGrid(8), "png", new File("sprites-64.png"));
    // end::sprites[]
    assertThat(drawn.item(0)).isEqualTo(sprites.samples(0, 1).item(0));
    assertThat(new File("sprites-64.png")).isNotEmpty();
  }

  private static void download(Path folder) throws IOException {
    // tag::download[]
    FashionMnist.download(folder, DownloadProgress.console()); // to folder/fashion-mnist
    // end::download[]
  }

  @Test
  void published() throws IOException {
    Path folder = dir;
    IdxFolder.write(Files.createDirectory(dir.resolve("fashion-mnist")), 6, 3);
    // The first file that would be downloaded: what is in its place ends the download at once.
    Files.writeString(dir.resolve("fashion-mnist/train-images-idx3-ubyte.gz"), "another file");
    assertThatThrownBy(() -> download(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("train-images-idx3-ubyte.gz: expected SHA-256 ")
        .hasMessageContaining("it is another file");

    // tag::download[]
    Dataset train = FashionMnist.train(folder);
    Dataset test = FashionMnist.test(folder);
    // end::download[]
    assertThat(train.size()).isEqualTo(6);
    assertThat(test.size()).isEqualTo(3);
  }

  @Test
  void published_missing_namesTheDownload() {
    assertThatThrownBy(() -> FashionMnist.train(dir))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("FashionMnist.download(folder, DownloadProgress.console())");
  }

  @Test
  void parts() {
    Dataset images = SpriteDataset.of(16, 100, 1);

    // tag::parts[]
    Split split = Datasets.split(images, 0.1, 42); // a tenth of each class for validation
    Dataset train = split.training();
    Dataset validation = split.validation();
    Dataset few = Datasets.first(train, 32);
    Dataset middle = Datasets.subset(train, 10, 20); // 10 to 19
    Dataset chosen = Datasets.select(train, 3, 1, 3); // in this order
    Dataset hearts = Datasets.onlyClasses(images, 2);
    // end::parts[]
    assertThat(train.size() + validation.size()).isEqualTo(100);
    assertThat(validation.size()).isEqualTo(10);
    assertThat(few.size()).isEqualTo(32);
    assertThat(middle.samples(0, 1).item(0)).isEqualTo(train.samples(10, 11).item(0));
    assertThat(chosen.samples(0, 1).item(0)).isEqualTo(train.samples(3, 4).item(0));
    assertThat(chosen.size()).isEqualTo(3);
    assertThat(hearts.label(0)).hasValue(2);
    assertThat(hearts).isInstanceOf(ByteDataset.class);
  }

  @Test
  void augmentation() throws IOException {
    Vae vae =
        VaeBuilder.forImages(16, 16, 1)
            .encoder(e -> e.flatten().dense(8).relu())
            .latentSize(2)
            .decoder(d -> d.dense(16 * 16).reshape(16, 16, 1))
            .build();
    Dataset train = SpriteDataset.of(16, 32, 1);
    Dataset test = SpriteDataset.of(16, 8, 2);

    // tag::augmentation[]
    Augmentation changes =
        Augmentation.of(
            Augmentation.rotation(10), // degrees, to either side
            Augmentation.translation(0.1), // of height and width
            Augmentation.horizontalFlip(0.5), // every second image
            Augmentation.brightness(0.1));
    Trainer trainer =
        Trainer.using(TensorFlowBackend.create())
            .epochs(2)
            .augmentation(changes)
            .validation(test)
            .build();
    // end::augmentation[]
    assertThat(trainer.train(vae, train).provenance().settings()).contains("Rotation");

    // tag::preview[]
    Samples items = train.samples(0, 16);
    Samples changed = changes.apply(items, 1);
    ImageIO.write(items.interleave(changed).toGrid(8), "png", new File("augmented.png"));
    // end::preview[]
    assertThat(changed.item(0)).isNotEqualTo(items.item(0));
    assertThat(new File("augmented.png")).isNotEmpty();
  }
}
