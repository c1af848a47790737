package org.vae4j.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How the numbers of an epoch become a line of text; all numbers can be read back bit for bit. */
enum HistoryFormat {
  /** Comma-separated values; those that an epoch does not have are empty. */
  CSV {
    @Override
    Optional<String> header() {
      return Optional.of(String.join(",", COLUMNS));
    }

    @Override
    String line(EpochMetrics metrics) {
      Map<String, Number> values = numbers(metrics);
      return COLUMNS.stream()
          .map(column -> values.containsKey(column) ? values.get(column).toString() : "")
          .collect(Collectors.joining(","));
    }
  },

  /** JSON Lines: an object per epoch, without the values that the epoch does not have. */
  JSON_LINES {
    @Override
    Optional<String> header() {
      return Optional.empty();
    }

    @Override
    String line(EpochMetrics metrics) {
      return numbers(metrics).entrySet().stream()
          .map(entry -> "\"" + entry.getKey() + "\":" + json(entry.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    }
  };

  static final List<String> COLUMNS =
      List.of(
          "epoch",
          "steps",
          "train_total",
          "train_reconstruction",
          "train_kl",
          "train_objective",
          "validation_total",
          "validation_reconstruction",
          "validation_kl",
          "validation_objective",
          "images_per_second",
          "seconds");

  /** Returns the first line of a file, if it has one. */
  abstract Optional<String> header();

  /** Returns an epoch's line, without its end. */
  abstract String line(EpochMetrics metrics);

  private static Map<String, Number> numbers(EpochMetrics metrics) {
    Map<String, Number> values = new LinkedHashMap<>();
    values.put("epoch", metrics.epoch());
    values.put("steps", metrics.steps());
    putLoss(values, "train_", metrics.training());
    metrics.validation().ifPresent(loss -> putLoss(values, "validation_", loss));
    values.put("images_per_second", metrics.imagesPerSecond());
    values.put("seconds", metrics.seconds());
    return values;
  }

  private static void putLoss(Map<String, Number> values, String prefix, LossTerms loss) {
    values.put(prefix + "total", loss.total());
    values.put(prefix + "reconstruction", loss.reconstruction());
    values.put(prefix + "kl", loss.kl());
    values.put(prefix + "objective", loss.objective());
  }

  /** JSON has no word for a number that is not finite but null. */
  private static String json(Number value) {
    return Double.isFinite(value.doubleValue()) ? value.toString() : "null";
  }
}
