package org.vae4j.training;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.vae4j.model.Gan;
import org.vae4j.model.Weights;

/**
 * A generative adversarial network that was trained. Immutable and safe to use from many threads.
 *
 * @param gan the description
 * @param weights the learned numbers
 * @param history the metrics of each epoch so far
 * @param provenance where it comes from
 * @param stopped why training ended before its last epoch; empty if it did not
 * @param bestEpoch the epoch that the weights are from, where they are not from the last
 */
public record TrainedGan(
    Gan gan,
    Weights weights,
    List<EpochMetrics> history,
    Provenance provenance,
    Optional<String> stopped,
    Optional<EpochMetrics> bestEpoch)
    implements TrainedModel {
  /** Copies the history. */
  public TrainedGan {
    Objects.requireNonNull(gan, "gan");
    Objects.requireNonNull(weights, "weights");
    history = List.copyOf(Objects.requireNonNull(history, "history"));
    Objects.requireNonNull(provenance, "provenance");
    Objects.requireNonNull(stopped, "stopped");
    Objects.requireNonNull(bestEpoch, "bestEpoch");
  }

  /**
   * Returns a model whose training was not ended early.
   *
   * @param gan the description
   * @param weights the learned numbers
   * @param history the metrics of each epoch so far
   * @param provenance where it comes from
   */
  public TrainedGan(Gan gan, Weights weights, List<EpochMetrics> history, Provenance provenance) {
    this(gan, weights, history, provenance, Optional.empty(), Optional.empty());
  }

  @Override
  public Gan model() {
    return gan;
  }
}
