package org.vae4j.tensorflow;

import org.vae4j.data.Dataset;
import org.vae4j.model.GenerativeModel;
import org.vae4j.model.Weights;
import org.vae4j.training.TrainingSettings;

/** The native memory of a training run, and the threads that fill its batches. Owns all of it. */
final class RunMemory implements AutoCloseable {
  private final BatchQueue batches;
  private final BatchQueue validationBatches;
  private final GraphSession owner;
  private final TrainingSession session;
  private final EpochModel epochModel;

  /**
   * Reserves everything and loads the weights.
   *
   * @param training the items of the steps
   * @param validation the items that are measured; tells their type only, if there are none
   */
  RunMemory(
      GenerativeModel model,
      GraphObjective objective,
      Weights weights,
      Dataset training,
      Dataset validation,
      TrainingSettings settings,
      TensorFlowBackend backend) {
    epochModel = new EpochModel(backend.sessionConfig());
    batches =
        new BatchQueue(
            training,
            settings.batchSize(),
            objective.noisePerItem(),
            model.condition(),
            backend.threads());
    validationBatches =
        new BatchQueue(
            validation,
            settings.batchSize(),
            objective.noisePerItem(),
            model.condition(),
            backend.threads());
    owner = new GraphSession(Remapping.in(backend.sessionConfig(), model));
    boolean open = false;
    try {
      session =
          new TrainingSession(owner, objective, model, weights, settings, training, validation);
      open = true;
    } finally {
      if (!open) {
        closeAllButTheSession();
      }
    }
  }

  BatchQueue batches() {
    return batches;
  }

  BatchQueue validationBatches() {
    return validationBatches;
  }

  TrainingSession session() {
    return session;
  }

  EpochModel epochModel() {
    return epochModel;
  }

  private void closeAllButTheSession() {
    batches.close();
    validationBatches.close();
    owner.close();
  }

  @Override
  public void close() {
    epochModel.close();
    session.close();
    closeAllButTheSession();
  }
}
