package org.vae4j.tensorflow.card;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.vae4j.Samples;
import org.vae4j.evaluation.ElboReport;
import org.vae4j.evaluation.FidReport;
import org.vae4j.evaluation.InformationReport;
import org.vae4j.inference.LatentReport;
import org.vae4j.inference.prior.LatentPrior;
import org.vae4j.model.Bernoulli;

/** Collects what a reader of a card should know, in words. */
final class CardWarnings {
  /** The mutual information is as good as held by log(n) within this many nats. */
  private static final double HELD = 0.1;

  /** How many items are looked at for values between 0 and 1. */
  private static final int LOOKED_AT = 16;

  private final CardSettings settings;
  private final List<String> warnings = new ArrayList<>();

  CardWarnings(CardSettings settings) {
    this.settings = settings;
  }

  List<String> list() {
    return List.copyOf(warnings);
  }

  void look(Optional<FidReport> distances) {
    if (distances.isEmpty()) {
      warnings.add(
          "No distances between samples and test items: no feature net was given. Name one with"
              + " features(…).");
      return;
    }
    FidReport report = distances.get();
    report.warnings().forEach(warning -> warnings.add(sentence(warning)));
    if (report.realCount().isPresent()
        && report.realCount().getAsLong() != report.generatedCount()) {
      warnings.add(
          "The distances are between %s test items and %s samples; compare them with those of the same numbers only."
              .formatted(
                  Figures.count(report.realCount().getAsLong()),
                  Figures.count(report.generatedCount())));
    }
    if (!settings.prior.equals(LatentPrior.standardNormal())) {
      warnings.add(
          "Samples are drawn from a fitted prior (%s); the ELBO and the bound are those of N(0, I)."
              .formatted(settings.prior));
    }
  }

  void look(InformationReport information, Optional<ElboReport> bound) {
    LatentReport latents = information.latents();
    if (latents.inactiveCount() > 0) {
      warnings.add(
          "%d of %d latent dimensions are inactive: %s. The decoder does not need them."
              .formatted(
                  latents.inactiveCount(),
                  latents.dimensions().size(),
                  IntStream.range(0, latents.dimensions().size())
                      .filter(d -> !latents.dimensions().get(d).active())
                      .mapToObj(String::valueOf)
                      .collect(Collectors.joining(", "))));
    }
    if (information.limit() - information.mutualInformation().mean() < HELD) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "The mutual information of %d items is held by log n = %.2f nats; that of more items"
                  + " would be larger.",
              information.items(),
              information.limit()));
    }
    bound.ifPresent(this::look);
  }

  private void look(ElboReport bound) {
    if (bound.draws() > 1 && bound.effectiveDraws() < 2) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "Of %d draws, %.1f decide the bound on log p(x) on average; more draws would lower"
                  + " it.",
              bound.draws(),
              bound.effectiveDraws()));
    }
    if (settings.likelihood.filter(Bernoulli.class::isInstance).isPresent() && hasGreyValues()) {
      warnings.add(
          "The likelihood is Bernoulli, but items have values between 0 and 1: ELBO and bound"
              + " compare models of these data with each other, and are none on a probability.");
    }
  }

  /** Reports warn in lines, a card in sentences. */
  private static String sentence(String line) {
    return Character.toUpperCase(line.charAt(0))
        + line.substring(1)
        + (line.endsWith(".") || line.endsWith("?") ? "" : ".");
  }

  private boolean hasGreyValues() {
    Samples items = settings.test.samples(0, Math.min(LOOKED_AT, settings.test.size()));
    return IntStream.range(0, items.count())
        .anyMatch(
            item ->
                IntStream.range(0, items.itemShape().volume())
                    .anyMatch(i -> items.value(item, i) > 0 && items.value(item, i) < 1));
  }

  void noEncoder() {
    warnings.add(
        "The model has no encoder: only its samples could be measured. There are no"
            + " reconstructions, no ELBO and no latent dimensions.");
  }

  void noLikelihood() {
    warnings.add(
        "No ELBO and no bound on log p(x): the model does not say what its likelihood is. Name it"
            + " with likelihood(…).");
  }

  void unusableLikelihood(IllegalArgumentException reason) {
    warnings.add(
        "No ELBO and no bound on log p(x): the likelihood %s does not follow from what is decoded (%s)."
            .formatted(settings.likelihood.orElseThrow(), reason.getMessage()));
  }
}
