package org.vae4j.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.data.ArrayDataset;
import org.vae4j.data.Dataset;
import org.vae4j.data.Datasets;
import org.vae4j.model.ClassCondition;
import org.vae4j.model.Condition;
import org.vae4j.model.Vae;
import org.vae4j.oracle.OracleLoss;
import org.vae4j.testing.ConditionalVae;
import org.vae4j.training.LossTerms;
import org.vae4j.training.Optimizer;

/** Losses and gradients of conditional models, of the conditions that a data set has. */
final class ConditionsAgainstOracleTest {
  static Stream<Vae> models() {
    return Stream.of(
        ConditionalVae.images(), ConditionalVae.flatImages(), ConditionalVae.vectors());
  }

  @ParameterizedTest
  @MethodSource("models")
  void lossAndGradients_thoseOfTheOracle(Vae vae) {
    RandomCase numbers = RandomCase.of(vae);
    Condition condition = vae.condition().orElseThrow();
    Dataset data = told(condition, ArrayDataset.of(SessionFixture.items(vae, numbers.items())));
    double[] conditions = Doubles.of(condition.samples(data, 0, data.size()));
    OracleLoss expected =
        numbers.oracle().given(conditions).loss(numbers.items(), numbers.noise(), 0.7);
    OracleLoss other =
        numbers
            .oracle()
            .given(new double[conditions.length])
            .loss(numbers.items(), numbers.noise(), 0.7);
    assertThat(expected.objective()).isNotCloseTo(other.objective(), within(1e-3));
    try (SessionFixture session =
        new SessionFixture(
            vae,
            numbers.weights(),
            data,
            numbers.noise(),
            settings -> settings.optimizer(Optimizer.adam(1e-3)))) {
      int index = 0;
      List<float[]> gradients = session.gradients(0.7);
      for (String name : expected.gradients().keySet()) {
        assertThat(
                Doubles.relativeDistance(
                    expected.gradients().get(name), Doubles.of(gradients.get(index++))))
            .as(name)
            .isLessThan(1e-4);
      }
      LossTerms loss = session.evaluate(0.7);
      assertThat(loss.reconstruction()).isCloseTo(expected.reconstruction(), within(1e-4));
      assertThat(loss.kl()).isCloseTo(expected.kl(), within(1e-5));
    }
  }

  private static Dataset told(Condition condition, Dataset data) {
    return condition instanceof ClassCondition
        ? Datasets.withLabels(data, 2, 0, 1)
        : Datasets.withConditions(data, Samples.of(Shape.of(2), 0.5f, -1, 2, 0.25f, -0.75f, 1));
  }
}
