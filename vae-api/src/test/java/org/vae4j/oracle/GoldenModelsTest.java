package org.vae4j.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vae4j.testing.GoldenGradient;
import org.vae4j.testing.GoldenModel;
import org.vae4j.testing.GoldenModels;
import org.vae4j.testing.GoldenOutput;
import org.vae4j.training.LossTerms;
import org.vae4j.training.Optimizer;
import org.vae4j.training.TrainingProgress;

/** The oracle against PyTorch, both in double precision, whole models at a time. */
final class GoldenModelsTest {
  static Stream<GoldenModel> models() {
    return Stream.of(GoldenModels.mlp400(), GoldenModels.conv2());
  }

  @ParameterizedTest
  @MethodSource("models")
  void forward_asPyTorch(GoldenModel golden) {
    OracleVae oracle = OracleVae.of(golden.vae(), golden.parameters());
    GoldenOutput expected = golden.output();
    OraclePosterior posterior = oracle.encode(golden.items());
    double[] latents = posterior.mean().clone();
    for (int i = 0; i < latents.length; i++) {
      latents[i] += Math.exp(posterior.logVariance()[i] / 2) * golden.noise()[i];
    }
    double[] logits = oracle.logits(latents);
    int lastItem = (golden.batch() - 1) * golden.vae().itemShape().volume();
    for (int i = 0; i < expected.mean().length; i++) {
      assertClose(posterior.mean()[i], expected.mean()[i]);
      assertClose(posterior.logVariance()[i], expected.logVariance()[i]);
    }
    for (int i = 0; i < expected.logitPositions().length; i++) {
      int position = expected.logitPositions()[i];
      assertClose(logits[position], expected.firstLogits()[i]);
      assertClose(logits[lastItem + position], expected.lastLogits()[i]);
    }
    assertClose(DoubleStream.of(logits).sum(), expected.logitSum());
    assertClose(DoubleStream.of(logits).map(Math::abs).sum(), expected.logitAbsoluteSum());
  }

  @ParameterizedTest
  @MethodSource("models")
  void gradients_asPyTorch(GoldenModel golden) {
    OracleVae oracle = OracleVae.of(golden.vae(), golden.parameters());
    OracleLoss loss = oracle.loss(golden.items(), golden.noise(), 1);
    assertThat(loss.gradients()).hasSameSizeAs(golden.gradients());
    for (GoldenGradient expected : golden.gradients()) {
      double[] gradient = loss.gradients().get(expected.parameter());
      double[] torch = golden.toTorch(expected.parameter(), gradient);
      assertClose(Math.sqrt(DoubleStream.of(gradient).map(g -> g * g).sum()), expected.norm());
      for (int i = 0; i < expected.first().length; i++) {
        assertClose(torch[i], expected.first()[i]);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void adamSteps_asPyTorch(GoldenModel golden) {
    OracleOptimizer adam = new OracleOptimizer(Optimizer.adam(GoldenModel.LEARNING_RATE));
    Map<String, double[]> parameters = golden.parameters();
    for (int done = 0; done < golden.adamSteps().size(); done++) {
      LossTerms expected = golden.adamSteps().get(done);
      OracleVae oracle = OracleVae.of(golden.vae(), parameters);
      OracleLoss loss = oracle.loss(golden.items(), golden.noise(), 1);
      assertClose(loss.reconstruction(), expected.reconstruction());
      assertClose(loss.kl(), expected.kl());
      assertClose(loss.objective(), expected.objective());
      parameters = adam.step(parameters, loss, new TrainingProgress(done, 10, 10, List.of()));
    }
  }

  private static void assertClose(double actual, double expected) {
    assertThat(actual).isCloseTo(expected, within(1e-9 * Math.abs(expected) + 1e-14));
  }
}
