package org.vae4j.tensorflow.card;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vae4j.internal.Require;
import org.vae4j.training.EpochMetrics;
import org.vae4j.training.LossTerms;

/** Reads what {@code HistoryListener.csv} wrote. */
final class HistoryCsv {
  private static final Splitter COMMAS = Splitter.on(',');

  private final String where;
  private final Map<String, String> values;

  private HistoryCsv(String where, Map<String, String> values) {
    this.where = where;
    this.values = values;
  }

  static List<EpochMetrics> read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    if (lines.isEmpty()) {
      throw bad(file.toString(), "a line of column names", "an empty file");
    }
    List<String> columns = COMMAS.splitToList(lines.get(0));
    List<EpochMetrics> history = new ArrayList<>();
    for (int line = 1; line < lines.size(); line++) {
      String where = file + " line " + (line + 1);
      List<String> values = COMMAS.splitToList(lines.get(line));
      if (values.size() != columns.size()) {
        throw bad(where, columns.size() + " values", values.size());
      }
      Map<String, String> named = new HashMap<>();
      for (int column = 0; column < values.size(); column++) {
        named.put(columns.get(column), values.get(column));
      }
      history.add(new HistoryCsv(where, named).epoch());
    }
    return history;
  }

  private EpochMetrics epoch() throws IOException {
    return new EpochMetrics(
        (int) number("epoch"),
        (long) number("steps"),
        loss("train_"),
        values.getOrDefault("validation_kl", "").isEmpty()
            ? Optional.empty()
            : Optional.of(loss("validation_")),
        number("images_per_second"),
        number("seconds"));
  }

  private LossTerms loss(String prefix) throws IOException {
    return new LossTerms(
        number(prefix + "reconstruction"), number(prefix + "kl"), number(prefix + "objective"));
  }

  private double number(String column) throws IOException {
    String text = values.get(column);
    if (text == null) {
      throw bad(where, "a column " + column, values.keySet());
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IOException(message(where + ", " + column, "a number", "'" + text + "'"), e);
    }
  }

  private static IOException bad(String where, Object expected, Object found) {
    return new IOException(message(where, expected, found));
  }

  private static String message(String where, Object expected, Object found) {
    return Require.message(where, expected, found, "give a file that HistoryListener.csv wrote");
  }
}
