package org.vae4j.tensorflow.card;

import com.google.common.html.HtmlEscapers;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Locale;
import javax.imageio.ImageIO;

/** The pieces that a page is made of. */
final class Html {
  private Html() {}

  /** Returns text that shows as it is, in elements and in attributes. */
  static String escaped(String text) {
    return HtmlEscapers.htmlEscaper()
        .escape(text)
        // What XML cannot hold, whatever it is escaped as.
        .replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF\\p{Cs}]", "\uFFFD");
  }

  /** Returns a picture as part of the page. */
  static String image(BufferedImage image, String description) {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return String.format(
        Locale.ROOT,
        "<img width=\"%d\" height=\"%d\" alt=\"%s\" src=\"data:image/png;base64,%s\"/>",
        image.getWidth(),
        image.getHeight(),
        escaped(description),
        Base64.getEncoder().encodeToString(png.toByteArray()));
  }

  /** Returns a paragraph in small print. */
  static String words(String text) {
    return "<p class=\"soft\">" + escaped(text) + "</p>";
  }

  /** Returns a picture or a chart with what it says. */
  static String figure(String content, String legend, String caption) {
    return """
        <figure>
        <figcaption>%s</figcaption>
        %s
        <div class="legend">%s</div>
        </figure>
        """
        .formatted(escaped(caption), content, legend);
  }
}
