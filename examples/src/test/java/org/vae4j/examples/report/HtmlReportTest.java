package org.vae4j.examples.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HtmlReportTest {
  private static final Pattern PNG = Pattern.compile("data:image/png;base64,([^\"]+)");

  @TempDir Path folder;

  @Test
  void write_holdsAllItShows() throws IOException {
    Path gif = folder.resolve("walk.gif");
    AnimatedGif.write(gif, Duration.ofMillis(10), List.of(PicturesTest.filled(2, 2, 0)));
    Path file = folder.resolve("new").resolve("report.html");

    HtmlReport.of("Beta < 1", "a \"study\"")
        .headline("247.20", "test total", "goal 247.20")
        .headline("13.95", "KL", "nats")
        .heading("Losses & more")
        .paragraph("in <nats>")
        .table(List.of("beta", "kl"), List.of(List.of("0.1", "38.28")))
        .picture(PicturesTest.filled(5, 3, 0x123456), "samples")
        .picture(gif, "a walk")
        .wide(PicturesTest.filled(5, 3, 0x654321), "curves")
        .lines(List.of("Epoch 000 | total=1", "Epoch 001"))
        .picture(PicturesTest.filled(5, 3, 0), "the last part")
        .write(file);

    String page = Files.readString(file);
    assertThat(page)
        .startsWith("<!DOCTYPE html>")
        .contains("<title>Beta &lt; 1</title>", "a &quot;study&quot;", "in &lt;nats&gt;")
        .contains("<td>38.28</td>", "total=1\nEpoch 001", "data:image/gif;base64,", "max-width")
        .doesNotContain("http", "url(", "<link");
    assertThat(count(page, "<div")).isEqualTo(count(page, "</div>")).isEqualTo(6);
    Matcher png = PNG.matcher(page);
    assertThat(png.find()).isTrue();
    BufferedImage shown =
        ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(png.group(1))));
    assertThat(shown.getRGB(4, 2)).isEqualTo(0xff123456);
  }

  @Test
  void table_rowTooShort_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> HtmlReport.of("a", "b").table(List.of("beta", "kl"), List.of(List.of("0.1"))))
        .withMessageContaining("table row: expected 2 cells");
  }

  @Test
  void picture_ofAnotherType_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HtmlReport.of("a", "b").picture(Path.of("a.bmp"), "c"))
        .withMessageContaining("a.bmp: expected PNG or GIF, found bmp");
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }
}
