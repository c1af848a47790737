package org.vae4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vae4j.Shape;
import org.vae4j.testing.NullSweep;

final class ImageFolderDatasetTest extends ByteDatasetContract {
  @TempDir Path folder;

  @Override
  ByteDataset dataset() throws IOException {
    TestImages.write(TestImages.colored(9, 7), folder.resolve("a/1.png"));
    TestImages.write(TestImages.colored(12, 13), folder.resolve("b/2.jpg"));
    TestImages.write(TestImages.colored(5, 5), folder.resolve("b/3.gif"));
    return ImageFolderDataset.builder(folder, 6, 5, 3).build();
  }

  private int[] only(int height, int width, int channels) throws IOException {
    return item(ImageFolderDataset.builder(folder, height, width, channels).build());
  }

  private static int[] item(ByteDataset data) {
    byte[] item = new byte[data.itemShape().volume()];
    data.readBytes(0, item, 0);
    return IntStream.range(0, item.length).map(i -> item[i] & 0xff).toArray();
  }

  @Test
  void build_mixedFormatsAndSizes() throws IOException {
    int rgb = 0x4080c0;
    TestImages.write(TestImages.plain(20, 30, rgb), folder.resolve("a.png"));
    TestImages.write(TestImages.plain(64, 16, rgb), folder.resolve("b.bmp"));
    TestImages.write(TestImages.plain(8, 8, rgb), folder.resolve("c.gif"));
    TestImages.write(TestImages.plain(31, 17, rgb), folder.resolve("d.jpg"));
    TestImages.write(TestImages.plain(3, 90, rgb), folder.resolve("e.jpeg"));
    ImageFolderDataset data = ImageFolderDataset.builder(folder, 12, 10, 3).build();
    assertThat(data.size()).isEqualTo(5);
    assertThat(data.itemShape()).isEqualTo(Shape.of(12, 10, 3));
    assertThat(data.classes()).isEmpty();
    assertThat(data.skipped()).isEmpty();
    assertThat(data.label(0)).isEmpty();
    assertThat(data).hasToString(folder.getFileName() + ": 5 items of [12, 10, 3]");
    byte[] item = new byte[360];
    for (int index = 0; index < 5; index++) {
      data.readBytes(index, item, 0);
      for (int i = 0; i < 360; i++) {
        // JPEG is not exact.
        assertThat(item[i] & 0xff).isBetween(0x40 * (i % 3 + 1) - 3, 0x40 * (i % 3 + 1) + 3);
      }
    }
  }

  @Test
  void build_foldersAreClasses() throws IOException {
    BufferedImage image = TestImages.plain(4, 4, 0xffffff);
    TestImages.write(image, folder.resolve("dogs/2.png"));
    TestImages.write(image, folder.resolve("dogs/10.png"));
    TestImages.write(image, folder.resolve("cats/inner/x.png"));
    TestImages.write(image, folder.resolve("cats/z.PNG"));
    TestImages.write(image, folder.resolve("cats and dogs/y.png"));
    Files.createDirectories(folder.resolve("empty"));
    Files.writeString(folder.resolve("readme.txt"), "no image");
    ImageFolderDataset data = ImageFolderDataset.builder(folder, 4, 4, 1).build();
    assertThat(data.classes()).containsExactly("cats", "cats and dogs", "dogs");
    assertThat(IntStream.range(0, 5).mapToObj(i -> relative(data.file(i))))
        .containsExactly(
            "cats and dogs/y.png", "cats/inner/x.png", "cats/z.PNG", "dogs/10.png", "dogs/2.png");
    assertThat(IntStream.range(0, 5).map(i -> data.label(i).orElseThrow()))
        .containsExactly(1, 0, 0, 2, 2);
    ImageFolderDataset plain = ImageFolderDataset.builder(folder, 4, 4, 1).withoutClasses().build();
    assertThat(plain.size()).isEqualTo(5);
    assertThat(plain.classes()).isEmpty();
    assertThat(plain.label(0)).isEmpty();
  }

  private String relative(Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  @Test
  void build_hiddenFilesAreIgnored() throws IOException {
    BufferedImage image = TestImages.plain(4, 4, 0xffffff);
    TestImages.write(image, folder.resolve("a.png"));
    Files.writeString(folder.resolve("._a.png"), "not an image");
    TestImages.write(image, folder.resolve(".thumbnails/a.png"));
    assertThat(ImageFolderDataset.builder(folder, 4, 4, 1).build().size()).isEqualTo(1);
  }

  @Test
  void build_imagesInAndBelowTheFolder() throws IOException {
    BufferedImage image = TestImages.plain(4, 4, 0xffffff);
    TestImages.write(image, folder.resolve("a.png"));
    TestImages.write(image, folder.resolve("b/c.png"));
    ImageFolderBuilder builder = ImageFolderDataset.builder(folder, 4, 4, 1);
    assertThatThrownBy(builder::build)
        .isInstanceOf(IOException.class)
        .hasMessage(
            folder
                + ": expected images either in the folder or in sub-folders, one for each class,"
                + " found both; withoutClasses() takes them all without labels");
    assertThat(builder.withoutClasses().build().size()).isEqualTo(2);
  }

  @Test
  void build_sameSize_keepsThePixels() throws IOException {
    TestImages.write(TestImages.colored(7, 5), folder.resolve("a.png"));
    int[] item = only(5, 7, 3);
    for (int i = 0; i < 35; i++) {
      assertThat(item[3 * i]).isEqualTo(255 * (i % 7) / 7);
      assertThat(item[3 * i + 1]).isEqualTo(255 * (i / 7) / 5);
      assertThat(item[3 * i + 2]).isEqualTo(50);
    }
  }

  @Test
  void grey_isReadAsItIsStored() throws IOException {
    // Java's own conversion would brighten 128 to 188.
    TestImages.write(TestImages.grey(3, 0, 1, 50, 128, 200, 255), folder.resolve("a.png"));
    assertThat(only(2, 3, 1)).containsExactly(0, 1, 50, 128, 200, 255);
    assertThat(only(2, 3, 3))
        .containsExactly(0, 0, 0, 1, 1, 1, 50, 50, 50, 128, 128, 128, 200, 200, 200, 255, 255, 255);
  }

  @Test
  void grey_of16Bits() throws IOException {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
    image.getRaster().setPixels(0, 0, 2, 1, new int[] {65535, 128 * 257});
    TestImages.write(image, folder.resolve("a.png"));
    assertThat(only(1, 2, 1)).containsExactly(255, 128);
  }

  @Test
  void grey_ofColors() throws IOException {
    TestImages.write(TestImages.plain(2, 2, 0xff0000), folder.resolve("a.png"));
    assertThat(only(1, 1, 1)).containsExactly(76);
    TestImages.write(TestImages.plain(2, 2, 0x00ff00), folder.resolve("a.png"));
    assertThat(only(1, 1, 1)).containsExactly(150);
    TestImages.write(TestImages.plain(2, 2, 0x0000ff), folder.resolve("a.png"));
    assertThat(only(1, 1, 1)).containsExactly(29);
    for (int grey = 0; grey < 256; grey++) {
      TestImages.write(TestImages.plain(1, 1, grey * 0x010101), folder.resolve("a.png"));
      assertThat(only(1, 1, 1)).containsExactly(grey);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {BufferedImage.TYPE_BYTE_BINARY, BufferedImage.TYPE_BYTE_INDEXED})
  void palette_isLookedUp(int type) throws IOException {
    BufferedImage image = new BufferedImage(2, 1, type);
    image.setRGB(0, 0, 0xffffffff);
    image.setRGB(1, 0, 0xff000000);
    for (String format : new String[] {"png", "gif", "bmp"}) {
      Files.write(folder.resolve("a.png"), TestImages.encode(image, format));
      assertThat(only(1, 2, 1)).as(format).containsExactly(255, 0);
    }
  }

  @Test
  void transparency_showsBlackOrWhite() throws IOException {
    BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, 0x00ff8000);
    image.setRGB(1, 0, 0x80ff8000);
    image.setRGB(2, 0, 0xffff8000);
    TestImages.write(image, folder.resolve("a.png"));
    assertThat(only(1, 3, 3)).containsExactly(0, 0, 0, 128, 64, 0, 255, 128, 0);
    assertThat(item(ImageFolderDataset.builder(folder, 1, 3, 3).onWhite().build()))
        .containsExactly(255, 255, 255, 255, 191, 127, 255, 128, 0);
  }

  @Test
  void shrinking_averagesAreas() throws IOException {
    TestImages.write(
        TestImages.grey(4, 0, 40, 100, 100, 80, 120, 100, 104), folder.resolve("a.png"));
    assertThat(only(1, 2, 1)).containsExactly(60, 101);
  }

  @Test
  void shrinking_bySteps_weighsParts() throws IOException {
    // Three pixels to two: each takes one and a half.
    TestImages.write(TestImages.grey(3, 30, 90, 240), folder.resolve("a.png"));
    ImageFolderBuilder builder = ImageFolderDataset.builder(folder, 1, 2, 1).stretch();
    assertThat(item(builder.build())).containsExactly(50, 190);
  }

  @Test
  void enlarging_interpolates() throws IOException {
    TestImages.write(TestImages.grey(2, 0, 100), folder.resolve("a.png"));
    ImageFolderBuilder builder = ImageFolderDataset.builder(folder, 2, 4, 1).stretch();
    assertThat(item(builder.build())).containsExactly(0, 25, 75, 100, 0, 25, 75, 100);
  }

  @Test
  void crop_takesTheCenter() throws IOException {
    TestImages.write(TestImages.grey(6, 1, 2, 3, 4, 5, 6), folder.resolve("a.png"));
    assertThat(only(1, 2, 1)).containsExactly(3, 4);
    assertThat(only(1, 4, 1)).containsExactly(2, 3, 4, 5);
    assertThat(item(ImageFolderDataset.builder(folder, 1, 2, 1).stretch().build()))
        .containsExactly(2, 5);
    TestImages.write(TestImages.grey(1, 1, 2, 3, 4, 5, 6), folder.resolve("a.png"));
    assertThat(only(2, 1, 1)).containsExactly(3, 4);
  }

  @Test
  void inMemory_isTheSame() throws IOException {
    Dataset decoded = dataset();
    ImageFolderDataset kept = ImageFolderDataset.builder(folder, 6, 5, 3).inMemory().build();
    assertThat(kept.samples(0, 3)).isEqualTo(decoded.samples(0, 3));
    assertThat(kept.label(2)).hasValue(1);
    Files.delete(folder.resolve("a/1.png"));
    assertThat(kept.samples(0, 3).count()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({"0, 4, 1, height", "4, -1, 1, width"})
  void builder_badSize(int height, int width, int channels, String name) {
    assertThatThrownBy(() -> ImageFolderDataset.builder(folder, height, width, channels))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "ImageFolderDataset "
                + name
                + ": expected at least 1, found "
                + Math.min(height, width)
                + "; it is a number of pixels");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 4})
  void builder_badChannels(int channels) {
    assertThatThrownBy(() -> ImageFolderDataset.builder(folder, 4, 4, channels))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "ImageFolderDataset channels: expected 1 for grey or 3 for RGB, found "
                + channels
                + "; transparency is shown on a background");
  }

  @Test
  void builder_badMaxPixels() {
    ImageFolderBuilder builder = ImageFolderDataset.builder(folder, 4, 4, 1);
    assertThatThrownBy(() -> builder.maxPixels(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "ImageFolderDataset maxPixels: expected at least 1, found 0; it is the product of width"
                + " and height");
  }

  @Test
  void nulls() throws IOException {
    NullSweep sweep = new NullSweep().set(Path.class, folder).set(int.class, 1);
    sweep.statics(ImageFolderDataset.class, SkippedFile.class).methods(dataset());
    assertThat(sweep.checks()).isEqualTo(4);
  }
}
