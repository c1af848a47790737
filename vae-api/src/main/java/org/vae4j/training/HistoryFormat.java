package org.vae4j.training;

import java.util.ArrayList;
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
    Optional<String> header(EpochMetrics metrics) {
      return Optional.of(String.join(",", columns(metrics)));
    }

    @Override
    String line(EpochMetrics metrics) {
      Map<String, Number> values = numbers(metrics);
      return columns(metrics).stream()
          .map(column -> values.containsKey(column) ? values.get(column).toString() : "")
          .collect(Collectors.joining(","));
    }
  },

  /** JSON Lines: an object per epoch, without the values that the epoch does not have. */
  JSON_LINES {
    @Override
    Optional<String> header(EpochMetrics metrics) {
      return Optional.empty();
    }

    @Override
    String line(EpochMetrics metrics) {
      return numbers(metrics).entrySet().stream()
          .map(entry -> "\"" + entry.getKey() + "\":" + json(entry.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    }
  };

  /** Returns the first line of a file with such epochs, if it has one. */
  abstract Optional<String> header(EpochMetrics metrics);

  /** Returns an epoch's line, without its end. */
  abstract String line(EpochMetrics metrics);

  /** Returns the columns of a table: a validation has its own, whether there is one or not. */
  private static List<String> columns(EpochMetrics metrics) {
    List<String> columns = new ArrayList<>(List.of("epoch", "steps"));
    for (String prefix : List.of("train_", "validation_")) {
      metrics.training().withTotal().keySet().forEach(term -> columns.add(prefix + term));
    }
    columns.addAll(List.of("images_per_second", "seconds"));
    return columns;
  }

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
    loss.withTotal().forEach((term, value) -> values.put(prefix + term, value));
  }

  /** JSON has no word for a number that is not finite but null. */
  private static String json(Number value) {
    return Double.isFinite(value.doubleValue()) ? value.toString() : "null";
  }
}
