package org.vae4j.examples.explorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vae4j.Samples;
import org.vae4j.examples.TinyModel;
import org.vae4j.examples.browser.BrowserPage;
import org.vae4j.examples.browser.Chromium;
import org.vae4j.examples.http.HttpService;
import org.vae4j.examples.http.PngImages;
import org.vae4j.inference.Sampler;
import org.vae4j.onnx.Device;
import org.vae4j.onnx.OnnxVae;

/** Picks classes with a real browser's mouse and keyboard. */
final class ExplorerClassesPageTest {
  @TempDir static Path model;
  @TempDir static Path profile;
  @TempDir Path folder;

  private static Chromium chromium;
  private static OnnxVae vae;
  private static HttpService service;

  @BeforeAll
  static void start() throws IOException {
    chromium = Chromium.start(profile);
    vae = OnnxVae.load(TinyModel.exportClasses(model), Device.cpu(1));
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

  @Test
  void class_picked_isDrawnAtTheSamePlace() {
    ExplorerVisit visit = ExplorerVisit.start(chromium, service);
    try (BrowserPage page = visit.page()) {
      Samples place = visit.place();
      int label = Sampler.of(vae).seed(7).labels(0, 1)[0];
      assertThat(visit.checked(chip(label) + " input")).isTrue();
      assertShown(visit, place, label);

      for (int other = 0; other < 3; other++) {
        page.click(chip(other));
        assertThat(visit.place()).isEqualTo(place);
        assertShown(visit, place, other);
      }
      assertThat(page.text("#caption")).startsWith("a ring");
      page.press("ArrowLeft");
      assertThat(visit.place()).isEqualTo(place);
      assertShown(visit, place, 1);
    }
  }

  @Test
  void walk_fromClassToClass_hasStepsBetweenThem() {
    ExplorerVisit visit = ExplorerVisit.start(chromium, service);
    try (BrowserPage page = visit.page()) {
      int[] labels = Sampler.of(vae).seed(7).labels(0, 24);
      int other = 1;
      while (labels[other] == labels[0]) {
        other++;
      }
      page.click("#samples .tile:nth-child(1)");
      page.click("#samples .tile:nth-child(%d)".formatted(other + 1));
      page.await("!document.querySelector('#walk').hidden");
      page.click("#steps .tile:nth-child(5)");

      visit.place();
      assertThat(page.evaluate("document.querySelectorAll('#classes :checked').length").getAsInt())
          .isZero();
      page.click("#steps .tile:nth-child(9)");
      visit.place();
      assertThat(visit.checked(chip(labels[other]) + " input")).isTrue();
    }
  }

  @Test
  void phone_keepsLongNamesOnTheScreen() {
    ExplorerVisit visit = ExplorerVisit.startOnPhone(chromium, service);
    try (BrowserPage page = visit.page()) {
      assertThat(page.evaluate("document.documentElement.scrollWidth").getAsInt()).isEqualTo(390);
      page.tap(chip(1));
      page.await("document.querySelector('#caption').textContent === 'bar'");
      assertShown(visit, visit.place(), 1);
    }
  }

  @Test
  void samples_ofOneClass() {
    ExplorerVisit visit = ExplorerVisit.start(chromium, service);
    try (BrowserPage page = visit.page()) {
      page.evaluate("document.querySelector('#samples').firstElementChild.dataset.old = 'yes'");
      page.evaluate("document.querySelector('#of').focus()");
      page.press("End");
      page.await("!document.querySelector('#samples').firstElementChild.dataset.old");
      assertThat(page.evaluate("document.querySelector('#of').value").getAsString())
          .startsWith("a ring");
      for (int tile : new int[] {1, 12, 24}) {
        page.click("#samples .tile:nth-child(%d)".formatted(tile));
        page.await(
            "document.querySelector('#caption').textContent === 'Sample %d'".formatted(tile));
        assertShown(visit, visit.place(), 2);
      }
    }
  }

  @Test
  void picture_isEncodedAsTheClassThatTheVisitorSays() throws IOException {
    Samples original = Sampler.of(vae).seed(99).sample(2, 1);
    Path file = folder.resolve("own.png");
    Files.write(file, PngImages.encode(original.toImage(0)));
    ExplorerVisit visit = ExplorerVisit.start(chromium, service);
    try (BrowserPage page = visit.page()) {
      visit.drop(file);
      page.await("!document.querySelector('#result').hidden");
      visit.place();
      int fitting =
          page.evaluate(
                  "[...document.querySelectorAll('#classes input')].findIndex(one => one.checked)")
              .getAsInt();
      assertShown(visit, visit.place(), fitting);
      assertThat(visit.value("#is")).isEqualTo("what fits best");

      int other = (fitting + 1) % 3;
      page.evaluate("document.querySelector('#is').focus()");
      for (int i = 0; i <= other; i++) {
        page.press("ArrowDown");
      }

      page.await("document.querySelector(`%s input`).checked".formatted(chip(other)));
      Samples expected = vae.given(other).encode(ExplorerVisit.rounded(original)).mean();
      assertThat(visit.place().item(0)).containsExactly(expected.item(0), within(1e-5f));
      assertShown(visit, visit.place(), other);
      assertThat(visit.pixels("#made")).isEqualTo(visit.pixels("#picture"));
    }
  }

  private static String chip(int label) {
    return "#classes label:nth-of-type(%d)".formatted(label + 1);
  }

  private static void assertShown(ExplorerVisit visit, Samples place, int label) {
    assertThat(visit.pixels("#picture"))
        .isEqualTo(ExplorerVisit.pixels(vae.given(label).decode(place)));
  }
}
