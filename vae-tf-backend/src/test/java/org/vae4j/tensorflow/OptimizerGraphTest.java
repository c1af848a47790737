package org.vae4j.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;
import org.vae4j.model.Weights;
import org.vae4j.oracle.OracleLoss;
import org.vae4j.oracle.OracleOptimizer;
import org.vae4j.oracle.OracleVae;
import org.vae4j.training.GradientClipping;
import org.vae4j.training.LearningRate;
import org.vae4j.training.Optimizer;
import org.vae4j.training.TrainerBuilder;
import org.vae4j.training.TrainingProgress;
import org.vae4j.training.WeightAveraging;

/** Optimizers, clipping, schedules and averaging in float32 against the oracle in double. */
final class OptimizerGraphTest {
  private static final int STEPS = 8;
  private static final int STEPS_PER_EPOCH = 2;
  private static final int EPOCHS = 4;
  private static final double BETA = 0.7;

  /** Relative to the length of each array. */
  private static final double TOLERANCE = 1e-5;

  /** Below the norms of the gradients in the first steps, above those in later ones. */
  private static final double NORM_LIMIT = 0.9;

  private static final Vae VAE =
      VaeBuilder.forVectors(7)
          .latentSize(3)
          .encoder(e -> e.dense(6).tanh().dense(5).silu())
          .decoder(d -> d.dense(6).gelu().dense(7))
          .build();

  private final RandomCase numbers = RandomCase.of(VAE);

  /** What a test trains with. */
  record Case(
      Optimizer optimizer,
      Optional<GradientClipping> clipping,
      Optional<WeightAveraging> averaging) {
    TrainerBuilder applyTo(TrainerBuilder trainer) {
      trainer.optimizer(optimizer).epochs(EPOCHS);
      clipping.ifPresent(trainer::clipping);
      averaging.ifPresent(trainer::averaging);
      return trainer;
    }

    static Case plain(Optimizer optimizer) {
      return new Case(optimizer, Optional.empty(), Optional.empty());
    }

    static Case full(Optimizer optimizer, GradientClipping clipping) {
      return new Case(
          optimizer, Optional.of(clipping), Optional.of(WeightAveraging.exponential(0.6)));
    }
  }

  static Stream<Case> cases() {
    LearningRate cosine = LearningRate.cosine(0.05, 0.001).warmUp(1, 0.01);
    GradientClipping norm = GradientClipping.globalNorm(NORM_LIMIT);
    GradientClipping value = GradientClipping.value(0.1);
    return Stream.of(
        Case.plain(Optimizer.sgd(0.05)),
        Case.plain(Optimizer.sgd(0.02).momentum(0.9)),
        Case.plain(Optimizer.sgd(0.02).momentum(0.9).nesterov()),
        Case.plain(Optimizer.adam(0.01)),
        Case.plain(Optimizer.adam(0.01).beta1(0).beta2(0.5).epsilon(0.1)),
        Case.plain(Optimizer.adamW(0.01).weightDecay(0.3)),
        Case.plain(Optimizer.adamW(0.01).weightDecay(0)),
        Case.plain(Optimizer.rmsProp(0.01)),
        Case.plain(Optimizer.rmsProp(0.01).decay(0.5).momentum(0.8).epsilon(0.01)),
        Case.full(Optimizer.sgd(LearningRate.cyclical(0.01, 0.1, 2)), norm),
        Case.full(Optimizer.sgd(LearningRate.step(0.1, 1.5)).momentum(0.9).nesterov(), norm),
        Case.full(Optimizer.adam(cosine), norm),
        Case.full(Optimizer.adamW(cosine).weightDecay(0.3), norm),
        Case.full(Optimizer.adamW(cosine).weightDecay(0.3), value),
        Case.full(Optimizer.rmsProp(LearningRate.exponential(0.02, 0.5)).momentum(0.5), value));
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
  void steps_thoseOfTheOracle(Case settings) {
    OracleOptimizer oracle =
        new OracleOptimizer(settings.optimizer(), settings.clipping(), settings.averaging());
    Map<String, double[]> expected = parameters();
    List<Double> norms = new ArrayList<>();
    try (SessionFixture session = fixture(settings)) {
      for (int done = 0; done < STEPS; done++) {
        OracleLoss loss = OracleVae.of(VAE, expected).loss(numbers.items(), numbers.noise(), BETA);
        StepResult found = session.step(done, STEPS_PER_EPOCH, BETA);
        assertThat(found.loss().objective()).isCloseTo(loss.objective(), percent());
        expected =
            oracle.step(
                expected, loss, new TrainingProgress(done, STEPS_PER_EPOCH, EPOCHS, List.of()));
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
  void saveAll_loadAll_goesOnWithTheSameBits(Case settings) {
    Map<String, float[]> expected = new LinkedHashMap<>();
    Map<String, float[]> half = new LinkedHashMap<>();
    try (SessionFixture session = fixture(settings)) {
      for (int done = 0; done < STEPS; done++) {
        if (done == STEPS / 2) {
          half.putAll(session.saveAll());
        }
        session.step(done, STEPS_PER_EPOCH, BETA);
      }
      expected.putAll(session.saveAll());
    }
    try (SessionFixture session = fixture(settings)) {
      session.step(0, STEPS_PER_EPOCH, BETA);
      session.loadAll(half);
      for (int done = STEPS / 2; done < STEPS; done++) {
        session.step(done, STEPS_PER_EPOCH, BETA);
      }
      Map<String, float[]> found = session.saveAll();
      assertThat(found.keySet()).isEqualTo(expected.keySet());
      expected.forEach((name, values) -> assertThat(found.get(name)).as(name).isEqualTo(values));
    }
    assertThat(half.get("mean[0].kernel")).isNotEqualTo(expected.get("mean[0].kernel"));
  }

  @Test
  void averages_areWhatValidationAndSnapshotsSee() {
    Case settings = Case.full(Optimizer.adam(0.02), GradientClipping.value(1));
    try (SessionFixture session = fixture(settings)) {
      assertThat(session.weights().get("mean[0].kernel"))
          .isEqualTo(numbers.weights().get("mean[0].kernel"));
      for (int done = 0; done < STEPS; done++) {
        session.step(done, STEPS_PER_EPOCH, BETA);
      }
      Map<String, float[]> all = session.saveAll();
      Map<String, double[]> averages = new LinkedHashMap<>();
      for (String name : parameters().keySet()) {
        averages.put(name, Doubles.of(all.get(name + "/average")));
        assertThat(session.weights().get(name)).isEqualTo(all.get(name + "/average"));
        assertThat(all.get(name)).isNotEqualTo(all.get(name + "/average"));
      }
      double expected =
          OracleVae.of(VAE, averages).evaluate(numbers.items(), numbers.noise(), BETA).objective();
      assertThat(session.evaluate(BETA).objective()).isCloseTo(expected, percent());
    }
  }

  @Test
  void averages_runningStatisticsAreUsedAsTheyAre() {
    Vae vae =
        VaeBuilder.forVectors(7)
            .latentSize(3)
            .encoder(e -> e.dense(6).batchNorm().tanh())
            .decoder(d -> d.dense(7))
            .build();
    RandomCase normed = RandomCase.of(vae);
    Case settings = Case.full(Optimizer.adam(0.02), GradientClipping.value(1));
    try (SessionFixture session =
        new SessionFixture(
            vae, normed.weights(), normed.items(), normed.noise(), settings::applyTo)) {
      session.step(0, STEPS_PER_EPOCH, BETA);
      Map<String, float[]> all = session.saveAll();
      assertThat(all).doesNotContainKey("encoder[1].running_mean/average");
      assertThat(session.weights().get("encoder[1].running_mean"))
          .isEqualTo(all.get("encoder[1].running_mean"))
          .isNotEqualTo(normed.weights().get("encoder[1].running_mean"));
      assertThat(session.weights().get("encoder[1].gamma"))
          .isEqualTo(all.get("encoder[1].gamma/average"));
    }
  }

  @Test
  void normBelowTheLimit_changesNothing() {
    Optimizer optimizer = Optimizer.adamW(0.01);
    Map<String, float[]> expected = afterSteps(Case.plain(optimizer));
    Map<String, float[]> found =
        afterSteps(
            new Case(optimizer, Optional.of(GradientClipping.globalNorm(1000)), Optional.empty()));
    expected.forEach((name, values) -> assertThat(found.get(name)).as(name).isEqualTo(values));
  }

  @Test
  void normAboveTheLimit_scalesAllGradients() {
    double limit = 0.125;
    Map<String, float[]> start = new LinkedHashMap<>();
    Map<String, float[]> clipped = new LinkedHashMap<>();
    Case settings =
        new Case(
            Optimizer.sgd(1), Optional.of(GradientClipping.globalNorm(limit)), Optional.empty());
    List<float[]> gradients;
    double norm;
    try (SessionFixture session = fixture(settings)) {
      start.putAll(session.saveAll());
      gradients = session.gradients(BETA);
      norm = session.step(0, STEPS_PER_EPOCH, BETA).gradientNorm();
      clipped.putAll(session.saveAll());
    }
    int index = 0;
    double squares = 0;
    for (String name : start.keySet()) {
      float[] gradient = gradients.get(index++);
      for (int i = 0; i < gradient.length; i++) {
        double step = start.get(name)[i] - clipped.get(name)[i];
        // Weights near 1 hold a step to about 6e-8.
        assertThat(step).as(name).isCloseTo(gradient[i] * limit / norm, within(1e-7));
        squares += step * step;
      }
    }
    assertThat(Math.sqrt(squares)).isCloseTo(limit, within(1e-6));
  }

  @Test
  void normThatOverflows_isNotHidden() {
    // The loss is finite, but the squares of the gradients are not: scaling by 1 / infinity would
    // stop the training without a word.
    Vae vae = VaeBuilder.forVectors(2).latentSize(1).build();
    Map<String, double[]> parameters = new LinkedHashMap<>();
    RandomCase huge = RandomCase.of(vae);
    vae.parameters()
        .forEach(spec -> parameters.put(spec.name(), Doubles.of(huge.weights().get(spec.name()))));
    String last =
        vae.parameters().stream()
            .map(spec -> spec.name())
            .filter(name -> name.startsWith("decoder") && name.endsWith("kernel"))
            .reduce((first, second) -> second)
            .orElseThrow();
    Arrays.fill(parameters.get(last), 1e25);
    Weights weights = Weights.of(vae, spec -> Doubles.toFloats(parameters.get(spec.name())));
    Case settings =
        new Case(
            Optimizer.sgd(1e-3), Optional.of(GradientClipping.globalNorm(1)), Optional.empty());
    try (SessionFixture session =
        new SessionFixture(vae, weights, huge.items(), huge.noise(), settings::applyTo)) {
      StepResult found = session.step(0, STEPS_PER_EPOCH, BETA);
      assertThat(found.loss().objective()).isFinite();
      assertThat(found.gradientNorm()).isInfinite();
      assertThat(session.step(1, STEPS_PER_EPOCH, BETA).loss().objective()).isNaN();
    }
  }

  private Map<String, float[]> afterSteps(Case settings) {
    try (SessionFixture session = fixture(settings)) {
      for (int done = 0; done < STEPS; done++) {
        session.step(done, STEPS_PER_EPOCH, BETA);
      }
      return session.saveAll();
    }
  }

  private SessionFixture fixture(Case settings) {
    return new SessionFixture(
        VAE, numbers.weights(), numbers.items(), numbers.noise(), settings::applyTo);
  }

  private Map<String, double[]> parameters() {
    Map<String, double[]> parameters = new LinkedHashMap<>();
    VAE.parameters()
        .forEach(
            spec -> parameters.put(spec.name(), Doubles.of(numbers.weights().get(spec.name()))));
    return parameters;
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
