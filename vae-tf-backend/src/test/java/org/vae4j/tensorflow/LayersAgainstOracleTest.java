package org.vae4j.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.layer.Conv2d;
import org.vae4j.layer.Padding;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;
import org.vae4j.model.Weights;
import org.vae4j.oracle.OracleLoss;
import org.vae4j.oracle.OraclePosterior;
import org.vae4j.training.LossTerms;
import org.vae4j.training.Provenance;
import org.vae4j.training.TrainedVae;

/**
 * Every layer in whole models: TensorFlow in float32 against the plain-Java oracle in double. The
 * oracle's own gradients are checked against finite differences in vae-api.
 */
final class LayersAgainstOracleTest {
  /** Relative, for losses. */
  private static final double LOSS_TOLERANCE = 1e-5;

  /** Relative to the length of the vector plus a tenth of that of the longest, for gradients. */
  private static final double GRADIENT_TOLERANCE = 1e-4;

  /** Absolute, for decoded values in [0, 1] and latent values near 1. */
  private static final double OUTPUT_TOLERANCE = 1e-5;

  static Stream<Vae> models() {
    Stream<VaeBuilder> builders =
        Stream.of(
            dense().encoder(e -> e.dense(5).relu().dense(4).leakyRelu(0.2)),
            dense().encoder(e -> e.dense(5).elu().dense(4).gelu()),
            dense().encoder(e -> e.dense(5).silu().dense(4).tanh()),
            dense().encoder(e -> e.dense(5).sigmoid().dense(4).softplus()),
            dense().encoder(e -> e.dense(5).batchNorm().relu().dropout(0)),
            dense().encoder(e -> e.dense(12).reshape(4, 3).batchNorm().relu().flatten()),
            image(9, 7, 3, Padding.SAME, 3, 2),
            image(9, 7, 3, Padding.VALID, 3, 2),
            image(10, 10, 1, Padding.SAME, 4, 2),
            image(11, 8, 2, Padding.SAME, 5, 3),
            image(8, 8, 1, Padding.VALID, 2, 1),
            image(8, 9, 1, Padding.SAME, 1, 2),
            VaeBuilder.forImages(9, 12, 3).latentSize(3),
            VaeBuilder.forVectors(6).latentSize(2));
    return builders.map(VaeBuilder::build);
  }

  private static VaeBuilder dense() {
    return VaeBuilder.forVectors(7)
        .latentSize(3)
        .decoder(d -> d.dense(6).batchNorm(0.8, 1e-3).gelu().dense(7));
  }

  /** A convolution and the transposed one that leads back to the image's size. */
  private static VaeBuilder image(
      int height, int width, int channels, Padding padding, int kernel, int stride) {
    Shape small =
        Shape.of(
            new Conv2d(4, kernel, stride, padding).outputSize(height),
            new Conv2d(4, kernel, stride, padding).outputSize(width));
    return VaeBuilder.forImages(height, width, channels)
        .latentSize(3)
        .encoder(e -> e.conv2d(4, kernel, stride, padding).batchNorm().silu().flatten())
        .decoder(
            d -> {
              d.dense(small.volume() * 2).reshape(small.size(0), small.size(1), 2);
              if (padding == Padding.SAME) {
                d.convTranspose2d(3, kernel, stride, height, width);
              } else {
                d.convTranspose2d(3, kernel, stride, padding).conv2d(3, 1, 1, padding);
              }
              return d.batchNorm().tanh().conv2d(channels, 3, 1);
            });
  }

  @ParameterizedTest
  @MethodSource("models")
  void trainingLossAndGradients_thoseOfTheOracle(Vae vae) {
    RandomCase numbers = RandomCase.of(vae);
    OracleLoss expected = numbers.oracle().loss(numbers.items(), numbers.noise(), 0.7);
    try (SessionFixture session =
        new SessionFixture(vae, numbers.weights(), numbers.items(), numbers.noise())) {
      List<float[]> gradients = session.gradients(0.7);
      LossTerms loss = session.step(0, 0.7);
      assertThat(loss.reconstruction()).isCloseTo(expected.reconstruction(), percent());
      assertThat(loss.kl()).isCloseTo(expected.kl(), percent());
      assertThat(loss.objective()).isCloseTo(expected.objective(), percent());
      int index = 0;
      double scale = largestNorm(expected.gradients());
      for (Map.Entry<String, double[]> gradient : expected.gradients().entrySet()) {
        double[] found = Doubles.of(gradients.get(index++));
        // A bias in front of a batch normalization has no gradient but rounding errors.
        assertThat(distance(gradient.getValue(), found))
            .as(gradient.getKey())
            .isLessThan(GRADIENT_TOLERANCE * (Doubles.norm(gradient.getValue()) + 0.1 * scale));
      }
      Weights after = session.weights();
      expected
          .runningStatistics()
          .forEach(
              (name, statistics) ->
                  assertThat(Doubles.relativeDistance(statistics, Doubles.of(after.get(name))))
                      .as(name)
                      .isLessThan(LOSS_TOLERANCE));
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void evaluationLoss_thatOfTheOracle(Vae vae) {
    RandomCase numbers = RandomCase.of(vae);
    OracleLoss expected = numbers.oracle().evaluate(numbers.items(), numbers.noise(), 1);
    try (SessionFixture session =
        new SessionFixture(vae, numbers.weights(), numbers.items(), numbers.noise())) {
      LossTerms loss = session.evaluate(1);
      assertThat(loss.reconstruction()).isCloseTo(expected.reconstruction(), percent());
      assertThat(loss.kl()).isCloseTo(expected.kl(), percent());
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void encodeAndDecode_thoseOfTheOracle(Vae vae) {
    RandomCase numbers = RandomCase.of(vae);
    TrainedVae trained =
        new TrainedVae(vae, numbers.weights(), List.of(), new Provenance(0, "", "", Map.of()));
    try (TensorFlowVae model = TensorFlowVae.load(trained)) {
      OraclePosterior expected = numbers.oracle().encode(numbers.items());
      var posterior = model.encode(Samples.of(vae.itemShape(), Doubles.toFloats(numbers.items())));
      Samples decoded =
          model.decode(Samples.of(Shape.of(vae.latentSize()), Doubles.toFloats(numbers.noise())));
      assertClose(posterior.mean(), expected.mean());
      assertClose(posterior.logVariance(), expected.logVariance());
      assertClose(decoded, numbers.oracle().decode(numbers.noise()));
    }
  }

  private static void assertClose(Samples found, double[] expected) {
    for (int i = 0; i < found.count(); i++) {
      float[] item = found.item(i);
      for (int j = 0; j < item.length; j++) {
        assertThat((double) item[j])
            .isCloseTo(expected[i * item.length + j], within(OUTPUT_TOLERANCE));
      }
    }
  }

  private static Percentage percent() {
    return Percentage.withPercentage(100 * LOSS_TOLERANCE);
  }

  private static double largestNorm(Map<String, double[]> gradients) {
    return gradients.values().stream().mapToDouble(Doubles::norm).max().orElseThrow();
  }

  private static double distance(double[] expected, double[] found) {
    return Doubles.relativeDistance(expected, found) * Math.max(Doubles.norm(expected), 1e-12);
  }
}
