package org.vae4j.examples.explorer;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.vae4j.examples.http.Endpoint;
import org.vae4j.examples.http.Reply;

/** The files of the page, kept in memory. */
final class PageFiles {
  private static final String INDEX = "index.html";

  private static final List<String> NAMES =
      List.of(
          INDEX,
          "explorer.css",
          "icon.svg",
          "main.js",
          "server.js",
          "sliders.js",
          "samples.js",
          "walk.js",
          "picture.js",
          "classes.js",
          "scaling.js",
          "tiles.js",
          "messages.js");

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml");

  /** The page asks nobody else for anything, and runs no script but its own. */
  private static final String POLICY =
      "default-src 'self'; img-src 'self' data: blob:; frame-ancestors 'none'; base-uri 'none'";

  private PageFiles() {}

  /**
   * Reads the files.
   *
   * @throws IOException if one cannot be read
   */
  static List<Endpoint> endpoints() throws IOException {
    List<Endpoint> endpoints = new ArrayList<>();
    for (String name : NAMES) {
      Reply reply = reply(name);
      endpoints.add(new Endpoint(name.equals(INDEX) ? "/" : "/" + name, "GET", exchange -> reply));
    }
    return endpoints;
  }

  private static Reply reply(String name) throws IOException {
    try (InputStream in = PageFiles.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException(name + ": expected beside the program's classes");
      }
      String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
      return Reply.file(type, in.readAllBytes(), 0)
          .header("Cache-Control", "no-cache")
          .header("Content-Security-Policy", POLICY)
          .header("X-Content-Type-Options", "nosniff");
    }
  }
}
