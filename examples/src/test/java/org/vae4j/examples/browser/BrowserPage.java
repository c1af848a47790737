package org.vae4j.examples.browser;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A page in the browser, and the mouse and the keyboard in front of it. Closed by its visitor. */
public final class BrowserPage implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 20;

  private final DevTools tools;
  private final String session;

  BrowserPage(DevTools tools, String session) {
    this.tools = tools;
    this.session = session;
  }

  private JsonObject call(String method, Map<String, ?> parameters) {
    return tools.call(method, new Gson().toJsonTree(parameters).getAsJsonObject(), session);
  }

  /** Gives the window a size; one of a scale above 1 is a phone with a touch screen. */
  void resize(int width, int height, int scale) {
    boolean phone = scale > 1;
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", scale, "mobile", phone));
    call("Emulation.setTouchEmulationEnabled", Map.of("enabled", phone));
  }

  /** Makes the window as high as the page. */
  public void fit(int width) {
    resize(width, evaluate("document.documentElement.scrollHeight").getAsInt(), 1);
  }

  /** Has the page in the colors of "light" or "dark", and nothing move. */
  public void prefer(String scheme) {
    call(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(
                Map.of("name", "prefers-color-scheme", "value", scheme),
                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
  }

  void go(URI address) {
    call("Page.navigate", Map.of("url", address.toString()));
  }

  /** Returns what an expression of the page gives; if it is a promise, what it becomes. */
  public JsonElement evaluate(String expression) {
    JsonObject answer =
        call(
            "Runtime.evaluate",
            Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
    if (answer.has("exceptionDetails")) {
      throw new AssertionError(expression + ": " + answer.get("exceptionDetails"));
    }
    JsonElement value = answer.getAsJsonObject("result").get("value");
    return value == null ? new JsonObject() : value;
  }

  /** Waits until an expression holds, asked at each frame that the page draws. */
  public void await(String condition) {
    JsonElement holds =
        evaluate(
            """
            new Promise((resolve) => {
              const end = performance.now() + %d;
              const ask = () => {
                let holds = false;
                try { holds = Boolean(%s); } catch (missing) { holds = false; }
                if (holds || performance.now() > end) { resolve(holds); } else { setTimeout(ask, 10); }
              };
              ask();
            })
            """
                .formatted(PATIENCE_SECONDS * 1000, condition));
    if (!holds.getAsBoolean()) {
      throw new AssertionError("still not: " + condition);
    }
  }

  /** Returns the text of an element. */
  public String text(String selector) {
    return evaluate("document.querySelector(`%s`).textContent".formatted(selector)).getAsString();
  }

  /** Clicks into the middle of an element, after scrolling to it. */
  public void click(String selector) {
    clickAt(selector, 0.5);
  }

  /** Clicks on an element, at a share of its width from its left. */
  public void clickAt(String selector, double share) {
    double[] point = point(selector, share);
    for (String type : List.of("mouseMoved", "mousePressed", "mouseReleased")) {
      call(
          "Input.dispatchMouseEvent",
          Map.of("type", type, "x", point[0], "y", point[1], "button", "left", "clickCount", 1));
    }
  }

  /** Taps on an element with a finger. */
  public void tap(String selector) {
    double[] point = point(selector, 0.5);
    Map<String, Double> finger = Map.of("x", point[0], "y", point[1]);
    call("Input.dispatchTouchEvent", Map.of("type", "touchStart", "touchPoints", List.of(finger)));
    call("Input.dispatchTouchEvent", Map.of("type", "touchEnd", "touchPoints", List.of()));
  }

  /** Drops a file on an element. */
  public void drop(String selector, Path file) {
    double[] point = point(selector, 0.5);
    for (String type : List.of("dragEnter", "dragOver", "drop")) {
      call(
          "Input.dispatchDragEvent",
          Map.of(
              "type",
              type,
              "x",
              point[0],
              "y",
              point[1],
              "data",
              Map.of(
                  "items", List.of(), "files", List.of(file.toString()), "dragOperationsMask", 1)));
    }
  }

  private double[] point(String selector, double share) {
    List<JsonElement> values =
        evaluate(
                """
                (() => {
                  const element = document.querySelector(`%s`);
                  element.scrollIntoView({ block: "center", behavior: "instant" });
                  const box = element.getBoundingClientRect();
                  return [box.x + %s * box.width, box.y + box.height / 2];
                })()
                """
                    .formatted(selector, share))
            .getAsJsonArray()
            .asList();
    return new double[] {values.get(0).getAsDouble(), values.get(1).getAsDouble()};
  }

  /** Presses a key: "Tab", "ArrowRight", "Enter", "End", or a character. */
  public void press(String key) {
    int code =
        switch (key) {
          case "Tab" -> 9;
          case "Enter" -> 13;
          case " " -> 32;
          case "End" -> 35;
          case "Home" -> 36;
          case "ArrowLeft" -> 37;
          case "ArrowUp" -> 38;
          case "ArrowRight" -> 39;
          case "ArrowDown" -> 40;
          default -> key.codePointAt(0);
        };
    String text = key.equals("Enter") ? "\r" : key.length() == 1 ? key : "";
    call(
        "Input.dispatchKeyEvent",
        Map.of(
            "type",
            text.isEmpty() ? "rawKeyDown" : "keyDown",
            "key",
            key,
            "windowsVirtualKeyCode",
            code,
            "text",
            text));
    call(
        "Input.dispatchKeyEvent",
        Map.of("type", "keyUp", "key", key, "windowsVirtualKeyCode", code));
  }

  /** Returns the names by which assistive technology knows the elements of these roles. */
  public List<String> names(String... roles) {
    return call("Accessibility.getFullAXTree", Map.of()).getAsJsonArray("nodes").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .filter(node -> !node.get("ignored").getAsBoolean())
        .filter(node -> List.of(roles).contains(value(node, "role")))
        .map(node -> value(node, "name"))
        .toList();
  }

  private static String value(JsonObject node, String key) {
    JsonObject property = node.getAsJsonObject(key);
    return property != null && property.has("value") ? property.get("value").getAsString() : "";
  }

  /** Gives a file to an input, as a visitor's dialog would. */
  public void choose(String selector, Path file) {
    int document =
        call("DOM.getDocument", Map.of()).getAsJsonObject("root").get("nodeId").getAsInt();
    int input =
        call("DOM.querySelector", Map.of("nodeId", document, "selector", selector))
            .get("nodeId")
            .getAsInt();
    call("DOM.setFileInputFiles", Map.of("nodeId", input, "files", List.of(file.toString())));
  }

  /** Does something that downloads a file, and waits for the file. */
  public Path download(Path folder, Runnable action) throws IOException, InterruptedException {
    BlockingQueue<String> names = new LinkedBlockingQueue<>();
    BlockingQueue<String> ends = new LinkedBlockingQueue<>();
    tools.listen(
        "Browser.downloadWillBegin",
        event -> names.add(event.get("suggestedFilename").getAsString()));
    tools.listen(
        "Browser.downloadProgress",
        event -> {
          String state = event.get("state").getAsString();
          if (!state.equals("inProgress")) {
            ends.add(state);
          }
        });
    call(
        "Browser.setDownloadBehavior",
        Map.of("behavior", "allow", "downloadPath", folder.toString(), "eventsEnabled", true));
    action.run();
    String end = ends.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (!"completed".equals(end)) {
      throw new AssertionError("download: " + end);
    }
    return folder.resolve(names.remove());
  }

  /** Closes the page. */
  @Override
  public void close() {
    call("Page.close", Map.of());
  }

  /** Writes a picture of what the window shows. */
  public void screenshot(Path file) throws IOException {
    String data = call("Page.captureScreenshot", Map.of("format", "png")).get("data").getAsString();
    Files.write(file, Base64.getDecoder().decode(data));
  }
}
