package org.vae4j.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.HistogramProto;
import org.tensorflow.proto.SessionLog;
import org.tensorflow.proto.Summary;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.VaeException;

final class EventFileTest {
  @TempDir private Path folder;

  @Test
  void file_startsWithItsVersion() throws IOException {
    EventFile.in(folder).close();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files)
          .singleElement()
          .satisfies(file -> assertThat(file.getFileName().toString()).contains(".tfevents."));
    }
    assertThat(Events.in(folder).all())
        .singleElement()
        .extracting(Event::getFileVersion)
        .isEqualTo("brain.Event:2");
  }

  @Test
  void scalar_comesBack() throws IOException {
    try (EventFile file = EventFile.in(folder)) {
      file.scalar("loss/total", 469, 234.107);
      file.scalar("loss/total", 5_000_000_000L, -1);
    }
    Events events = Events.in(folder);
    assertThat(events.value("loss/total", 469).getSimpleValue()).isEqualTo(234.107f);
    assertThat(events.value("loss/total", 5_000_000_000L).getSimpleValue()).isEqualTo(-1);
    assertThat(events.steps("loss/total")).containsExactly(469L, 5_000_000_000L);
  }

  @Test
  void flush_writesWhileTheFileIsOpen() throws IOException {
    try (EventFile file = EventFile.in(folder)) {
      file.scalar("a", 1, 2);
      file.flush();
      assertThat(Events.in(folder).value("a", 1).getSimpleValue()).isEqualTo(2);
    }
  }

  @Test
  void histogram_hasTheMomentsOfTheValues() throws IOException {
    try (EventFile file = EventFile.in(folder)) {
      file.histogram("latent/mean", 7, new float[] {-1, 0.5f, 0.5f, 2});
    }
    HistogramProto histogram = Events.in(folder).value("latent/mean", 7).getHisto();
    assertThat(histogram.getMin()).isEqualTo(-1);
    assertThat(histogram.getMax()).isEqualTo(2);
    assertThat(histogram.getNum()).isEqualTo(4);
    assertThat(histogram.getSum()).isCloseTo(2, within(1e-12));
    assertThat(histogram.getSumSquares()).isCloseTo(5.5, within(1e-12));
    assertThat(histogram.getBucketList().stream().mapToDouble(count -> count).sum()).isEqualTo(4);
    int peak = histogram.getBucketList().indexOf(2.0);
    assertThat(histogram.getBucketLimit(peak)).isGreaterThan(0.5);
    assertThat(histogram.getBucketLimit(peak - 1)).isLessThanOrEqualTo(0.5);
  }

  @Test
  void image_grey_comesBackPixelForPixel() throws IOException {
    assertImageComesBack(Samples.of(Shape.of(2, 3, 1), 0, 0.2f, 0.4f, 0.6f, 0.8f, 1), 1);
  }

  @Test
  void image_rgb_comesBackPixelForPixel() throws IOException {
    assertImageComesBack(Samples.of(Shape.of(1, 3, 3), 1, 0, 0.25f, 0, 1, 0.5f, 0.1f, 0.2f, 1), 3);
  }

  private void assertImageComesBack(Samples samples, int colors) throws IOException {
    BufferedImage original = samples.toGrid(1);
    try (EventFile file = EventFile.in(folder)) {
      file.image("samples", 3, original);
    }
    Summary.Image found = Events.in(folder).value("samples/image", 3).getImage();
    assertThat(found.getColorspace()).isEqualTo(colors);
    assertThat(found.getWidth()).isEqualTo(original.getWidth());
    assertThat(found.getHeight()).isEqualTo(original.getHeight());
    BufferedImage read = ImageIO.read(found.getEncodedImageString().newInput());
    int[] none = null;
    assertThat(read.getRaster().getPixels(0, 0, read.getWidth(), read.getHeight(), none))
        .isEqualTo(original.getRaster().getPixels(0, 0, read.getWidth(), read.getHeight(), none));
  }

  @Test
  void restart_isAStartAtItsStep() throws IOException {
    try (EventFile file = EventFile.in(folder)) {
      file.restart(42);
    }
    Event restart = Events.in(folder).all().get(1);
    assertThat(restart.getStep()).isEqualTo(42);
    assertThat(restart.getSessionLog().getStatus()).isEqualTo(SessionLog.SessionStatus.START);
    assertThat(restart.getWallTime()).isPositive();
  }

  @Test
  void folderThatIsAFile_isRefusedByName() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    assertThatThrownBy(() -> EventFile.in(file.resolve("events")))
        .isInstanceOf(VaeException.class)
        .hasMessageStartingWith(
            "TensorFlow failed while writing events to " + file.resolve("events") + ", open: ");
  }

  @Test
  void histogram_notANumber_isRefusedByName() {
    try (EventFile file = EventFile.in(folder)) {
      assertThatThrownBy(() -> file.histogram("latent/mean", 1, new float[] {1, Float.NaN}))
          .isInstanceOf(VaeException.class)
          .hasMessageContaining(", latent/mean: ");
    }
  }
}
