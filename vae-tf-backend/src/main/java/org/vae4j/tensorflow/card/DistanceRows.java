package org.vae4j.tensorflow.card;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.vae4j.evaluation.FidReport;
import org.vae4j.evaluation.InceptionScore;
import org.vae4j.evaluation.KernelDistance;
import org.vae4j.evaluation.NeighborScores;

/** The distances between samples and test items, each beside what test items get. */
final class DistanceRows {
  private final FidReport report;
  private final Optional<FidReport> real;
  private final List<CardRow> rows = new ArrayList<>();

  private DistanceRows(FidReport report, Optional<FidReport> real) {
    this.report = report;
    this.real = real;
  }

  static List<CardRow> of(FidReport report, Optional<FidReport> real) {
    DistanceRows rows = new DistanceRows(report, real);
    rows.frechet();
    report.kernelDistance().ifPresent(rows::kernel);
    report.neighbors().ifPresent(rows::neighbors);
    report.inceptionScore().ifPresent(rows::inception);
    return List.copyOf(rows.rows);
  }

  private void frechet() {
    rows.add(
        new CardRow(
            "Fréchet distance (FID)",
            Figures.of(report.frechetDistance())
                + report
                    .interval()
                    .map(
                        interval ->
                            " (95%%: %s to %s)"
                                .formatted(Figures.of(interval.low()), Figures.of(interval.high())))
                    .orElse(""),
            report
                .floor()
                .map(
                    floor ->
                        "%s (%s and %s items)"
                            .formatted(
                                Figures.of(floor.distance()),
                                Figures.count(floor.firstCount()),
                                Figures.count(floor.secondCount())))
                .orElse(""),
            sides(
                report.realCount().isPresent()
                    ? Figures.count(report.realCount().getAsLong())
                    : "unknown",
                report.generatedCount()),
            "",
            seed(),
            "Between Gaussians of all features (Heusel et al. 2017). Less is better; it falls with"
                + " n."));
  }

  private void kernel(KernelDistance found) {
    rows.add(
        new CardRow(
            "KID",
            Figures.withError(found.mean(), found.standardDeviation()),
            real(FidReport::kernelDistance)
                .map(value -> Figures.withError(value.mean(), value.standardDeviation()))
                .orElse(""),
            Figures.count(found.subsetSize()),
            Figures.count(found.subsets()) + " subsets",
            seed(),
            "Squared maximum mean discrepancy, cubic kernel, unbiased (Bińkowski et al. 2018). Less"
                + " is better; ± is that of subsets."));
  }

  private void neighbors(NeighborScores found) {
    neighbor(
        found,
        "precision",
        NeighborScores::precision,
        found.precisionNeighbors(),
        "Share of samples that lie among test items (Kynkäänniemi et al. 2019). More is better.");
    neighbor(
        found,
        "recall",
        NeighborScores::recall,
        found.precisionNeighbors(),
        "Share of test items that lie among samples. More is better.");
    neighbor(
        found,
        "density",
        NeighborScores::density,
        found.densityNeighbors(),
        "How densely test items surround samples (Naeem et al. 2020). More is better, about 1 is"
            + " real.");
    neighbor(
        found,
        "coverage",
        NeighborScores::coverage,
        found.densityNeighbors(),
        "Share of test items with a sample nearby. More is better.");
  }

  private void neighbor(
      NeighborScores found,
      String name,
      ToDoubleFunction<NeighborScores> value,
      int neighbors,
      String definition) {
    rows.add(
        new CardRow(
            name,
            Figures.of(value.applyAsDouble(found)),
            real(FidReport::neighbors)
                .map(scores -> Figures.of(value.applyAsDouble(scores)))
                .orElse(""),
            sides(Figures.count(found.realCount()), found.generatedCount()),
            neighbors + " neighbors",
            seed(),
            definition));
  }

  private void inception(InceptionScore found) {
    rows.add(
        new CardRow(
            "inception score",
            Figures.withError(found.mean(), found.standardDeviation()),
            report
                .realInceptionScore()
                .map(value -> Figures.withError(value.mean(), value.standardDeviation()))
                .orElse(""),
            Figures.count(report.generatedCount()),
            found.splits() + " splits",
            seed(),
            "How sure the net is of a sample, and how many of the %d classes there are (Salimans et al. 2016). More is better."
                .formatted(found.classes())));
  }

  private <T> Optional<T> real(Function<FidReport, Optional<T>> part) {
    return real.flatMap(part);
  }

  private static String sides(String realCount, long generatedCount) {
    return realCount + " + " + Figures.count(generatedCount);
  }

  private String seed() {
    return String.valueOf(report.seed());
  }
}
