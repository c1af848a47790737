package org.vae4j.tensorflow;

import org.vae4j.model.ParameterSpec;
import org.vae4j.model.ParameterSpec.Role;
import org.vae4j.model.Vae;
import org.vae4j.model.Weights;
import org.vae4j.oracle.OracleVae;
import org.vae4j.random.CounterRandom;
import org.vae4j.random.GaussianStream;

/** A model with numbers everywhere: weights, a batch and its noise. */
@SuppressWarnings("ArrayRecordComponent") // plain data that nobody compares
record RandomCase(Vae vae, Weights weights, double[] items, double[] noise) {
  private static final int BATCH = 3;

  static RandomCase of(Vae vae) {
    return new RandomCase(
        vae,
        weights(vae),
        uniform(BATCH * vae.itemShape().volume()),
        gaussian(BATCH * vae.latentSize()));
  }

  OracleVae oracle() {
    return OracleVae.of(vae, weights);
  }

  /** Weights in which batch normalization does something. */
  private static Weights weights(Vae vae) {
    Weights initial = Weights.initial(vae, 5);
    CounterRandom random = CounterRandom.of(5, 6);
    return Weights.of(
        vae,
        (ParameterSpec spec) -> {
          float[] values = initial.get(spec.name());
          for (int i = 0; i < values.length; i++) {
            if (spec.role() != Role.KERNEL) {
              values[i] += (float) (0.2 * random.uniform(i + spec.name().hashCode()));
            }
          }
          return values;
        });
  }

  private static double[] uniform(int size) {
    CounterRandom random = CounterRandom.of(1, 2);
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.uniform(i);
    }
    return values;
  }

  private static double[] gaussian(int size) {
    float[] values = new float[size];
    GaussianStream.of(3, 4).fill(0, values);
    return Doubles.of(values);
  }
}
