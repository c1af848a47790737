package org.vae4j.tensorflow.card;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.vae4j.Samples;
import org.vae4j.VaeException;
import org.vae4j.internal.Require;
import org.vae4j.training.LossTerms;

/** Writes a card as a page that needs nothing but itself. */
final class CardPage {
  private static final String STYLES = "report.css";

  /** Items are magnified until they are about this wide, so that browsers don't blur them. */
  private static final int ITEM_WIDTH = 56;

  private final CardContent content;
  private final StringBuilder page = new StringBuilder();

  private CardPage(CardContent content) {
    this.content = content;
  }

  static String of(CardContent content) {
    CardPage page = new CardPage(content);
    page.write();
    return page.page.toString();
  }

  private void write() {
    page.append(
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <title>%s</title>
        <style>
        %s</style>
        </head>
        <body>
        <header>
        <h1>%s</h1>
        <p class="soft">%s</p>
        """
            .formatted(
                Html.escaped(content.name()),
                styles(),
                Html.escaped(content.name()),
                Html.escaped(CardWords.subject(content))));
    headlines();
    page.append("</header>\n<main>\n");
    warnings();
    section("What it draws, and what it keeps", "grid", samples() + pairs());
    section("What the latent space holds", "grid", walks() + interpolations() + kl() + map());
    section("How it was trained", "three", curves());
    numbers();
    provenance();
    page.append("</main>\n<footer>");
    page.append(Html.escaped(CardWords.evaluation(content)));
    page.append("</footer>\n</body>\n</html>\n");
  }

  private void headlines() {
    page.append("<div class=\"heads\">\n");
    for (Headline headline : CardNumbers.headlines(content)) {
      page.append(
          "<div class=\"head\"><span>%s</span><b>%s</b><span class=\"note\">%s</span></div>\n"
              .formatted(
                  Html.escaped(headline.label()),
                  Html.escaped(headline.value()),
                  Html.escaped(headline.note())));
    }
    page.append("</div>\n");
  }

  private void warnings() {
    if (content.warnings().isEmpty()) {
      return;
    }
    page.append("<h2>To know before reading the numbers</h2>\n<div class=\"box warn\"><ul>\n");
    content
        .warnings()
        .forEach(warning -> page.append("<li>%s</li>\n".formatted(Html.escaped(warning))));
    page.append("</ul></div>\n");
  }

  private void section(String title, String columns, String figures) {
    if (!figures.isEmpty()) {
      page.append("<h2>%s</h2>\n<div class=\"%s\">\n%s</div>\n".formatted(title, columns, figures));
    }
  }

  private String samples() {
    return figure(
        content.pictures().samples(),
        content.pictures().columns(),
        "Samples",
        "The first of those that were measured: z from the prior (%s), seed %d."
            .formatted(content.subject().prior(), content.seed()));
  }

  private String interpolations() {
    return figure(
        content.pictures().interpolations(),
        content.pictures().interpolationSteps(),
        "Interpolations",
        content.subject().encoder()
            ? "Each row goes from one test item, as the model sees it, to another, along an arc"
                + " between their means."
            : "Each row goes from one sample to another, along an arc between their latent"
                + " vectors.");
  }

  private String pairs() {
    return figure(
        content.pictures().pairs(),
        content.pictures().columns(),
        "Reconstructions",
        "Rows of test items, each above a row of what the model makes of them.");
  }

  private static String figure(Optional<Samples> items, int columns, String caption, String words) {
    return items
        .map(
            found ->
                Html.figure(
                    Html.image(found.toGrid(columns, scale(found)), caption) + Html.words(words),
                    "",
                    caption))
        .orElse("");
  }

  private static int scale(Samples items) {
    return Math.max(1, ITEM_WIDTH / items.itemShape().width());
  }

  private String walks() {
    if (content.pictures().walks().isEmpty()) {
      return "";
    }
    StringBuilder rows = new StringBuilder();
    for (CardPictures.Walk walk : content.pictures().walks()) {
      String name = "z[" + walk.dimension() + "]";
      rows.append(
          "<div class=\"walk\"><span><b>%s</b><br/>%s nats</span>%s</div>\n"
              .formatted(
                  name,
                  Figures.two(walk.kl()),
                  Html.image(
                      walk.items().toGrid(walk.items().count(), scale(walk.items())),
                      "walk along " + name)));
    }
    return Html.figure(
        rows
            + Html.words(
                "One dimension goes from −3 to 3, the others stay at 0; the most informative first,"
                    + " by their part of the KL."),
        "",
        "Traversals");
  }

  private String kl() {
    return content.information().map(report -> Charts.kl(report.latents().dimensions())).orElse("");
  }

  private String map() {
    return content.pictures().map().map(map -> Charts.map(map, content.subject())).orElse("");
  }

  private String curves() {
    return Charts.loss(content.history(), "−ELBO", LossTerms::total)
        + Charts.loss(content.history(), "Reconstruction", LossTerms::reconstruction)
        + Charts.loss(content.history(), "KL", LossTerms::kl);
  }

  private void numbers() {
    for (CardTable table : CardNumbers.tables(content)) {
      page.append("<h2>%s</h2>\n<div class=\"table\">".formatted(Html.escaped(table.title())));
      List<String> columns = table.columns();
      page.append("<table>\n<thead><tr>");
      columns.forEach(column -> page.append("<th>%s</th>".formatted(column)));
      page.append("</tr></thead>\n<tbody>\n");
      table.rows().forEach(row -> row(columns, row));
      page.append("</tbody>\n</table></div>\n");
      if (!table.note().isEmpty()) {
        page.append(Html.words(table.note())).append('\n');
      }
    }
  }

  private void row(List<String> columns, CardRow row) {
    page.append("<tr>");
    for (String column : columns) {
      String opening =
          switch (column) {
            case CardTable.NAME, CardTable.DEFINITION -> "<td>";
            case CardTable.VALUE -> "<td class=\"value\">";
            case CardTable.FLOOR -> "<td data-label=\"" + column + "\">";
            default -> "<td class=\"inline\" data-label=\"" + column + "\">";
          };
      page.append(opening).append(cell(column, row)).append("</td>");
    }
    page.append("</tr>\n");
  }

  private static String cell(String column, CardRow row) {
    String text = Html.escaped(row.cell(column));
    return column.equals(CardTable.VALUE) || column.equals(CardTable.FLOOR) ? twoLines(text) : text;
  }

  /** Puts what a cell adds in parentheses below the rest. */
  private static String twoLines(String cell) {
    int parenthesis = cell.endsWith(")") ? cell.lastIndexOf(" (") : -1;
    return parenthesis <= 0
        ? cell
        : cell.substring(0, parenthesis)
            + "<small>"
            + cell.substring(parenthesis + 2, cell.length() - 1)
            + "</small>";
  }

  private void provenance() {
    if (content.metadata().isEmpty()) {
      return;
    }
    page.append("<h2>Where it comes from</h2>\n<div class=\"box\"><dl>\n");
    content
        .metadata()
        .forEach(
            (key, value) ->
                page.append(
                    (value.contains("\n")
                            ? "<dt>%s</dt><dd><pre>%s</pre></dd>\n"
                            : "<dt>%s</dt><dd>%s</dd>\n")
                        .formatted(Html.escaped(key), Html.escaped(value))));
    page.append("</dl></div>\n");
  }

  private static String styles() {
    try (InputStream stream = CardPage.class.getResourceAsStream(STYLES)) {
      if (stream == null) {
        throw new VaeException(
            Require.message(
                "resource " + STYLES,
                "the styles of a page",
                "none",
                "is vae-tf-backend complete?"));
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
