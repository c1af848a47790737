package org.vae4j.examples.explorer;

import com.google.gson.JsonElement;
import java.net.URI;
import java.nio.file.Path;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.examples.browser.BrowserPage;
import org.vae4j.examples.browser.Chromium;
import org.vae4j.examples.http.HttpService;

/** A visitor in front of the page: where the sliders are, and what the picture shows. */
final class ExplorerVisit {
  private final BrowserPage page;

  private ExplorerVisit(BrowserPage page) {
    this.page = page;
  }

  static ExplorerVisit start(Chromium chromium, HttpService service) {
    return ready(chromium.open(address(service), 1280, 900));
  }

  static ExplorerVisit startOnPhone(Chromium chromium, HttpService service) {
    return ready(chromium.openPhone(address(service), 390, 844));
  }

  private static URI address(HttpService service) {
    return URI.create("http://localhost:" + service.address().getPort() + "/?seed=7");
  }

  private static ExplorerVisit ready(BrowserPage page) {
    page.await("document.body.dataset.ready");
    return new ExplorerVisit(page);
  }

  BrowserPage page() {
    return page;
  }

  /** Waits until the picture is the one of the place that the download link names. */
  Samples place() {
    page.await(
        "document.querySelector('#download').href.includes("
            + "document.querySelector('#picture').dataset.shows + '&scale=')");
    return latents(shown("z"));
  }

  /** Returns a parameter of the question that the picture is the answer to. */
  private String shown(String name) {
    return page.evaluate(
            "new URLSearchParams(document.querySelector('#picture').dataset.shows.split('?')[1])"
                + ".get('%s')".formatted(name))
        .getAsString();
  }

  private static Samples latents(String text) {
    String[] parts = text.split(",", -1);
    float[] values = new float[parts.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.parseFloat(parts[i]);
    }
    return Samples.of(Shape.of(values.length), values);
  }

  /** Returns the grey values that an image of the page has, from 0 to 255. */
  int[] pixels(String selector) {
    JsonElement values =
        page.evaluate(
            """
            (async () => {
              const image = document.querySelector(`%s`);
              await image.decode();
              const canvas = document.createElement("canvas");
              canvas.width = image.naturalWidth;
              canvas.height = image.naturalHeight;
              const pen = canvas.getContext("2d");
              pen.drawImage(image, 0, 0);
              const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
              return [...data].filter((value, index) => index %% 4 === 0);
            })()
            """
                .formatted(selector));
    return values.getAsJsonArray().asList().stream().mapToInt(JsonElement::getAsInt).toArray();
  }

  /** Returns the grey values of an item as a picture. */
  static int[] pixels(Samples item) {
    int[] none = null;
    var raster = item.toImage(0).getRaster();
    return raster.getPixels(0, 0, raster.getWidth(), raster.getHeight(), none);
  }

  /** What is left of a picture in 8 bits. */
  static Samples rounded(Samples picture) {
    int[] pixels = ExplorerVisit.pixels(picture);
    return Samples.filledBy(
        1,
        picture.itemShape(),
        values -> {
          for (int i = 0; i < values.length; i++) {
            values[i] = pixels[i] / 255f;
          }
        });
  }

  void drop(Path file) {
    page.drop("#drop", file);
  }

  /** Waits for a message and returns it. */
  String message() {
    page.await("!document.querySelector('#message').hidden");
    return page.text("#message-text");
  }

  boolean checked(String selector) {
    return page.evaluate("document.querySelector(`%s`).checked".formatted(selector)).getAsBoolean();
  }

  String value(String selector) {
    return page.evaluate("document.querySelector(`%s`).value".formatted(selector)).getAsString();
  }
}
