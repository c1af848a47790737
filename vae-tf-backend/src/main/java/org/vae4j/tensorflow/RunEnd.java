package org.vae4j.tensorflow;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.vae4j.training.EpochMetrics;
import org.vae4j.training.RunControl;
import org.vae4j.training.StopSignal;

/** Decides whether a run ends before its last epoch, and says why. */
final class RunEnd {
  private final RunControl control;
  private final long start = System.nanoTime();

  RunEnd(RunControl control) {
    this.control = control;
  }

  /** Returns why the run should end after this step. */
  Optional<String> afterStep() {
    if (Thread.currentThread().isInterrupted()) {
      return Optional.of("the training thread was interrupted");
    }
    Optional<String> signal = control.stopSignal().flatMap(StopSignal::reason);
    if (signal.isPresent()) {
      return signal;
    }
    return control
        .budget()
        .filter(budget -> System.nanoTime() - start >= budget.toNanos())
        .map(budget -> "the budget of " + words(budget) + " is used up");
  }

  /** Returns why the run should end after this epoch. */
  Optional<String> afterEpoch(List<EpochMetrics> history) {
    return control
        .earlyStopping()
        .filter(rule -> rule.ends(history))
        .map(
            rule ->
                "%s has not become better for %d epochs"
                    .formatted(rule.metric().name(), rule.patience()));
  }

  private static String words(Duration time) {
    return time.toString().substring(2).toLowerCase(Locale.ROOT);
  }
}
