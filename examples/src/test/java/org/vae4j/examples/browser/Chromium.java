package org.vae4j.examples.browser;

import com.google.gson.JsonObject;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A browser without a window. Closed by whoever started it. */
public final class Chromium implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final String MARK = "DevTools listening on ";
  private static final int PATIENCE_SECONDS = 30;

  private final Process process;
  private final BufferedReader output;
  private final DevTools tools;

  private Chromium(Process process, BufferedReader output, DevTools tools) {
    this.process = process;
    this.output = output;
    this.tools = tools;
  }

  /**
   * Starts the browser.
   *
   * @param profile an empty folder for what it writes
   * @return the browser
   * @throws org.opentest4j.TestAbortedException if none is installed; the test is then reported as
   *     skipped, with the reason
   */
  public static Chromium start(Path profile) throws IOException {
    Optional<Path> program = find();
    Assumptions.assumeTrue(
        program.isPresent(), "no Chromium is installed: none of " + NAMES + " is on the PATH");
    Process process =
        new ProcessBuilder(
                program.orElseThrow().toString(),
                "--headless=new",
                // Its own walls do not work for root, as whom builds in containers run.
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--no-first-run",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile)
            .redirectErrorStream(true)
            .start();
    BufferedReader output = process.inputReader();
    StringBuilder heard = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(MARK)) {
        DevTools tools = new DevTools(URI.create(line.substring(MARK.length())));
        return new Chromium(process, output, tools);
      }
      heard.append(line).append('\n');
    }
    throw new IOException("Chromium did not start: " + heard);
  }

  private static Optional<Path> find() {
    return Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(System.getenv().getOrDefault("PATH", ""))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Opens a page of its own and waits until it is loaded.
   *
   * @param address the page
   * @param width the width of the window
   * @param height its height
   * @return the page
   */
  public BrowserPage open(URI address, int width, int height) {
    return open(address, width, height, 1);
  }

  /**
   * Opens a page as {@link #open} does, on a phone.
   *
   * @param address the page
   * @param width the width of the screen
   * @param height its height
   * @return the page
   */
  public BrowserPage openPhone(URI address, int width, int height) {
    return open(address, width, height, 2);
  }

  private BrowserPage open(URI address, int width, int height, int scale) {
    JsonObject target = new JsonObject();
    target.addProperty("url", "about:blank");
    String id = tools.call("Target.createTarget", target, null).get("targetId").getAsString();
    JsonObject attach = new JsonObject();
    attach.addProperty("targetId", id);
    attach.addProperty("flatten", true);
    String session =
        tools.call("Target.attachToTarget", attach, null).get("sessionId").getAsString();
    BrowserPage page = new BrowserPage(tools, session);
    page.resize(width, height, scale);
    page.go(address);
    return page;
  }

  /** Ends the browser and waits until it has ended. */
  @Override
  public void close() throws IOException {
    tools.call("Browser.close", new JsonObject(), null);
    tools.close();
    try (Stream<String> rest = output.lines()) {
      rest.forEach(line -> {});
      process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    } finally {
      process.destroyForcibly();
    }
  }
}
