package org.vae4j.examples.beta;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.vae4j.examples.beta.BetaSummary.FrozenSpread;

/** The tables of the study. */
final class StudyTables {
  private final StudyNumbers numbers;

  StudyTables(StudyNumbers numbers) {
    this.numbers = numbers;
  }

  /** Returns the main table as lines for a terminal. */
  List<String> lines() {
    return Stream.concat(Stream.of(mainHeader()), mainRows().stream())
        .map(row -> String.join(" | ", row))
        .toList();
  }

  List<String> mainHeader() {
    return List.of(
        "beta",
        "reconstruction",
        "KL",
        "pixel distance, n = %,d".formatted(numbers.extent().pixelSamples()),
        "fitted prior",
        "pixel distance, n = %,d".formatted(numbers.testImages()),
        "FID",
        "FID, fitted prior",
        "active dimensions");
  }

  List<List<String>> mainRows() {
    List<List<String>> rows = new ArrayList<>();
    for (BetaSummary summary : numbers.summaries()) {
      rows.add(
          List.of(
              String.valueOf(summary.beta()),
              summary.reconstruction().words(2),
              summary.kl().words(2),
              summary.pixelFrechet().words(2),
              summary.pixelFrechetFittedPrior().words(2),
              summary.pixelFrechetAll().words(2),
              summary.fid().words(2),
              summary.fidFittedPrior().words(2),
              summary.activeDimensions().words(1)));
    }
    rows.add(
        List.of(
            "real images",
            "",
            "",
            decimals(numbers.floors().pixelFrechet()),
            "",
            decimals(numbers.floors().pixelFrechetAll()),
            decimals(numbers.floors().fid()),
            "",
            ""));
    return rows;
  }

  static List<String> frozenHeader() {
    return List.of(
        "beta", "sigma", "mean of pixels", "deviation of pixels", "diversity", "pixel diversity");
  }

  List<List<String>> frozenRows() {
    List<List<String>> rows = new ArrayList<>();
    for (BetaSummary summary : numbers.summaries()) {
      for (FrozenSpread row : summary.frozen()) {
        rows.add(frozenRow(String.valueOf(summary.beta()), String.valueOf(row.sigma()), row));
      }
    }
    FrozenSpread real = FrozenSpread.of(new FrozenVariance(1, numbers.floors().images()));
    rows.add(frozenRow("real images", "", real));
    return rows;
  }

  private static List<String> frozenRow(String beta, String sigma, FrozenSpread row) {
    return List.of(
        beta,
        sigma,
        row.pixelMean().words(3),
        row.pixelDeviation().words(3),
        row.diversity().words(3),
        row.pixelDiversity().words(3));
  }

  static List<String> runHeader() {
    return List.of(
        "run", "reconstruction", "KL", "pixel distance", "FID", "seconds", "images/s", "ended");
  }

  List<List<String>> runRows() {
    return numbers.runs().stream()
        .map(
            run ->
                List.of(
                    run.run().toString(),
                    decimals(run.reconstruction()),
                    decimals(run.kl()),
                    Spread.of(
                            run.pixelFrechet().stream().mapToDouble(Double::doubleValue).toArray())
                        .words(2),
                    decimals(run.fid()),
                    String.format(Locale.ROOT, "%.0f", run.seconds()),
                    String.format(Locale.ROOT, "%.0f", RunNumbers.imagesPerSecond(run)),
                    run.date()))
        .toList();
  }

  private static String decimals(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
