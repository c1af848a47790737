package org.vae4j.tensorflow.export;

import org.vae4j.model.GenerativeModel;
import org.vae4j.model.ParameterSpec;
import org.vae4j.model.Weights;
import org.vae4j.random.CounterRandom;

/** Weights as training might leave them: no two alike, statistics away from 0 and 1. */
final class TestWeights {
  private TestWeights() {}

  static Weights of(GenerativeModel model) {
    return Weights.of(
        model.parameters(),
        spec -> {
          CounterRandom random = CounterRandom.of(11, spec.name().hashCode());
          float[] values = new float[spec.shape().volume()];
          for (int i = 0; i < values.length; i++) {
            values[i] = (float) value(spec, random.uniform(i));
          }
          return values;
        });
  }

  private static double value(ParameterSpec spec, double uniform) {
    return switch (spec.role()) {
      case KERNEL -> (2 * uniform - 1) * Math.sqrt(3.0 / spec.fanIn());
      case BIAS, BETA, RUNNING_MEAN, LOG_SCALE, SPECTRAL_VECTOR -> uniform - 0.5;
      case GAMMA -> 0.5 + uniform;
      case RUNNING_VARIANCE -> 0.25 + 2 * uniform;
    };
  }
}
