package org.vae4j.tensorflow.card;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vae4j.evaluation.ElboReport;
import org.vae4j.evaluation.InformationReport;
import org.vae4j.evaluation.ReconstructionReport;

/** The numbers of a card, in the order in which people are to see them. */
final class CardNumbers {
  private static final int HEADLINES = 3;

  private CardNumbers() {}

  /** Returns the most important numbers there are, three at most. */
  static List<Headline> headlines(CardContent content) {
    List<Headline> all = new ArrayList<>();
    content
        .distances()
        .ifPresent(
            report ->
                all.add(
                    new Headline(
                        "Fréchet distance",
                        Figures.of(report.frechetDistance()),
                        report
                                .floor()
                                .map(floor -> "real against real " + Figures.of(floor.distance()))
                                .orElse("no real items to compare with")
                            + ", n = "
                            + Figures.count(report.generatedCount()))));
    content
        .bound()
        .ifPresent(
            report ->
                all.add(
                    new Headline(
                        "−log p(x), at most",
                        Figures.of(report.negativeLogLikelihood().mean()) + " nats",
                        "per item, %s draws, n = %s"
                            .formatted(
                                Figures.count(report.draws()), Figures.count(report.items())))));
    content
        .information()
        .ifPresent(
            report ->
                all.add(
                    new Headline(
                        "Active dimensions",
                        "%d of %d"
                            .formatted(
                                report.latents().activeCount(),
                                report.latents().dimensions().size()),
                        "KL " + Figures.of(report.kl().mean()) + " nats per item")));
    content
        .reconstruction()
        .ifPresent(
            report ->
                all.add(
                    new Headline(
                        "Mean squared error",
                        Figures.of(report.mse().mean()),
                        "of reconstructions, n = " + Figures.count(report.items()))));
    content
        .distances()
        .flatMap(report -> report.neighbors())
        .ifPresent(
            scores ->
                all.add(
                    new Headline(
                        "Precision, recall",
                        Figures.of(scores.precision()) + ", " + Figures.of(scores.recall()),
                        "of samples among real items")));
    return all.stream().limit(HEADLINES).toList();
  }

  /** Returns all numbers. */
  static List<CardTable> tables(CardContent content) {
    return Stream.of(
            content
                .distances()
                .map(
                    report ->
                        new CardTable(
                            "Samples against test items",
                            DistanceRows.of(report, content.realDistances()),
                            CardWords.features(content))),
            content.elbo().map(elbo -> new CardTable("Likelihood", likelihood(content, elbo), "")),
            content.information().map(report -> new CardTable("Latent space", latents(report), "")),
            content
                .reconstruction()
                .map(report -> new CardTable("Reconstructions", reconstructions(report), "")))
        .flatMap(Optional::stream)
        .toList();
  }

  private static List<CardRow> likelihood(CardContent content, ElboReport elbo) {
    List<CardRow> rows = new ArrayList<>();
    rows.add(
        row(
            elbo,
            "−ELBO",
            Figures.of(elbo.negativeElbo()) + " nats",
            "Upper bound on −log p(x): reconstruction + KL. Here and below, ± is the standard error"
                + " of the mean over items."));
    rows.add(
        row(
            elbo,
            "reconstruction",
            Figures.of(elbo.reconstruction()) + " nats",
            "Mean of −log p(x|z), z drawn from q(z|x)."));
    rows.add(
        row(elbo, "KL", Figures.of(elbo.kl()) + " nats", "KL(q(z|x) ‖ N(0, I)), in closed form."));
    rows.add(
        row(
            elbo,
            "−ELBO per dimension",
            Figures.of(elbo.elboBitsPerDimension()) + " bits",
            "The same, divided by the number of values and log 2."));
    content
        .bound()
        .ifPresent(
            bound -> {
              rows.add(
                  row(
                      bound,
                      "−log p(x), at most",
                      Figures.of(bound.negativeLogLikelihood()) + " nats",
                      "Importance-weighted bound, tighter with each draw (Burda et al. 2016)."));
              rows.add(
                  row(
                      bound,
                      "−ELBO of these items",
                      Figures.of(bound.negativeElbo()) + " nats",
                      "What the bound above improves on."));
              rows.add(
                  row(
                      bound,
                      "the bound per dimension",
                      Figures.of(bound.bitsPerDimension()) + " bits",
                      "Divided by the number of values and log 2."));
              rows.add(
                  row(
                      bound,
                      "effective draws",
                      Figures.of(bound.effectiveDraws()),
                      "How many draws decide the bound; near 1, more would lower it."));
            });
    return rows;
  }

  private static CardRow row(ElboReport report, String name, String value, String definition) {
    return new CardRow(
        name,
        value,
        "",
        Figures.count(report.items()),
        Figures.count(report.draws()),
        String.valueOf(report.seed()),
        definition);
  }

  private static List<CardRow> latents(InformationReport report) {
    String n = Figures.count(report.items());
    String seed = String.valueOf(report.seed());
    return List.of(
        new CardRow(
            "active dimensions",
            report.latents().activeCount() + " of " + report.latents().dimensions().size(),
            "",
            n,
            "",
            "",
            "Dimensions whose mean has a variance above 0.01 (Burda et al. 2016)."),
        new CardRow(
            "mutual information",
            Figures.of(report.mutualInformation()) + " nats",
            "",
            n,
            "1",
            seed,
            "What z tells about which of the n items it is of; at most log n = "
                + Figures.of(report.limit())
                + "."),
        new CardRow(
            "KL(q(z) ‖ p(z))",
            Figures.of(report.marginalKl()) + " nats",
            "",
            n,
            "1",
            seed,
            "The rest of the KL: how far all latent vectors together are from the prior (Hoffman"
                + " and Johnson 2016)."),
        new CardRow(
            "the same, as a Gaussian",
            Figures.of(report.aggregated().gaussianKl()) + " nats",
            "",
            n,
            "",
            "",
            "By mean and covariance alone: it sees shifts, widths and correlations."),
        new CardRow(
            "total correlation",
            Figures.of(report.aggregated().gaussianTotalCorrelation()) + " nats",
            "",
            n,
            "",
            "",
            "How far dimensions are from independent, by their covariance."));
  }

  private static List<CardRow> reconstructions(ReconstructionReport report) {
    String n = Figures.count(report.items());
    List<CardRow> rows = new ArrayList<>();
    rows.add(
        new CardRow(
            "MSE",
            Figures.of(report.mse()),
            "",
            n,
            "",
            "",
            "Mean squared error of the decoded means, values in [0, 1]. Less is better."));
    rows.add(
        new CardRow(
            "PSNR",
            Figures.of(report.psnr()) + " dB",
            "",
            n,
            "",
            "",
            "Peak signal-to-noise ratio, the mean over items. More is better."));
    report
        .ssim()
        .ifPresent(
            ssim ->
                rows.add(
                    new CardRow(
                        "SSIM",
                        Figures.of(ssim),
                        "",
                        n,
                        "",
                        "",
                        "Structural similarity, 1 for the same image (Wang et al. 2004).")));
    return rows;
  }
}
