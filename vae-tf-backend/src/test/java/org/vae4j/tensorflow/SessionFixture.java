package org.vae4j.tensorflow;

import java.util.List;
import java.util.stream.IntStream;
import org.vae4j.Samples;
import org.vae4j.data.ArrayDataset;
import org.vae4j.model.Vae;
import org.vae4j.model.Weights;
import org.vae4j.training.Adam;
import org.vae4j.training.LossTerms;
import org.vae4j.training.Optimizer;

/** A training session over one batch that is given in numbers, with given noise. */
final class SessionFixture implements AutoCloseable {
  static final Adam ADAM = Optimizer.adam(1e-3);

  private final GraphSession owner =
      new GraphSession(TensorFlowBackend.create().threads(2).sessionConfig());
  private final TrainingSession session;
  private final BatchTensors batch;

  SessionFixture(Vae vae, Weights weights, double[] items, double[] noise) {
    ArrayDataset data = ArrayDataset.of(Samples.of(vae.itemShape(), Doubles.toFloats(items)));
    session = new TrainingSession(owner, vae, weights, ADAM, 1, data, data);
    batch = new BatchTensors(data, data.size(), vae.latentSize());
    batch.fill(
        IntStream.range(0, data.size()).toArray(),
        0,
        (first, target) -> System.arraycopy(Doubles.toFloats(noise), 0, target, 0, target.length),
        0);
  }

  LossTerms step(long done, double beta) {
    return session.step(batch, done, new ObjectiveValues(beta, 0));
  }

  LossTerms evaluate(double beta) {
    return evaluate(new ObjectiveValues(beta, 0));
  }

  List<float[]> gradients(double beta) {
    return gradients(new ObjectiveValues(beta, 0));
  }

  LossTerms evaluate(ObjectiveValues values) {
    return session.evaluate(batch, values);
  }

  List<float[]> gradients(ObjectiveValues values) {
    return session.gradients(batch, 0, values);
  }

  Weights weights() {
    return session.weights();
  }

  @Override
  public void close() {
    batch.close();
    session.close();
    owner.close();
  }
}
