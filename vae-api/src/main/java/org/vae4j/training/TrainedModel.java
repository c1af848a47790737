package org.vae4j.training;

import java.util.List;
import java.util.Optional;
import org.vae4j.model.Gan;
import org.vae4j.model.GenerativeModel;
import org.vae4j.model.Vae;
import org.vae4j.model.Weights;

/**
 * What training brings: a description, its weights, and how they came about. It is plain Java data
 * and owns no native memory. Immutable and safe to use from many threads.
 */
public sealed interface TrainedModel permits TrainedVae, TrainedGan {
  /**
   * Returns the description.
   *
   * @return what was trained
   */
  GenerativeModel model();

  /**
   * Returns the learned numbers.
   *
   * @return a value for each parameter of the description
   */
  Weights weights();

  /**
   * Returns the metrics of each epoch so far.
   *
   * @return one entry per epoch, from the first
   */
  List<EpochMetrics> history();

  /**
   * Returns where the model comes from.
   *
   * @return what one needs to make it again
   */
  Provenance provenance();

  /**
   * Returns why training ended before its last epoch.
   *
   * @return the reason in words; empty if it did not
   */
  Optional<String> stopped();

  /**
   * Returns the epoch that the weights are from, where they are not from the last.
   *
   * @return its metrics; empty if the last epoch's weights were asked for
   */
  Optional<EpochMetrics> bestEpoch();

  /**
   * Returns the metrics of the epoch that the weights are from.
   *
   * @return the best epoch's, or else the last one's; empty before the end of the first epoch
   */
  default Optional<EpochMetrics> metrics() {
    return bestEpoch()
        .or(
            () ->
                history().isEmpty()
                    ? Optional.empty()
                    : Optional.of(history().get(history().size() - 1)));
  }

  /**
   * Returns what training brought, as the kind that belongs to the description; for backends.
   *
   * @param model the description
   * @param weights the learned numbers
   * @param history the metrics of each epoch so far
   * @param provenance where it comes from
   * @param stopped why training ended before its last epoch; empty if it did not
   * @param bestEpoch the epoch that the weights are from, where they are not from the last
   * @return a {@link TrainedVae} for a {@link Vae}, a {@link TrainedGan} for a {@link Gan}
   */
  static TrainedModel of(
      GenerativeModel model,
      Weights weights,
      List<EpochMetrics> history,
      Provenance provenance,
      Optional<String> stopped,
      Optional<EpochMetrics> bestEpoch) {
    if (model instanceof Vae vae) {
      return new TrainedVae(vae, weights, history, provenance, stopped, bestEpoch);
    }
    if (model instanceof Gan gan) {
      return new TrainedGan(gan, weights, history, provenance, stopped, bestEpoch);
    }
    throw new IllegalStateException("no trained model for " + model);
  }
}
