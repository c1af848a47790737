package org.vae4j.tensorflow.card;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a card as Markdown. */
final class CardMarkdown {
  private final CardContent content;
  private final StringBuilder text = new StringBuilder();

  private CardMarkdown(CardContent content) {
    this.content = content;
  }

  static String of(CardContent content) {
    CardMarkdown markdown = new CardMarkdown(content);
    markdown.write();
    return markdown.text.toString();
  }

  private void write() {
    text.append("# ").append(escaped(content.name())).append("\n\n");
    text.append(escaped(CardWords.subject(content))).append("\n\n");
    for (Headline headline : CardNumbers.headlines(content)) {
      text.append(
          "* **%s: %s** (%s)\n"
              .formatted(
                  escaped(headline.label()), escaped(headline.value()), escaped(headline.note())));
    }
    for (CardTable table : CardNumbers.tables(content)) {
      text.append("\n## ").append(table.title()).append("\n\n");
      List<String> columns = table.columns();
      cells(columns);
      cells(columns.stream().map(column -> "---").toList());
      table.rows().forEach(row -> cells(columns.stream().map(row::cell).toList()));
      if (!table.note().isEmpty()) {
        text.append('\n').append(escaped(table.note())).append('\n');
      }
    }
    text.append("\n## Warnings\n\n");
    if (content.warnings().isEmpty()) {
      text.append("None.\n");
    }
    content.warnings().forEach(warning -> text.append("* ").append(escaped(warning)).append('\n'));
    text.append("\n## Where it comes from\n\n");
    text.append(escaped(CardWords.evaluation(content))).append("\n\n");
    entries(content.metadata());
  }

  private void cells(List<String> cells) {
    text.append(
        cells.stream().map(CardMarkdown::escaped).collect(Collectors.joining(" | ", "| ", " |\n")));
  }

  private void entries(Map<String, String> entries) {
    entries.forEach(
        (key, value) -> {
          if (value.contains("\n")) {
            text.append("* ").append(escaped(key)).append(":\n\n");
            value.lines().forEach(line -> text.append("      ").append(line).append('\n'));
            text.append('\n');
          } else {
            text.append("* ").append(escaped(key)).append(": ").append(escaped(value)).append('\n');
          }
        });
  }

  /** Keeps text from being taken for tables, emphasis, links or HTML. */
  private static String escaped(String value) {
    return value.replaceAll("\\s+", " ").replaceAll("([\\\\`*_\\[\\]<>|#])", "\\\\$1");
  }
}
