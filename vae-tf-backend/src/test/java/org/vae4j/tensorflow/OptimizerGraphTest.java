package org.vae4j.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vae4j.oracle.OracleLoss;
import org.vae4j.oracle.OracleOptimizer;
import org.vae4j.oracle.OracleVae;
import org.vae4j.training.GradientClipping;
import org.vae4j.training.LearningRate;
import org.vae4j.training.Optimizer;
import org.vae4j.training.TrainingProgress;

/** Optimizers, clipping, schedules and averaging in float32 against the oracle in double. */
final class OptimizerGraphTest {
  /** Relative to the length of each array. */
  private static final double TOLERANCE = 1e-5;

  /** Below the norms of the gradients in the first steps, above those in later ones. */
  private static final double NORM_LIMIT = 0.9;

  static Stream<OptimizerCase> cases() {
    LearningRate cosine = LearningRate.cosine(0.05, 0.001).warmUp(1, 0.01);
    GradientClipping norm = GradientClipping.globalNorm(NORM_LIMIT);
    GradientClipping value = GradientClipping.value(0.1);
    return Stream.of(
        OptimizerCase.plain(Optimizer.sgd(0.05)),
        OptimizerCase.plain(Optimizer.sgd(0.02).momentum(0.9)),
        OptimizerCase.plain(Optimizer.sgd(0.02).momentum(0.9).nesterov()),
        OptimizerCase.plain(Optimizer.adam(0.01)),
        OptimizerCase.plain(Optimizer.adam(0.01).beta1(0).beta2(0.5).epsilon(0.1)),
        OptimizerCase.plain(Optimizer.adamW(0.01).weightDecay(0.3)),
        OptimizerCase.plain(Optimizer.adamW(0.01).weightDecay(0)),
        OptimizerCase.plain(Optimizer.rmsProp(0.01)),
        OptimizerCase.plain(Optimizer.rmsProp(0.01).decay(0.5).momentum(0.8).epsilon(0.01)),
        OptimizerCase.full(Optimizer.sgd(LearningRate.cyclical(0.01, 0.1, 2)), norm),
        OptimizerCase.full(
            Optimizer.sgd(LearningRate.step(0.1, 1.5)).momentum(0.9).nesterov(), norm),
        OptimizerCase.full(Optimizer.adam(cosine), norm),
        OptimizerCase.full(Optimizer.adamW(cosine).weightDecay(0.3), norm),
        OptimizerCase.full(Optimizer.adamW(cosine).weightDecay(0.3), value),
        OptimizerCase.full(
            Optimizer.rmsProp(LearningRate.exponential(0.02, 0.5)).momentum(0.5), value));
  }

  @Test
  void cases_coverEveryOptimizerAndClipping() {
    assertThat(cases().<Class<?>>map(c -> c.optimizer().getClass()).distinct())
        .containsExactlyInAnyOrder(Optimizer.class.getPermittedSubclasses());
    assertThat(
            cases().flatMap(c -> c.clipping().stream()).<Class<?>>map(Object::getClass).distinct())
        .containsExactlyInAnyOrder(GradientClipping.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void steps_thoseOfTheOracle(OptimizerCase settings) {
    OracleOptimizer oracle =
        new OracleOptimizer(settings.optimizer(), settings.clipping(), settings.averaging());
    Map<String, double[]> expected = OptimizerCase.parameters();
    List<Double> norms = new ArrayList<>();
    try (SessionFixture session = settings.fixture()) {
      for (int done = 0; done < OptimizerCase.STEPS; done++) {
        OracleLoss loss =
            OracleVae.of(OptimizerCase.VAE, expected)
                .loss(
                    OptimizerCase.NUMBERS.items(),
                    OptimizerCase.NUMBERS.noise(),
                    OptimizerCase.BETA);
        StepResult found = OptimizerCase.step(session, done);
        assertThat(found.loss().objective()).isCloseTo(loss.objective(), percent());
        expected =
            oracle.step(
                expected,
                loss,
                new TrainingProgress(
                    done, OptimizerCase.STEPS_PER_EPOCH, OptimizerCase.EPOCHS, List.of()));
        assertThat(found.gradientNorm()).isCloseTo(oracle.gradientNorm(), percent());
        norms.add(found.gradientNorm());
      }
      Map<String, float[]> all = session.saveAll();
      expected.forEach((name, values) -> assertClose(name, values, all.get(name)));
      oracle
          .averages()
          .forEach((name, values) -> assertClose(name, values, all.get(name + "/average")));
      assertThat(oracle.averages()).hasSize(settings.averaging().isPresent() ? expected.size() : 0);
    }
    assertThat(norms).anyMatch(n -> n > NORM_LIMIT).anyMatch(n -> n < NORM_LIMIT);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void saveAll_loadAll_goesOnWithTheSameBits(OptimizerCase settings) {
    Map<String, float[]> expected = new LinkedHashMap<>();
    Map<String, float[]> half = new LinkedHashMap<>();
    try (SessionFixture session = settings.fixture()) {
      for (int done = 0; done < OptimizerCase.STEPS; done++) {
        if (done == OptimizerCase.STEPS / 2) {
          half.putAll(session.saveAll());
        }
        OptimizerCase.step(session, done);
      }
      expected.putAll(session.saveAll());
    }
    try (SessionFixture session = settings.fixture()) {
      OptimizerCase.step(session, 0);
      session.loadAll(half);
      for (int done = OptimizerCase.STEPS / 2; done < OptimizerCase.STEPS; done++) {
        OptimizerCase.step(session, done);
      }
      Map<String, float[]> found = session.saveAll();
      assertThat(found.keySet()).isEqualTo(expected.keySet());
      expected.forEach((name, values) -> assertThat(found.get(name)).as(name).isEqualTo(values));
    }
    assertThat(half.get("mean[0].kernel")).isNotEqualTo(expected.get("mean[0].kernel"));
  }

  private static void assertClose(String name, double[] expected, float[] found) {
    assertThat(Doubles.relativeDistance(expected, Doubles.of(found)))
        .as(name)
        .isLessThan(TOLERANCE);
  }

  private static Percentage percent() {
    return Percentage.withPercentage(100 * TOLERANCE);
  }
}
