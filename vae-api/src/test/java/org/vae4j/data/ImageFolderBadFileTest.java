package org.vae4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vae4j.Shape;

final class ImageFolderBadFileTest {
  @TempDir Path folder;

  private ImageFolderBuilder builder() {
    return ImageFolderDataset.builder(folder, 4, 4, 3);
  }

  /** Three good images in two classes between four bad files. */
  private void mixed() throws IOException {
    TestImages.write(TestImages.colored(9, 7), folder.resolve("a/2.png"));
    TestImages.write(TestImages.colored(9, 7), folder.resolve("b/1.jpg"));
    TestImages.write(TestImages.colored(9, 7), folder.resolve("b/4.bmp"));
    Files.write(folder.resolve("a/1.png"), new byte[0]);
    Files.writeString(folder.resolve("b/0.png"), "<html>404 Not Found</html>");
    byte[] damaged = TestImages.encode(TestImages.colored(9, 7), "png");
    Arrays.fill(damaged, 8, 24, (byte) 0);
    Files.write(folder.resolve("b/2.png"), damaged);
    Files.write(folder.resolve("b/3.gif"), new byte[] {'G', 'I', 'F', '8', '9', 'a'});
  }

  @Test
  void bad_areRefusedInOneMessage() throws IOException {
    mixed();
    assertThatThrownBy(builder()::build)
        .isExactlyInstanceOf(IOException.class)
        .hasMessageStartingWith(
            folder
                + ": expected images that can be read, found 4 of 7 that cannot: "
                + Path.of("a", "1.png")
                + " (empty), "
                + Path.of("b", "0.png")
                + " (no PNG, JPEG, BMP or GIF, starts with 3c 68 74 6d (\"<htm\")), "
                + Path.of("b", "2.png")
                + " (")
        .hasMessageEndingWith(
            " and 1 more; repair or remove them, or leave them away with skipUnreadable()");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void bad_areSkippedIfAskedFor(boolean inMemory) throws IOException {
    mixed();
    ImageFolderBuilder builder = builder().skipUnreadable();
    ImageFolderDataset data = (inMemory ? builder.inMemory() : builder).build();
    assertThat(data.size()).isEqualTo(3);
    assertThat(data.classes()).containsExactly("a", "b");
    assertThat(data.label(0)).hasValue(0);
    assertThat(data.label(1)).hasValue(1);
    assertThat(data.label(2)).hasValue(1);
    assertThat(data.file(1)).isEqualTo(folder.resolve("b/1.jpg"));
    assertThat(data.samples(0, 3).count()).isEqualTo(3);
    assertThat(data.skipped())
        .extracting(SkippedFile::file)
        .containsExactly(
            folder.resolve("a/1.png"),
            folder.resolve("b/0.png"),
            folder.resolve("b/2.png"),
            folder.resolve("b/3.gif"));
    assertThat(data.skipped().get(0))
        .isEqualTo(new SkippedFile(folder.resolve("a/1.png"), "empty"));
    assertThat(data).hasToString(folder.getFileName() + ": 3 items of [4, 4, 3], 4 files skipped");
  }

  @Test
  void bad_all() throws IOException {
    Files.write(folder.resolve("1.png"), new byte[0]);
    assertThatThrownBy(builder().skipUnreadable()::build)
        .isExactlyInstanceOf(IOException.class)
        .hasMessage(
            folder
                + ": expected images that can be read, found 1 of 1 that cannot: 1.png (empty);"
                + " there is nothing to learn from");
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "bmp", "gif"})
  void truncated_isFoundWhenDecoded(String format) throws IOException {
    byte[] whole = TestImages.encode(TestImages.colored(90, 70), format);
    Path file = folder.resolve("1." + format);
    Files.write(file, Arrays.copyOf(whole, whole.length * 9 / 10));
    ImageFolderDataset data = builder().build();
    assertThatThrownBy(() -> data.readBytes(0, new byte[48], 0))
        .isInstanceOf(UncheckedIOException.class)
        .hasStackTraceContaining(file + ": expected an image that can be read, found ");
    assertThatThrownBy(builder().decodeFirst()::build)
        .isExactlyInstanceOf(IOException.class)
        .hasMessageContaining("found 1 of 1 that cannot: 1." + format + " (");
    assertThatThrownBy(builder().inMemory()::build).isExactlyInstanceOf(IOException.class);
  }

  @Test
  void read_ofAFileThatTurnedBad() throws IOException {
    Path file = TestImages.write(TestImages.colored(9, 7), folder.resolve("1.png"));
    ImageFolderDataset data = builder().maxPixels(63).build();
    Files.writeString(file, "gone");
    assertThatThrownBy(() -> data.readBytes(0, new byte[48], 0))
        .isInstanceOf(UncheckedIOException.class)
        .cause()
        .hasMessage(
            file
                + ": expected an image that can be read, found no PNG, JPEG, BMP or GIF, starts"
                + " with 67 6f 6e 65 (\"gone\"); decodeFirst() finds such files when the folder is"
                + " opened");
    Files.delete(file);
    assertThatThrownBy(() -> data.readBytes(0, new byte[48], 0))
        .isInstanceOf(UncheckedIOException.class)
        .hasRootCauseInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("found java.nio.file.NoSuchFileException: " + file + "; ");
    TestImages.write(TestImages.colored(9, 8), file);
    assertThatThrownBy(() -> data.readBytes(0, new byte[48], 0))
        .isInstanceOf(UncheckedIOException.class)
        .hasStackTraceContaining("9 x 8 pixels, not 1 to 63");
  }

  /** The header alone promises 60,000 x 60,000 pixels; none of that memory may be asked for. */
  @Test
  void absurdSize_isRefusedBeforeDecoding() throws IOException {
    byte[] png = TestImages.encode(TestImages.plain(4, 4, 0), "png");
    ByteBuffer.wrap(png).putInt(16, 60_000).putInt(20, 60_000);
    Path file = Files.write(folder.resolve("1.png"), png);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    assertThatThrownBy(() -> ImageFile.decode(file, ImageFolderBuilder.DEFAULT_MAX_PIXELS))
        .isInstanceOf(IOException.class)
        .hasMessage("60000 x 60000 pixels, not 1 to 67108864");
    long after = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    assertThat(after - before).isLessThan(4 << 20);
    assertThatThrownBy(builder()::build)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("1.png (60000 x 60000 pixels, not 1 to 67108864)");
  }

  @Test
  void maxPixels_isALimitOfTheProduct() throws IOException {
    TestImages.write(TestImages.colored(9, 7), folder.resolve("1.png"));
    assertThat(builder().maxPixels(63).build().size()).isEqualTo(1);
    assertThatThrownBy(builder().maxPixels(62)::build)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("1.png (9 x 7 pixels, not 1 to 62)");
  }

  /** Whatever the bytes of a file are, it is decoded or refused with an IOException. */
  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "bmp", "gif"})
  void fuzz(String format) throws IOException {
    BufferedImage image = TestImages.colored(13, 11);
    byte[] original = TestImages.encode(image, format);
    Random random = new Random(3);
    ImageResizer resizer = new ImageResizer(Shape.of(4, 4, 3), false, 0);
    int decoded = 0;
    for (int i = 0; i < 400; i++) {
      byte[] mutant = original.clone();
      for (int change = random.nextInt(6); change >= 0; change--) {
        mutant[random.nextInt(random.nextBoolean() ? 60 : mutant.length)] =
            (byte) random.nextInt(256);
      }
      Path file = Files.write(folder.resolve("file"), mutant);
      try {
        resizer.resize(ImageFile.decode(file, 1 << 20), new byte[48], 0);
        decoded++;
      } catch (IOException e) {
        assertThat(e.toString()).isNotBlank();
      }
    }
    assertThat(decoded).isLessThan(400);
  }

  @Test
  void folder_withoutImages() throws IOException {
    Files.writeString(folder.resolve("a.txt"), "text");
    assertThatThrownBy(builder()::build)
        .isInstanceOf(IOException.class)
        .hasMessage(
            folder
                + ": expected files ending in .png, .jpg, .jpeg, .bmp or .gif, found none; check"
                + " the folder");
  }

  @Test
  void folder_missingOrAFile() throws IOException {
    Path nowhere = folder.resolve("nowhere");
    assertThatThrownBy(ImageFolderDataset.builder(nowhere, 4, 4, 1)::build)
        .isInstanceOf(NoSuchFileException.class)
        .hasMessage(nowhere + ": expected a folder of images, found none; check the path");
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(ImageFolderDataset.builder(file, 4, 4, 1)::build)
        .isInstanceOf(NotDirectoryException.class)
        .hasMessage(file.toString());
  }
}
