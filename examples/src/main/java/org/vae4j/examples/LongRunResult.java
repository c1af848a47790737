package org.vae4j.examples;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.vae4j.examples.report.Machine;
import org.vae4j.training.EpochMetrics;
import org.vae4j.training.LossTerms;
import org.vae4j.training.TrainedVae;

/**
 * What a finished run brought.
 *
 * @param trained the weights of the best epoch, and the history
 * @param model the folder of the exported model
 * @param device what the training ran on, in words
 */
record LongRunResult(TrainedVae trained, Path model, String device) {
  static final String TOOK =
      "of all epochs, training and test pass together; pictures and exports are not counted";

  EpochMetrics best() {
    return trained.metrics().orElseThrow();
  }

  LossTerms bestTest() {
    return best().validation().orElseThrow();
  }

  List<EpochMetrics> history() {
    return trained.history();
  }

  LossTerms test(int epoch) {
    return history().get(epoch).validation().orElseThrow();
  }

  Duration took() {
    double seconds = history().stream().mapToDouble(EpochMetrics::seconds).sum();
    return Duration.ofMillis(Math.round(1000 * seconds));
  }

  /** Returns how long it took, in words. */
  String minutes() {
    return took().toMinutes() + " min " + took().toSecondsPart() + " s";
  }

  String machine() {
    return Machine.words("TensorFlow on " + device);
  }

  long seed() {
    return trained.provenance().seed();
  }

  /** Returns a line per epoch, in nats per item. */
  List<String> log() {
    return history().stream()
        .map(
            metrics ->
                String.format(
                    Locale.ROOT,
                    "Epoch %03d | train %s | test %s",
                    metrics.epoch(),
                    line(metrics.training()),
                    line(metrics.validation().orElseThrow())))
        .toList();
  }

  private static String line(LossTerms loss) {
    return String.format(
        Locale.ROOT,
        "total=%.2f recon=%.2f kl=%.2f",
        loss.total(),
        loss.reconstruction(),
        loss.kl());
  }

  String summary() {
    return String.format(
        Locale.ROOT,
        "Best: epoch %03d, test total=%.2f, in %s",
        best().epoch(),
        bestTest().total(),
        model);
  }
}
