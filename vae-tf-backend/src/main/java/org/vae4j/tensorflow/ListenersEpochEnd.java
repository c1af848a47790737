package org.vae4j.tensorflow;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.vae4j.inference.VaeModel;
import org.vae4j.training.EpochEnd;
import org.vae4j.training.EpochMetrics;
import org.vae4j.training.TrainedModel;

/** The end of an epoch, for listeners; closed when all have been called. */
final class ListenersEpochEnd implements EpochEnd, AutoCloseable {
  private final EpochMetrics metrics;
  private final Supplier<TrainedModel> snapshot;
  private final EpochModel epochModel;
  private @Nullable LentVae lent;

  ListenersEpochEnd(EpochMetrics metrics, Supplier<TrainedModel> snapshot, EpochModel epochModel) {
    this.metrics = metrics;
    this.snapshot = snapshot;
    this.epochModel = epochModel;
  }

  @Override
  public EpochMetrics metrics() {
    return metrics;
  }

  @Override
  public TrainedModel snapshot() {
    return snapshot.get();
  }

  @Override
  public VaeModel model() {
    if (lent == null) {
      lent = epochModel.lend(snapshot());
    }
    return lent;
  }

  @Override
  public void close() {
    if (lent != null) {
      lent.takeBack();
    }
  }
}
