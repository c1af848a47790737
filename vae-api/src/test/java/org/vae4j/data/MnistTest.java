package org.vae4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.common.testing.NullPointerTester;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vae4j.Shape;
import org.vae4j.testing.RealData;

final class MnistTest {
  @TempDir Path folder;

  @Test
  void published_namesFourFilesOverHttps() {
    for (PublishedDataset set : List.of(Mnist.PUBLISHED, FashionMnist.PUBLISHED)) {
      assertThat(set.base().getScheme()).isEqualTo("https");
      assertThat(set.base().getPath()).endsWith("/");
      assertThat(set.files())
          .extracting(PublishedFile::name)
          .containsExactly(
              "train-images-idx3-ubyte.gz",
              "train-labels-idx1-ubyte.gz",
              "t10k-images-idx3-ubyte.gz",
              "t10k-labels-idx1-ubyte.gz");
      assertThat(set.files()).allMatch(file -> file.sha256().matches("[0-9a-f]{64}"));
    }
  }

  @Test
  void open_eachKnowsItsFolder() throws IOException {
    for (String name : List.of("mnist", "fashion-mnist")) {
      Path inner = Files.createDirectories(folder.resolve(name));
      Files.write(inner.resolve("train-images-idx3-ubyte"), IdxBytes.counting(name.length(), 2, 2));
      Files.write(inner.resolve("t10k-images-idx3-ubyte"), IdxBytes.counting(1, 2, 2));
    }
    assertThat(Mnist.train(folder).size()).isEqualTo(5);
    assertThat(FashionMnist.train(folder).size()).isEqualTo(13);
    assertThat(Mnist.test(folder).size()).isEqualTo(1);
    assertThat(FashionMnist.test(folder).size()).isEqualTo(1);
  }

  @Test
  void open_noFiles_saysHowToGetThem() {
    assertThatThrownBy(() -> Mnist.train(folder))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("; Mnist.download(folder, DownloadProgress.console()) gets it from");
    assertThatThrownBy(() -> FashionMnist.test(folder))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("; FashionMnist.download(folder, DownloadProgress.console())");
  }

  @Test
  void classes_areNamed() {
    assertThat(FashionMnist.classes()).hasSize(10).startsWith("T-shirt/top").endsWith("Ankle boot");
  }

  @Test
  void nulls() {
    NullPointerTester tester =
        new NullPointerTester()
            .setDefault(Path.class, folder)
            .setDefault(DownloadProgress.class, DownloadProgress.none());
    tester.testAllPublicStaticMethods(Mnist.class);
    tester.testAllPublicStaticMethods(FashionMnist.class);
  }

  @Test
  void realMnist() throws IOException {
    Path real = RealData.mnist();
    assertReal(Mnist.train(real), 60_000, 0.130660, 0.308108);
    assertReal(Mnist.test(real), 10_000, 0.132515, 0.310480);
    assertThat(labelCounts(Mnist.train(real)))
        .containsExactly(5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949);
    assertThat(labelCounts(Mnist.test(real)))
        .containsExactly(980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009);
  }

  @Test
  void realFashionMnist() throws IOException {
    Path real = RealData.fashionMnist();
    assertReal(FashionMnist.train(real), 60_000, 0.286041, 0.353024);
    assertReal(FashionMnist.test(real), 10_000, 0.286849, 0.352444);
    assertThat(labelCounts(FashionMnist.train(real))).hasSize(10).containsOnly(6000);
    assertThat(labelCounts(FashionMnist.test(real))).hasSize(10).containsOnly(1000);
  }

  private static void assertReal(IdxDataset data, int size, double mean, double deviation) {
    assertThat(data.size()).isEqualTo(size);
    assertThat(data.itemShape()).isEqualTo(Shape.of(28, 28, 1));
    byte[] item = new byte[784];
    long sum = 0;
    long squares = 0;
    for (int index = 0; index < size; index++) {
      data.readBytes(index, item, 0);
      for (byte value : item) {
        sum += value & 0xff;
        squares += (long) (value & 0xff) * (value & 0xff);
      }
    }
    double average = sum / 255.0 / (784.0 * size);
    double variance = squares / (255.0 * 255.0) / (784.0 * size) - average * average;
    assertThat(average).isCloseTo(mean, within(1e-6));
    assertThat(Math.sqrt(variance)).isCloseTo(deviation, within(1e-6));
  }

  private static int[] labelCounts(IdxDataset data) {
    int[] counts = new int[10];
    for (int index = 0; index < data.size(); index++) {
      counts[data.label(index).orElseThrow()]++;
    }
    return counts;
  }
}
