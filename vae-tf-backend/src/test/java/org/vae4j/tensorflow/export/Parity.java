package org.vae4j.tensorflow.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.vae4j.Shape;
import org.vae4j.model.Vae;
import org.vae4j.model.Weights;
import org.vae4j.oracle.OraclePosterior;
import org.vae4j.oracle.OracleVae;
import org.vae4j.random.CounterRandom;

/**
 * Compares the exported graphs, run in float32, with the oracle in double precision. The largest
 * difference may be {@value #TOLERANCE} of the largest value.
 */
final class Parity {
  static final double TOLERANCE = 1e-5;

  private Parity() {}

  static void check(Vae vae, int batch) throws OrtException {
    check(vae, TestWeights.of(vae), batch);
  }

  static void check(Vae vae, Weights weights, int batch) throws OrtException {
    OracleVae oracle = OracleVae.of(vae, weights);
    Shape item = vae.itemShape();
    Shape latent = Shape.of(vae.latentSize());
    double[] items = inputs(batch * item.volume(), 0, 1);
    double[] latents = inputs(batch * latent.volume(), -2, 2);
    OraclePosterior posterior = oracle.encode(items);
    try (RunningModel encoder = new RunningModel(OnnxModels.encoder(vae, weights))) {
      assertClose("mean", encoder.run("image", items, item, "mean", latent), posterior.mean());
      assertClose(
          "log_variance",
          encoder.run("image", items, item, "log_variance", latent),
          posterior.logVariance());
    }
    try (RunningModel decoder = new RunningModel(OnnxModels.decoder(vae, weights))) {
      assertClose(
          "image", decoder.run("z", latents, latent, "image", item), oracle.decode(latents));
    }
  }

  static void assertClose(String name, double[] actual, double[] expected) {
    assertThat(actual).as(name).hasSameSizeAs(expected);
    double scale = DoubleStream.of(expected).map(Math::abs).max().orElseThrow();
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual[i])
          .as("%s, value %d", name, i)
          .isCloseTo(expected[i], within(TOLERANCE * scale));
    }
  }

  /** Returns numbers that float32 holds exactly, so that both sides see the same ones. */
  private static double[] inputs(int count, double lowest, double highest) {
    CounterRandom random = CounterRandom.of(5, 7);
    return IntStream.range(0, count)
        .mapToDouble(i -> (float) (lowest + random.uniform(i) * (highest - lowest)))
        .toArray();
  }
}
