package org.vae4j.tensorflow;

import org.jspecify.annotations.Nullable;
import org.tensorflow.proto.ConfigProto;
import org.vae4j.training.TrainedModel;

/**
 * The model that listeners use at the end of an epoch: one graph for the whole run, built when it
 * is first asked for, which gets the weights of each epoch that it is asked for in. Owns the graph;
 * not safe to use from many threads.
 */
final class EpochModel implements AutoCloseable {
  private final ConfigProto config;
  private @Nullable TensorFlowVae model;

  EpochModel(ConfigProto config) {
    this.config = config;
  }

  /** Returns the model with these weights; what was returned before changes too. */
  LentVae lend(TrainedModel trained) {
    if (model == null) {
      model = TensorFlowVae.load(trained, config);
    } else {
      model.reload(trained.weights());
    }
    return new LentVae(model);
  }

  @Override
  public void close() {
    if (model != null) {
      model.close();
    }
  }
}
