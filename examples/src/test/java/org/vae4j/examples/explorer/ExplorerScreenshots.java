package org.vae4j.examples.explorer;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.vae4j.examples.browser.BrowserPage;
import org.vae4j.examples.browser.Chromium;

/**
 * Takes the pictures of the guide: give it the address of a running LatentExplorer, a picture to
 * drop, the numbers of two samples to walk between, and the folder to write to. Not a test.
 */
final class ExplorerScreenshots {
  private ExplorerScreenshots() {}

  public static void main(String... args) throws IOException {
    URI address = URI.create(args[0]);
    Path picture = Path.of(args[1]).toAbsolutePath();
    int from = Integer.parseInt(args[2]);
    int to = Integer.parseInt(args[3]);
    Path out = Path.of(args[4]);
    try (Chromium chromium = Chromium.start(Files.createTempDirectory("browser"))) {
      BrowserPage desk = visit(chromium.open(address, 1280, 1000), picture, from, to);
      desk.fit(1280);
      desk.prefer("light");
      shoot(desk, out.resolve("latent-explorer-desk.png"));
      desk.prefer("dark");
      shoot(desk, out.resolve("latent-explorer-dark.png"));
      desk.close();
      BrowserPage phone = visit(chromium.openPhone(address, 390, 844), picture, from, to);
      phone.prefer("light");
      shoot(phone, out.resolve("latent-explorer-phone.png"));
    }
  }

  private static BrowserPage visit(BrowserPage page, Path picture, int from, int to) {
    page.await("document.body.dataset.ready");
    page.drop("#drop", picture);
    page.await("!document.querySelector('#result').hidden");
    page.click("#samples .tile:nth-child(%d)".formatted(from));
    page.click("#samples .tile:nth-child(%d)".formatted(to));
    page.await("document.querySelectorAll('#steps .tile').length === 9");
    page.click("#steps .tile:nth-child(5)");
    page.await("document.querySelector('#caption').textContent.startsWith('Step')");
    if (page.evaluate("!document.querySelector('#classes').hidden").getAsBoolean()) {
      page.click("#classes label:last-of-type");
    }
    return page;
  }

  private static void shoot(BrowserPage page, Path file) throws IOException {
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)");
    page.evaluate(
        "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
    page.screenshot(file);
  }
}
