package org.vae4j.examples.beta;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vae4j.training.EpochMetrics;
import org.vae4j.training.LossTerms;

/**
 * Reads the history of a finished run, as the trainer wrote it, with the losses of the test set.
 */
final class RunHistory {
  private static final Splitter COMMAS = Splitter.on(',');

  private final List<String> columns;
  private final List<String> values;

  private RunHistory(List<String> columns, List<String> values) {
    this.columns = columns;
    this.values = values;
  }

  static List<EpochMetrics> read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    List<String> columns = COMMAS.splitToList(lines.get(0));
    List<EpochMetrics> history = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      history.add(new RunHistory(columns, COMMAS.splitToList(line)).epoch());
    }
    return history;
  }

  private EpochMetrics epoch() {
    return new EpochMetrics(
        (int) number("epoch"),
        (long) number("steps"),
        loss("train_"),
        Optional.of(loss("validation_")),
        number("images_per_second"),
        number("seconds"));
  }

  private LossTerms loss(String prefix) {
    return new LossTerms(
        number(prefix + "reconstruction"), number(prefix + "kl"), number(prefix + "objective"));
  }

  private double number(String column) {
    return Double.parseDouble(values.get(columns.indexOf(column)));
  }
}
