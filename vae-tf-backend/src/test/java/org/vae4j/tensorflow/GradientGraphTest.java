package org.vae4j.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;
import org.vae4j.model.Weights;
import org.vae4j.training.GradientClipping;
import org.vae4j.training.Optimizer;

/** Clipping by the global norm: when it does nothing, what it does, and what it must not hide. */
final class GradientGraphTest {
  @Test
  void normBelowTheLimit_changesNothing() {
    Optimizer optimizer = Optimizer.adamW(0.01);
    Map<String, float[]> expected = OptimizerCase.plain(optimizer).afterSteps();
    Map<String, float[]> found =
        OptimizerCase.clipping(optimizer, GradientClipping.globalNorm(1000)).afterSteps();
    expected.forEach((name, values) -> assertThat(found.get(name)).as(name).isEqualTo(values));
  }

  @Test
  void normAboveTheLimit_scalesAllGradients() {
    double limit = 0.125;
    Map<String, float[]> start = new LinkedHashMap<>();
    Map<String, float[]> clipped = new LinkedHashMap<>();
    OptimizerCase settings =
        OptimizerCase.clipping(Optimizer.sgd(1), GradientClipping.globalNorm(limit));
    List<float[]> gradients;
    double norm;
    try (SessionFixture session = settings.fixture()) {
      start.putAll(session.saveAll());
      gradients = session.gradients(OptimizerCase.BETA);
      norm = OptimizerCase.step(session, 0).gradientNorm();
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
    OptimizerCase settings =
        OptimizerCase.clipping(Optimizer.sgd(1e-3), GradientClipping.globalNorm(1));
    try (SessionFixture session =
        settings.fixture(new RandomCase(vae, weights, huge.items(), huge.noise()))) {
      StepResult found = OptimizerCase.step(session, 0);
      assertThat(found.loss().objective()).isFinite();
      assertThat(found.gradientNorm()).isInfinite();
      assertThat(OptimizerCase.step(session, 1).loss().objective()).isNaN();
    }
  }
}
