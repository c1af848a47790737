package org.vae4j.tensorflow.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vae4j.Shape;
import org.vae4j.layer.Activation;
import org.vae4j.layer.ActivationFunction;
import org.vae4j.layer.Layer;
import org.vae4j.layer.LeakyRelu;
import org.vae4j.model.ParameterSpec.Role;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;
import org.vae4j.model.Weights;
import org.vae4j.oracle.OraclePosterior;
import org.vae4j.oracle.OracleVae;

/** Activations and the clamp of the log-variance, from zero to the largest float32. */
final class ActivationExportTest {
  private static final double TOLERANCE = 1e-6;

  private static final double[] MAGNITUDES = {
    0, 1e-30, 1e-6, 1e-3, 0.1, 0.5, 1, 2, 3, 5, 8, 9.5, 10, 10.5, 12, 15, 17, 18, 19, 20, 25, 30,
    50, 87, 89, 100, 104, 1e3, 1e6, 1e10, 1e20, 3e38
  };

  static Stream<Layer> activations() {
    return Stream.concat(
        Stream.of(ActivationFunction.values()).map(Activation::new),
        Stream.of(new LeakyRelu(0), new LeakyRelu(0.01f), new LeakyRelu(0.2f)));
  }

  /** The heads pass everything on as it is; the log-variance is clamped behind them. */
  @ParameterizedTest
  @MethodSource("activations")
  void activation_ofSmallToHugeValues(Layer activation) throws OrtException {
    Vae vae =
        VaeBuilder.forVectors(1)
            .encoder(e -> e.layer(activation))
            .latentSize(1)
            .decoder(d -> d)
            .build();
    Weights weights = Weights.of(vae, spec -> new float[] {spec.role() == Role.KERNEL ? 1f : 0f});
    double[] inputs = new double[2 * MAGNITUDES.length];
    for (int i = 0; i < MAGNITUDES.length; i++) {
      inputs[2 * i] = (float) MAGNITUDES[i];
      inputs[2 * i + 1] = (float) -MAGNITUDES[i];
    }
    OraclePosterior expected = OracleVae.of(vae, weights).encode(inputs);
    Shape one = Shape.of(1);
    try (RunningModel encoder = new RunningModel(OnnxModels.encoder(vae, weights))) {
      double[] mean = encoder.run("image", inputs, one, "mean", one);
      double[] logVariance = encoder.run("image", inputs, one, "log_variance", one);
      for (int i = 0; i < inputs.length; i++) {
        assertClose(activation + " of " + inputs[i], mean[i], expected.mean()[i]);
        assertClose("clamped " + inputs[i], logVariance[i], expected.logVariance()[i]);
      }
    }
  }

  private static void assertClose(String name, double actual, double expected) {
    assertThat(actual)
        .as(name)
        .isCloseTo(expected, within(TOLERANCE * Math.max(1, Math.abs(expected))));
  }
}
