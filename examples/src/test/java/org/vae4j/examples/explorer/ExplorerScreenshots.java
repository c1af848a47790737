package org.vae4j.examples.explorer;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.vae4j.examples.browser.BrowserPage;
import org.vae4j.examples.browser.Chromium;

/**
 * Takes the pictures of the guide: give it the address of a running LatentExplorer, a picture to
 * drop and the folder to write to. Not a test.
 */
final class ExplorerScreenshots {
  private ExplorerScreenshots() {}

  public static void main(String... args) throws IOException {
    URI address = URI.create(args[0]);
    Path picture = Path.of(args[1]).toAbsolutePath();
    Path out = Path.of(args[2]);
    try (Chromium chromium = Chromium.start(Files.createTempDirectory("browser"))) {
      BrowserPage desk = visit(chromium.open(address, 1280, 1210), picture);
      desk.prefer("light");
      shoot(desk, out.resolve("latent-explorer-desk.png"));
      desk.prefer("dark");
      shoot(desk, out.resolve("latent-explorer-dark.png"));
      BrowserPage phone = visit(chromium.openPhone(address, 390, 844), picture);
      phone.prefer("light");
      shoot(phone, out.resolve("latent-explorer-phone.png"));
    }
  }

  private static BrowserPage visit(BrowserPage page, Path picture) {
    page.await("document.body.dataset.ready");
    page.drop("#drop", picture);
    page.await("!document.querySelector('#result').hidden");
    page.click("#samples .tile:nth-child(4)");
    page.click("#samples .tile:nth-child(14)");
    page.await("document.querySelectorAll('#steps .tile').length === 9");
    page.click("#steps .tile:nth-child(5)");
    page.await("document.querySelector('#caption').textContent.startsWith('Step')");
    return page;
  }

  private static void shoot(BrowserPage page, Path file) throws IOException {
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)");
    page.evaluate(
        "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
    page.screenshot(file);
  }
}
