package org.vae4j.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.vae4j.Shape;
import org.vae4j.model.Elbo;
import org.vae4j.model.KlSchedule;
import org.vae4j.model.Objective;
import org.vae4j.model.Span;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;
import org.vae4j.oracle.OracleLoss;
import org.vae4j.training.EpochMetrics;
import org.vae4j.training.LossTerms;
import org.vae4j.training.Trainer;

/** What is minimized: values and gradients against the oracle, and what a training feeds. */
final class ObjectivesAgainstOracleTest {
  private static final Elbo ELBO = Objective.elbo();

  static Stream<Arguments> objectives() {
    return Stream.of(
        Arguments.of(ELBO, new double[] {1, 0}),
        Arguments.of(ELBO.beta(3), new double[] {0.25, 0}),
        Arguments.of(ELBO.freeBits(0.05), new double[] {0.7, 0}),
        Arguments.of(ELBO.freeBits(1e-6), new double[] {1, 0}),
        Arguments.of(ELBO.freeBits(100), new double[] {2, 0}),
        Arguments.of(ELBO.capacity(30, 25, Span.epochs(3)), new double[] {1, 0}),
        Arguments.of(ELBO.capacity(30, 25, Span.epochs(3)), new double[] {1, 20}));
  }

  @ParameterizedTest
  @MethodSource("objectives")
  void valueAndGradients_thoseOfTheOracle(Elbo objective, double[] values) {
    Vae vae = model(objective);
    RandomCase numbers = RandomCase.of(vae);
    OracleLoss expected =
        numbers.oracle().loss(numbers.items(), numbers.noise(), values[0], values[1]);
    try (SessionFixture session =
        new SessionFixture(vae, numbers.weights(), numbers.items(), numbers.noise())) {
      int index = 0;
      List<float[]> gradients = session.gradients(values);
      for (String name : expected.gradients().keySet()) {
        double[] gradient = expected.gradients().get(name);
        assertThat(Doubles.relativeDistance(gradient, Doubles.of(gradients.get(index++))))
            .as(name)
            .isLessThan(1e-4);
      }
      LossTerms loss = session.evaluate(values);
      assertThat(loss.reconstruction()).isCloseTo(expected.reconstruction(), within(1e-4));
      assertThat(loss.kl()).isCloseTo(expected.kl(), within(1e-5));
      assertThat(loss.objective())
          .isCloseTo(expected.objective(), within(1e-5 * Math.abs(expected.objective())));
      assertThat(loss.total()).isEqualTo(loss.reconstruction() + loss.kl());
    }
  }

  /** The cases above are only worth something if dimensions lie on both sides of the free bits. */
  @Test
  void freeBits_ofTheCases_divideTheDimensions() {
    Vae vae = model(ELBO);
    RandomCase numbers = RandomCase.of(vae);
    double kl = numbers.oracle().loss(numbers.items(), numbers.noise(), 1).kl();
    Elbo free = ELBO.freeBits(0.05);
    OracleLoss paid = RandomCase.of(model(free)).oracle().loss(numbers.items(), numbers.noise(), 1);
    double surplus = paid.objective() - paid.reconstruction() - kl;
    assertThat(surplus).isGreaterThan(0).isLessThan(3 * 0.05);
    assertThat(kl).isGreaterThan(0.05);
  }

  @Test
  void values_ofASchedule() {
    Elbo cyclical = ELBO.beta(2).schedule(KlSchedule.cyclical(Span.epochs(2)));
    assertThat(graph(cyclical).valuesAt(5, 10)).containsExactly(1, 0);
    assertThat(graph(cyclical).valuesAtTheEnd()).containsExactly(2, 0);
    Elbo capacity = ELBO.capacity(30, 20, Span.epochs(2));
    assertThat(graph(capacity).valuesAt(5, 10)).containsExactly(1, 5);
    assertThat(graph(capacity).valuesAtTheEnd()).containsExactly(1, 20);
  }

  private static GraphObjective graph(Elbo objective) {
    return GraphObjectives.of(model(objective), 1);
  }

  @Test
  void train_withCapacity_drivesKlToIt() {
    List<EpochMetrics> history = train(ELBO.capacity(10, 6, Span.epochs(5)), 30);
    EpochMetrics last = history.get(29);
    assertThat(last.training().kl()).isCloseTo(6, within(0.5));
    assertThat(last.training().objective())
        .isGreaterThan(last.training().reconstruction())
        .isLessThan(last.training().reconstruction() + 10 * 2);
  }

  @Test
  void train_withFreeBits_paysForThemInTheObjectiveAlone() {
    LossTerms loss = train(ELBO.freeBits(50), 2).get(1).training();
    assertThat(loss.objective()).isCloseTo(loss.reconstruction() + 3 * 50, within(1e-3));
    assertThat(loss.kl()).isLessThan(50);
  }

  @Test
  void train_cyclical_startsEachCycleWithoutKl() {
    List<EpochMetrics> history = train(ELBO.schedule(KlSchedule.cyclical(Span.epochs(2))), 4);
    for (int epoch : new int[] {1, 3}) {
      LossTerms full = history.get(epoch).training();
      assertThat(full.objective()).isCloseTo(full.total(), within(1e-3));
    }
    for (int epoch : new int[] {0, 2}) {
      LossTerms rising = history.get(epoch).training();
      assertThat(rising.objective()).isLessThan(rising.total() - 0.2 * rising.kl());
    }
  }

  private static List<EpochMetrics> train(Elbo objective, int epochs) {
    return Trainer.using(TensorFlowBackend.create().threads(2))
        .epochs(epochs)
        .batchSize(10)
        .seed(1)
        .build()
        .train(model(objective), new RandomBytes(100, Shape.of(8, 8, 1)))
        .history();
  }

  private static Vae model(Elbo objective) {
    return VaeBuilder.forImages(8, 8, 1)
        .encoder(e -> e.flatten().dense(16).relu())
        .latentSize(3)
        .decoder(d -> d.dense(16).relu().dense(64).reshape(8, 8, 1))
        .objective(objective)
        .build();
  }
}
