package org.vae4j.examples.report;

import com.google.common.html.HtmlEscapers;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.vae4j.VaeException;
import org.vae4j.internal.AtomicFile;
import org.vae4j.internal.Require;

/**
 * A page that holds everything it shows, pictures included, for any browser, large or small. Parts
 * appear in the order in which they are added; headlines, and pictures, that follow each other
 * share rows. Text is shown as it is. Not safe to use from many threads.
 */
public final class HtmlReport {
  private static final String STYLES = "report.css";

  private final String title;
  private final StringBuilder body = new StringBuilder();
  private String group = "";

  private HtmlReport(String title, String subtitle) {
    this.title = Objects.requireNonNull(title, "title");
    body.append("<h1>%s</h1>\n<p class=\"soft\">%s</p>\n".formatted(text(title), text(subtitle)));
  }

  /** Returns a page with a title and a line below it. */
  public static HtmlReport of(String title, String subtitle) {
    return new HtmlReport(title, subtitle);
  }

  /** Begins a section. */
  public HtmlReport heading(String words) {
    return add("", "<h2>" + text(words) + "</h2>\n");
  }

  /** Adds a paragraph. */
  public HtmlReport paragraph(String words) {
    return add("", "<p>" + text(words) + "</p>\n");
  }

  /** Adds lines as they are, like those of a log. */
  public HtmlReport lines(List<String> lines) {
    return add("", "<pre>" + text(String.join("\n", lines)) + "</pre>\n");
  }

  /** Adds a large number with what it is and, below, what it is compared with. */
  public HtmlReport headline(String number, String label, String note) {
    return add(
        "heads",
        "<div class=\"head\"><b>%s</b><span>%s</span><span class=\"soft\">%s</span></div>\n"
            .formatted(text(number), text(label), text(note)));
  }

  /**
   * Adds a table. Cells of the first column are names, the others are set like numbers.
   *
   * @throws IllegalArgumentException if a row is not as long as the header
   */
  public HtmlReport table(List<String> header, List<List<String>> rows) {
    StringBuilder table = new StringBuilder("<div class=\"table\"><table>\n");
    table.append("<thead>").append(row("th", header)).append("</thead>\n<tbody>\n");
    for (List<String> row : rows) {
      Require.argument(
          row.size() == header.size(), "table row", header.size() + " cells", row, "fill it up");
      table.append(row("td", row));
    }
    return add("", table.append("</tbody></table></div>\n").toString());
  }

  /** Adds a picture with what it shows, as wide as half the page; see {@link #wide}. */
  public HtmlReport picture(BufferedImage picture, String caption) {
    return add("grid", figure("png", png(picture), caption));
  }

  /**
   * Adds a picture of a file, PNG or GIF, animated or not.
   *
   * @throws IOException if the file cannot be read
   */
  public HtmlReport picture(Path file, String caption) throws IOException {
    return add("grid", figure(type(file), Files.readAllBytes(file), caption));
  }

  /** Adds a picture that takes the whole width. */
  public HtmlReport wide(BufferedImage picture, String caption) {
    return add("", figure("png", png(picture), caption));
  }

  /**
   * Adds a picture of a file, PNG or GIF, that takes the whole width.
   *
   * @throws IOException if the file cannot be read
   */
  public HtmlReport wide(Path file, String caption) throws IOException {
    return add("", figure(type(file), Files.readAllBytes(file), caption));
  }

  /** Returns the page. */
  public String toHtml() {
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s</title>
        <style>
        %s</style>
        </head>
        <body>
        <main>
        %s%s</main>
        </body>
        </html>
        """
        .formatted(text(title), styles(), body, group.isEmpty() ? "" : "</div>\n");
  }

  /**
   * Writes the page and the folders above it; a reader never sees half a file.
   *
   * @throws IOException if that fails
   */
  public void write(Path file) throws IOException {
    byte[] bytes = toHtml().getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(file, out -> out.write(bytes));
  }

  private HtmlReport add(String newGroup, String part) {
    if (!newGroup.equals(group)) {
      body.append(group.isEmpty() ? "" : "</div>\n");
      body.append(newGroup.isEmpty() ? "" : "<div class=\"" + newGroup + "\">\n");
      group = newGroup;
    }
    body.append(part);
    return this;
  }

  private static String row(String tag, List<String> cells) {
    return cells.stream()
        .map(cell -> "<" + tag + ">" + text(cell) + "</" + tag + ">")
        .collect(Collectors.joining("", "<tr>", "</tr>\n"));
  }

  private static String figure(String type, byte[] bytes, String caption) {
    return "<figure><img alt=\"%s\" src=\"data:image/%s;base64,%s\"><figcaption>%s</figcaption></figure>\n"
        .formatted(text(caption), type, Base64.getEncoder().encodeToString(bytes), text(caption));
  }

  private static String type(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    String type = name.substring(name.lastIndexOf('.') + 1);
    Require.argument(
        List.of("png", "gif").contains(type), file.toString(), "PNG or GIF", type, "convert it");
    return type;
  }

  private static byte[] png(BufferedImage picture) {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return png.toByteArray();
  }

  private static String text(String words) {
    return HtmlEscapers.htmlEscaper().escape(words);
  }

  private static String styles() {
    try (InputStream in = HtmlReport.class.getResourceAsStream(STYLES)) {
      if (in == null) {
        throw new VaeException(
            Require.message(STYLES, "a resource", "none", "build the examples again"));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
