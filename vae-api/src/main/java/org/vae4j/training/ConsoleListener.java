package org.vae4j.training;

import java.io.PrintStream;
import java.util.Locale;

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
        plan.vae().parameterCount(),
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

  private static String line(LossTerms loss) {
    return String.format(
        Locale.ROOT,
        "total=%.2f recon=%.2f kl=%.2f",
        loss.total(),
        loss.reconstruction(),
        loss.kl());
  }
}
