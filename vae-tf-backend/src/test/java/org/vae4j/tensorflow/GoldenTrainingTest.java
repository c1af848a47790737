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
import org.vae4j.inference.Posterior;
import org.vae4j.model.ParameterSpec;
import org.vae4j.model.Weights;
import org.vae4j.testing.GoldenGradient;
import org.vae4j.testing.GoldenModel;
import org.vae4j.testing.GoldenModels;
import org.vae4j.training.LossTerms;
import org.vae4j.training.Provenance;
import org.vae4j.training.TrainedVae;

/** TensorFlow in float32 against what PyTorch computed in float64: within 1e-4, relative. */
final class GoldenTrainingTest {
  private static final double TOLERANCE = 1e-4;

  static Stream<GoldenModel> models() {
    return Stream.of(GoldenModels.mlp400(), GoldenModels.conv2());
  }

  @ParameterizedTest
  @MethodSource("models")
  void adamSteps_lossesOfPyTorch(GoldenModel golden) {
    try (SessionFixture session = fixture(golden)) {
      for (int done = 0; done < golden.adamSteps().size(); done++) {
        LossTerms expected = golden.adamSteps().get(done);
        LossTerms found = session.step(done, 1);
        assertThat(found.reconstruction()).isCloseTo(expected.reconstruction(), percent(TOLERANCE));
        assertThat(found.kl()).isCloseTo(expected.kl(), percent(TOLERANCE));
        assertThat(found.objective()).isCloseTo(expected.objective(), percent(TOLERANCE));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void gradients_thoseOfPyTorch(GoldenModel golden) {
    try (SessionFixture session = fixture(golden)) {
      List<float[]> gradients = session.gradients(1);
      List<GoldenGradient> expected = golden.gradients();
      assertThat(gradients).hasSameSizeAs(expected);
      for (int i = 0; i < gradients.size(); i++) {
        String name = expected.get(i).parameter();
        double[] torch = golden.toTorch(name, Doubles.of(gradients.get(i)));
        double norm = expected.get(i).norm();
        assertThat(Doubles.norm(torch)).as(name).isCloseTo(norm, percent(TOLERANCE));
        double[] first = expected.get(i).first();
        for (int j = 0; j < first.length; j++) {
          assertThat(torch[j]).as(name).isCloseTo(first[j], within(TOLERANCE * norm));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void encoder_outputOfPyTorch(GoldenModel golden) {
    TrainedVae trained =
        new TrainedVae(
            golden.vae(), weights(golden), List.of(), new Provenance(0, "", "", Map.of()));
    try (TensorFlowVae model = TensorFlowVae.load(trained)) {
      Samples items = Samples.of(golden.vae().itemShape(), Doubles.toFloats(golden.items()));
      Posterior posterior = model.encode(items);
      assertThat(
              Doubles.relativeDistance(
                  golden.output().mean(), Doubles.of(posterior.mean().item(0))))
          .isLessThan(TOLERANCE);
      assertThat(
              Doubles.relativeDistance(
                  golden.output().logVariance(), Doubles.of(posterior.logVariance().item(0))))
          .isLessThan(TOLERANCE);
      assertThat(posterior.mean().itemShape()).isEqualTo(Shape.of(golden.vae().latentSize()));
    }
  }

  private static SessionFixture fixture(GoldenModel golden) {
    return new SessionFixture(golden.vae(), weights(golden), golden.items(), golden.noise());
  }

  private static Weights weights(GoldenModel golden) {
    return Weights.of(
        golden.vae(),
        (ParameterSpec spec) -> Doubles.toFloats(golden.parameters().get(spec.name())));
  }

  private static Percentage percent(double fraction) {
    return Percentage.withPercentage(100 * fraction);
  }
}
