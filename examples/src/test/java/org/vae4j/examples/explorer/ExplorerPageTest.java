package org.vae4j.examples.explorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.examples.TinyModel;
import org.vae4j.examples.browser.BrowserPage;
import org.vae4j.examples.browser.Chromium;
import org.vae4j.examples.http.HttpService;
import org.vae4j.examples.http.PngImages;
import org.vae4j.inference.Interpolator;
import org.vae4j.inference.Sampler;
import org.vae4j.onnx.Device;
import org.vae4j.onnx.OnnxVae;

/** Visits the page with a real browser's mouse, keyboard and touch screen. */
final class ExplorerPageTest {
  @TempDir static Path model;

  @TempDir static Path profile;

  private static Chromium chromium;
  private static OnnxVae vae;
  private static HttpService service;

  @TempDir Path folder;
  private ExplorerVisit visit;
  private BrowserPage page;

  @BeforeAll
  static void start() throws IOException {
    chromium = Chromium.start(profile);
    vae = OnnxVae.load(TinyModel.export(model), Device.cpu(1));
    service = ExplorerEndpointsTest.start(vae);
  }

  @AfterAll
  static void stop() throws IOException {
    if (chromium != null) {
      chromium.close();
      service.close();
      vae.close();
    }
  }

  @BeforeEach
  void visit() {
    visit = ExplorerVisit.start(chromium, service);
    page = visit.page();
  }

  @AfterEach
  void leave() {
    page.close();
  }

  @Test
  void start_showsTheFirstSample() {
    assertThat(visit.place()).isEqualTo(Sampler.of(vae).seed(7).latents(0, 1));
    assertShown(visit.place());
    assertThat(page.text("#model")).isEqualTo(vae + " · 8 × 8 pixels · 2 dimensions");
    assertThat(page.text("#latency")).matches("answered in \\d+ ms");
    assertThat(page.evaluate("document.querySelectorAll('#samples .tile').length").getAsInt())
        .isEqualTo(24);
  }

  @Test
  void slider_clicked_movesThePictureThere() {
    page.clickAt("#z1", 0.75);

    Samples place = visit.place();
    assertThat(place.value(0, 1)).isCloseTo(2, within(0.15f));
    assertShown(place);
    assertThat(visit.value("output[for=z1]")).isEqualTo(String.format("%.2f", place.value(0, 1)));
  }

  @Test
  void slider_movedByKeys_movesThePicture() {
    page.evaluate("document.querySelector('#z0').focus()");
    page.press("End");
    assertThat(visit.place().value(0, 0)).isEqualTo(4);
    page.press("ArrowLeft");
    assertThat(visit.place().value(0, 0)).isEqualTo(3.95f);
    assertShown(visit.place());
    page.press("0");
    assertThat(visit.place().value(0, 0)).isZero();
    assertThat(visit.value("#z0")).isEqualTo("0");
  }

  @Test
  void resetAndRandom() {
    page.click("#reset");
    assertThat(visit.place()).isEqualTo(Samples.of(Shape.of(2), 0, 0));
    assertThat(page.text("#caption")).isEqualTo("The middle of the latent space");

    page.click("#random");
    page.await("document.querySelector('#caption').textContent === 'A random sample'");
    assertThat(visit.place()).isNotEqualTo(Samples.of(Shape.of(2), 0, 0));
    assertShown(visit.place());
  }

  @Test
  void twoSamples_clicked_areWalkedBetween() {
    page.click("#samples .tile:nth-child(3)");
    assertThat(page.text("#hint")).startsWith("A is chosen.");
    page.click("#samples .tile:nth-child(6)");
    page.await("!document.querySelector('#walk').hidden");

    Samples samples = Sampler.of(vae).seed(7).latents(0, 24);
    Samples path =
        Interpolator.spherical(vae).steps(9).path(samples.slice(2, 3), samples.slice(5, 6));
    for (int step = 0; step < 9; step++) {
      assertThat(visit.pixels("#steps .tile:nth-child(%d) img".formatted(step + 1)))
          .isEqualTo(ExplorerVisit.pixels(vae.decode(path.slice(step, step + 1))));
    }
    page.click("#steps .tile:nth-child(4)");
    assertThat(visit.place()).isEqualTo(path.slice(3, 4));
    assertShown(visit.place());
    assertThat(pressedSteps()).isEqualTo(1);
    page.click("#reset");
    assertThat(pressedSteps()).isZero();
  }

  @Test
  void samples_chosenByKeys_areWalkedBetween() {
    page.evaluate("document.querySelector('#more').focus()");
    page.press("Tab");
    page.press("ArrowRight");
    page.press("Enter");
    assertThat(page.text("#caption")).isEqualTo("Sample 2");
    page.press("End");
    page.press(" ");
    page.await("!document.querySelector('#walk').hidden");
    assertThat(mark(2)).isEqualTo("A");
    assertThat(mark(24)).isEqualTo("B");

    page.press(" ");
    page.await("document.querySelector('#walk').hidden");
    page.press("Tab");
    assertThat(page.evaluate("document.activeElement.id").getAsString()).isEqualTo("file");
  }

  @Test
  void kept_picture_standsInFrontOfTheSamples() {
    page.clickAt("#z0", 0.25);
    Samples place = visit.place();
    page.click("#keep");
    page.await("document.querySelectorAll('#samples .tile').length === 25");

    assertThat(visit.pixels("#samples .tile:first-child img"))
        .isEqualTo(ExplorerVisit.pixels(vae.decode(place)));
    page.evaluate("document.querySelector('#samples').firstElementChild.dataset.old = 'yes'");
    page.click("#more");
    page.await("!document.querySelector('#samples').firstElementChild.dataset.old");
    page.click("#samples .tile:first-child");
    assertThat(visit.place()).isEqualTo(place);
  }

  @Test
  void picture_dropped_isEncodedAsItIs() throws IOException {
    Samples original = Sampler.of(vae).seed(99).sample(1);
    visit.drop(write("own.png", original.toImage(0)));
    page.await("!document.querySelector('#result').hidden");

    Samples seen = ExplorerVisit.rounded(original);
    assertThat(visit.pixels("#seen")).isEqualTo(ExplorerVisit.pixels(original));
    // Not to the bit: the browser hands on red, green and blue, whose mean is rounded.
    Samples expected = vae.encode(seen).mean();
    Samples place = visit.place();
    assertThat(place.item(0)).containsExactly(expected.item(0), within(1e-5f));
    assertThat(visit.pixels("#made")).isEqualTo(ExplorerVisit.pixels(vae.decode(place)));
    assertShown(place);
  }

  @Test
  void picture_chosen_isScaledAndSwapped() throws IOException {
    BufferedImage large = new BufferedImage(64, 32, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < 64; x++) {
      for (int y = 0; y < 32; y++) {
        large.setRGB(x, y, x < 32 ? 0x202020 : 0xe0e0e0);
      }
    }
    page.choose("#file", write("large.png", large));
    page.await("!document.querySelector('#result').hidden");
    boolean swapped = visit.checked("#invert");
    assertThat(visit.pixels("#seen")).hasSize(64);
    assertThat(visit.pixels("#seen")[4 * 8]).isEqualTo(swapped ? 0xdf : 0x20);
    assertThat(visit.pixels("#seen")[4 * 8 + 7]).isEqualTo(swapped ? 0x1f : 0xe0);

    page.click("#invert");

    page.await("document.querySelector('#invert').checked === " + !swapped);
    page.await("document.querySelector('#seen').dataset.inverted === '" + !swapped + "'");
    assertThat(visit.pixels("#seen")[4 * 8]).isEqualTo(swapped ? 0x20 : 0xdf);
  }

  @Test
  void noPicture_isRefusedInWords() throws IOException {
    visit.drop(Files.writeString(folder.resolve("notes.txt"), "no picture"));

    assertThat(visit.message())
        .isEqualTo("notes.txt is not a picture that this browser can show. Try a PNG or JPEG.");
    page.click("#dismiss");
    page.await("document.querySelector('#message').hidden");
  }

  @Test
  void largeFile_isRefusedInWords() throws IOException {
    Path large = folder.resolve("large.png");
    try (var file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(31_000_000);
    }

    visit.drop(large);

    assertThat(visit.message()).isEqualTo("large.png is too large: 31 MB, at most 30 MB go.");
  }

  @Test
  void serverGone_isToldInWords() throws IOException {
    page.close();
    try (HttpService other = ExplorerEndpointsTest.start(vae)) {
      visit = ExplorerVisit.start(chromium, other);
      page = visit.page();
    }
    page.click("#reset");

    assertThat(visit.message()).startsWith("The server does not answer. Start LatentExplorer");
  }

  @Test
  void download_isThePictureInTheChosenSize() throws IOException, InterruptedException {
    page.click("#reset");
    Samples place = visit.place();

    Path file = page.download(folder, () -> page.click("#download"));

    assertThat(file).hasFileName("latent.png");
    BufferedImage picture = ImageIO.read(file.toFile());
    assertThat(picture.getWidth()).isEqualTo(64);
    assertThat(picture.getRaster().getSample(20, 12, 0))
        .isEqualTo(vae.decode(place).toGrid(1, 8).getRaster().getSample(20, 12, 0));
  }

  @Test
  void phone_fitsTheScreenAndIsTapped() {
    page.close();
    visit = ExplorerVisit.startOnPhone(chromium, service);
    page = visit.page();

    assertThat(page.evaluate("document.documentElement.scrollWidth").getAsInt()).isEqualTo(390);
    page.tap("#samples .tile:nth-child(5)");
    page.await("document.querySelector('#caption').textContent === 'Sample 5'");
    assertThat(visit.place()).isEqualTo(Sampler.of(vae).seed(7).latents(4, 1));
    assertThat(
            page.evaluate("document.querySelector('#picture').getBoundingClientRect().top")
                .getAsDouble())
        .as("the picture stays in view")
        .isBetween(0.0, 100.0);
  }

  @Test
  void controls_allHaveNames() {
    assertThat(page.names("button", "link", "slider", "combobox", "checkbox"))
        .hasSizeGreaterThan(30)
        .doesNotContain("");
  }

  private int pressedSteps() {
    return page.evaluate("document.querySelectorAll('#steps [aria-pressed=true]').length")
        .getAsInt();
  }

  private String mark(int tile) {
    return page.evaluate(
            "document.querySelector('#samples .tile:nth-child(%d)').dataset.mark".formatted(tile))
        .getAsString();
  }

  private void assertShown(Samples place) {
    assertThat(visit.pixels("#picture")).isEqualTo(ExplorerVisit.pixels(vae.decode(place)));
  }

  private Path write(String name, BufferedImage image) throws IOException {
    return Files.write(folder.resolve(name), PngImages.encode(image));
  }
}
