package org.vae4j.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.model.Gaussian;
import org.vae4j.model.Laplace;
import org.vae4j.model.Likelihood;
import org.vae4j.model.Scale;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;
import org.vae4j.model.Weights;
import org.vae4j.oracle.OracleLoss;
import org.vae4j.oracle.OracleVae;
import org.vae4j.training.LossTerms;
import org.vae4j.training.Provenance;
import org.vae4j.training.TrainedVae;

/**
 * Losses, gradients and means of every likelihood: TensorFlow in float32 against the plain-Java
 * oracle in double, whose formulas are checked against 50-digit arithmetic in vae-api.
 */
final class LikelihoodsAgainstOracleTest {
  private static final double LOSS_TOLERANCE = 1e-5;
  private static final double GRADIENT_TOLERANCE = 1e-4;
  private static final double MEAN_TOLERANCE = 2e-6;

  static Stream<Vae> models() {
    return LikelihoodModels.models();
  }

  @ParameterizedTest
  @MethodSource("models")
  void lossAndGradients_thoseOfTheOracle(Vae vae) {
    RandomCase random = RandomCase.of(vae);
    assertSame(vae, random.weights(), LikelihoodModels.items(vae.itemShape(), 3), random.noise());
  }

  @ParameterizedTest
  @MethodSource("models")
  void means_thoseOfTheOracle(Vae vae) {
    RandomCase random = RandomCase.of(vae);
    assertSameMeans(vae, random.weights(), random.noise());
  }

  static Stream<Likelihood> extremes() {
    return Stream.concat(
        LikelihoodModels.likelihoods().stream(),
        Stream.of(
            new Gaussian(Scale.fixed(Scale.SMALLEST)),
            new Gaussian(Scale.fixed(Scale.LARGEST)),
            new Gaussian(Scale.learned(0.007)),
            new Gaussian(Scale.learned(148)),
            new Laplace(Scale.fixed(Scale.SMALLEST)),
            new Laplace(Scale.fixed(Scale.LARGEST))));
  }

  /** The decoder says the same of every item, each location with each log scale. */
  @ParameterizedTest
  @MethodSource("extremes")
  void extremeOutputs_stayExact(Likelihood likelihood) {
    double[] locations = {
      -1e4, -90, -15, -1.001, -1, -0.999, -0.1, -1e-3, -1e-6, 0, 1e-7, 0.01, 0.5, 0.9999, 1, 1.001,
      3, 17, 88, 1e4
    };
    // Far beyond the ends of a clamp its derivative, 1 - tanh^2, has no digits left in float32.
    double[] logScales =
        likelihood.name().equals("discretized_logistic")
            ? new double[] {-100, -8, -6.5, -6, -3, -1, 0, 0.5, 2, 100}
            : new double[] {-100, -7, -5.5, -5, -3, 0, 5, 5.5, 7, 100};
    List<Double> location = new ArrayList<>();
    List<Double> logScale = new ArrayList<>();
    for (double first : locations) {
      for (double second : logScales) {
        location.add(first);
        logScale.add(second);
      }
    }
    int size = location.size();
    boolean perValue = likelihood.outputsPerValue() == 2;
    Vae vae =
        VaeBuilder.forVectors(size)
            .encoder(e -> e.dense(1))
            .latentSize(1)
            .decoder(d -> d.dense(perValue ? 2 * size : size))
            .likelihood(likelihood)
            .build();
    Weights initial = Weights.initial(vae, 1);
    Weights weights =
        Weights.of(
            vae,
            spec -> {
              float[] values = initial.get(spec.name());
              if (spec.name().equals("decoder[0].kernel")) {
                Arrays.fill(values, 0f);
              } else if (spec.name().equals("decoder[0].bias")) {
                for (int i = 0; i < values.length; i++) {
                  values[i] =
                      (float) (i < size ? location.get(i) : logScale.get(i - size)).doubleValue();
                }
              }
              return values;
            });
    for (double x : new double[] {0, 128 / 255f, 1}) {
      double[] items = new double[size];
      Arrays.fill(items, x);
      assertSame(vae, weights, items, new double[] {0.5});
    }
    assertSameMeans(vae, weights, new double[] {0.5});
  }

  private static void assertSame(Vae vae, Weights weights, double[] items, double[] noise) {
    OracleLoss expected = OracleVae.of(vae, weights).loss(items, noise, 0.7);
    try (SessionFixture session = new SessionFixture(vae, weights, items, noise)) {
      List<float[]> gradients = session.gradients(0.7);
      LossTerms loss = session.step(0, 0.7);
      double tolerance = LOSS_TOLERANCE * (1 + Math.abs(expected.reconstruction()));
      assertThat(loss.reconstruction()).isCloseTo(expected.reconstruction(), within(tolerance));
      assertThat(loss.kl()).isCloseTo(expected.kl(), within(1e-5));
      assertThat(loss.objective()).isCloseTo(expected.objective(), within(tolerance));
      int index = 0;
      double scale =
          expected.gradients().values().stream().mapToDouble(Doubles::norm).max().orElseThrow();
      for (Map.Entry<String, double[]> gradient : expected.gradients().entrySet()) {
        double[] found = Doubles.of(gradients.get(index++));
        if (gradient.getKey().matches("decoder.*bias|likelihood.*")) {
          assertEachEntry(gradient.getKey(), gradient.getValue(), found);
        }
        double norm = Doubles.norm(gradient.getValue());
        assertThat(Doubles.relativeDistance(gradient.getValue(), found) * Math.max(norm, 1e-12))
            .as(gradient.getKey())
            .isLessThan(GRADIENT_TOLERANCE * (norm + 0.1 * scale));
      }
    }
  }

  /** Each entry alone, where the norm of a vector would hide a wrong one. */
  private static void assertEachEntry(String name, double[] expected, double[] found) {
    for (int i = 0; i < expected.length; i++) {
      assertThat(found[i])
          .as("%s, entry %d", name, i)
          .isCloseTo(expected[i], within(1e-5 + 2e-4 * Math.abs(expected[i])));
    }
  }

  private static void assertSameMeans(Vae vae, Weights weights, double[] latents) {
    TrainedVae trained = new TrainedVae(vae, weights, List.of(), provenance());
    double[] expected = OracleVae.of(vae, weights).decode(latents);
    try (TensorFlowVae model = TensorFlowVae.load(trained)) {
      Samples decoded =
          model.decode(Samples.of(Shape.of(vae.latentSize()), Doubles.toFloats(latents)));
      assertThat(decoded.itemShape()).isEqualTo(vae.itemShape());
      int size = vae.itemShape().volume();
      for (int i = 0; i < expected.length; i++) {
        assertThat((double) decoded.value(i / size, i % size))
            .as("value %d", i)
            .isCloseTo(expected[i], within(MEAN_TOLERANCE * Math.max(1, Math.abs(expected[i]))));
      }
    }
  }

  private static Provenance provenance() {
    return new Provenance(0, "", "", Map.of());
  }
}
