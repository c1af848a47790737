package org.vae4j.training;

import java.io.PrintStream;
import java.util.Locale;
import java.util.stream.Collectors;

/** Prints a plain line per epoch; needs no terminal and no library. */
final class ConsoleListener implements TrainingListener {
  private final PrintStream out;

  ConsoleListener(PrintStream out) {
    this.out = out;
  }

  @Override
  public void onStart(TrainingPlan plan) {
    out.printf(
        Locale.ROOT,
        "Training %,d parameters on %,d items, %d epochs of %d steps, seed %d, on %s%n",
        plan.model().parameterCount(),
        plan.items(),
        plan.settings().epochs(),
        plan.stepsPerEpoch(),
        plan.settings().seed(),
        plan.device());
  }

  @Override
  public void onEpochEnd(EpochEnd end) {
    EpochMetrics metrics = end.metrics();
    out.printf(
        Locale.ROOT,
        "Epoch %03d | train %s%s | %.0f images/s, %.1f s%n",
        metrics.epoch(),
        line(metrics.training()),
        metrics.validation().map(loss -> " | test " + line(loss)).orElse(""),
        metrics.imagesPerSecond(),
        metrics.seconds());
  }

  /** The objective is left out: it is a sum of the others. */
  private static String line(LossTerms loss) {
    return loss.withTotal().entrySet().stream()
        .filter(term -> !term.getKey().equals(LossTerms.OBJECTIVE))
        .map(
            term ->
                String.format(Locale.ROOT, "%s=%.2f", shortName(term.getKey()), term.getValue()))
        .collect(Collectors.joining(" "));
  }

  private static String shortName(String term) {
    return term.equals(LossTerms.RECONSTRUCTION) ? "recon" : term;
  }
}
