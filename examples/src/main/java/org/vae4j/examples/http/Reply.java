package org.vae4j.examples.http;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The answer to a request. */
public final class Reply {
  private static final int OK = 200;

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;
  private final int items;

  private Reply(int status, Map<String, String> headers, byte[] body, int items) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.items = items;
  }

  /**
   * Returns a picture.
   *
   * @param body the PNG file
   * @param items the number of images that the model made for it
   * @return the answer
   */
  public static Reply png(byte[] body, int items) {
    return file("image/png", body, items);
  }

  /**
   * Returns a text.
   *
   * @param contentType its media type
   * @param body the text
   * @param items the number of images that the model made for it
   * @return the answer
   */
  public static Reply text(String contentType, String body, int items) {
    return file(contentType, body.getBytes(StandardCharsets.UTF_8), items);
  }

  /**
   * Returns a file.
   *
   * @param contentType its media type
   * @param body its bytes, not copied
   * @param items the number of images that the model made for it
   * @return the answer
   */
  public static Reply file(String contentType, byte[] body, int items) {
    return new Reply(OK, Map.of("Content-Type", contentType), body, items);
  }

  /** Returns a message as JSON, {@code {"error": "…"}}. */
  static Reply error(int status, String message) {
    String body = "{\"error\": " + quoted(message) + "}\n";
    return new Reply(
        status,
        Map.of("Content-Type", "application/json"),
        body.getBytes(StandardCharsets.UTF_8),
        0);
  }

  /**
   * Returns the same answer with one more header.
   *
   * @param name the header
   * @param value its value
   * @return a new answer
   */
  public Reply header(String name, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(name, value);
    return new Reply(status, more, body, items);
  }

  int status() {
    return status;
  }

  Map<String, String> headers() {
    return headers;
  }

  /** Returns its bytes, not copied: they are on their way out. */
  byte[] body() {
    return body;
  }

  /** Returns the number of images that the model made for it. */
  int items() {
    return items;
  }

  /**
   * Returns a text as JSON writes it.
   *
   * @param text any text
   * @return the text in quotes
   */
  public static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
