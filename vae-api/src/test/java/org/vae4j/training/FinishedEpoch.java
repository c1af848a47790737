package org.vae4j.training;

import java.util.Optional;
import org.vae4j.inference.VaeModel;

/**
 * The end of an epoch without a training.
 *
 * @param lent the model, where one is needed
 */
record FinishedEpoch(EpochMetrics metrics, Optional<VaeModel> lent) implements EpochEnd {
  static FinishedEpoch of(EpochMetrics metrics) {
    return new FinishedEpoch(metrics, Optional.empty());
  }

  /** Returns the end of an epoch with losses that nobody looks at. */
  static FinishedEpoch of(int epoch, VaeModel model) {
    return new FinishedEpoch(
        new EpochMetrics(epoch, 1, new LossTerms(1, 1, 2), Optional.empty(), 1, 1),
        Optional.of(model));
  }

  @Override
  public TrainedModel snapshot() {
    throw new AssertionError("nobody should need a copy of the weights");
  }

  @Override
  public VaeModel model() {
    return lent.orElseThrow(() -> new AssertionError("nobody should need the model"));
  }
}
