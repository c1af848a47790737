package org.vae4j.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vae4j.Shape;
import org.vae4j.data.SpriteDataset;
import org.vae4j.model.BetaTcVae;
import org.vae4j.model.InfoVae;
import org.vae4j.model.MmdKernel;
import org.vae4j.model.Objective;
import org.vae4j.model.ParameterSpec;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;
import org.vae4j.oracle.OracleVae;
import org.vae4j.random.GaussianStream;
import org.vae4j.training.EpochMetrics;
import org.vae4j.training.LossTerms;
import org.vae4j.training.Optimizer;
import org.vae4j.training.Trainer;

/** Objectives in float32 against loops in double, and what they do to a training. */
final class MoreObjectivesTest {
  static Stream<Objective> objectives() {
    return Stream.of(
        Objective.betaTcVae(6),
        Objective.betaTcVae(4).alpha(0.5).gamma(2),
        Objective.betaTcVae(6).estimate(BetaTcVae.Estimate.STRATIFIED),
        Objective.mmdVae(500),
        Objective.infoVae(0.5, 20).kernel(MmdKernel.inverseMultiquadratic()),
        Objective.infoVae(0, 3).kernel(MmdKernel.rbf().scale(0.3)),
        Objective.iwae(1),
        Objective.iwae(7));
  }

  @ParameterizedTest
  @MethodSource("objectives")
  void terms_thoseOfTheLoops(Objective objective) {
    Vae vae = model(objective);
    Case numbers = Case.of(vae);
    Map<String, Double> expected = numbers.expected(numbers.parameters());
    try (SessionFixture session = numbers.session()) {
      LossTerms found = session.evaluate();
      assertThat(found.values().keySet()).containsExactlyElementsOf(expected.keySet());
      expected.forEach(
          (name, value) ->
              assertThat(found.value(name))
                  .as(name)
                  .isCloseTo(value, within(2e-5 * Math.max(1, Math.abs(value)))));
    }
  }

  @ParameterizedTest
  @MethodSource("objectives")
  void gradients_finiteDifferencesOfTheLoops(Objective objective) {
    Vae vae = model(objective);
    Case numbers = Case.of(vae);
    double step = 1e-5;
    try (SessionFixture session = numbers.session()) {
      List<float[]> gradients = session.gradients();
      int index = 0;
      for (ParameterSpec spec : vae.parameters()) {
        float[] gradient = gradients.get(index++);
        double largest = 1e-3;
        for (float value : gradient) {
          largest = Math.max(largest, Math.abs(value));
        }
        for (int at : new int[] {0, gradient.length / 2, gradient.length - 1}) {
          double up = numbers.objectiveWith(spec.name(), at, step);
          double down = numbers.objectiveWith(spec.name(), at, -step);
          assertThat(gradient[at])
              .as("%s %d", spec.name(), at)
              .isCloseTo((float) ((up - down) / (2 * step)), within((float) (2e-4 * largest)));
        }
      }
    }
  }

  /** A short last batch may have one item, which has no pairs. */
  @ParameterizedTest
  @MethodSource("objectives")
  void train_withALastBatchOfOne_staysFinite(Objective objective) {
    List<EpochMetrics> history =
        Trainer.using(TensorFlowBackend.create().threads(2))
            .epochs(2)
            .batchSize(10)
            .seed(1)
            .validation(new RandomBytes(11, Shape.of(8, 8, 1)))
            .build()
            .train(model(objective), new RandomBytes(21, Shape.of(8, 8, 1)))
            .history();
    EpochMetrics last = history.get(1);
    assertThat(last.training().values().values()).allMatch(Double::isFinite);
    assertThat(last.validation().orElseThrow().values().keySet())
        .isEqualTo(last.training().values().keySet());
  }

  @Test
  void betaTcVae_withWeightsOfOne_isThePlainBoundOfTheDraws() {
    Vae vae = model(Objective.betaTcVae(1));
    try (SessionFixture session = Case.of(vae).session()) {
      LossTerms terms = session.evaluate();
      assertThat(
              terms.value(BetaTcVae.MUTUAL_INFORMATION)
                  + terms.value(BetaTcVae.TOTAL_CORRELATION)
                  + terms.value(BetaTcVae.DIMENSION_KL))
          .isCloseTo(terms.objective() - terms.reconstruction(), within(1e-4));
    }
  }

  @Test
  void mmdVae_drawsTheCodesTogether() {
    double free = mmdAfterTraining(Objective.mmdVae(0));
    double held = mmdAfterTraining(Objective.mmdVae(1000));
    assertThat(held).isLessThan(0.5 * free);
  }

  private static double mmdAfterTraining(Objective objective) {
    return train(objective, 30).training().value(InfoVae.MMD);
  }

  @Test
  void iwae_withMoreDraws_isATighterBound() {
    LossTerms one = train(Objective.iwae(1), 10).training();
    LossTerms many = train(Objective.iwae(16), 10).training();
    assertThat(many.objective()).isLessThan(many.total() - 0.02);
    assertThat(one.objective()).isCloseTo(one.total(), within(0.3));
  }

  @Test
  void betaTcVae_lowersTotalCorrelation() {
    double plain = totalCorrelationOfSprites(1);
    double held = totalCorrelationOfSprites(10);
    assertThat(held).isLessThan(plain - 0.2);
  }

  private static double totalCorrelationOfSprites(double beta) {
    Vae vae =
        VaeBuilder.forImages(16, 16, 1)
            .encoder(e -> e.flatten().dense(64).relu())
            .latentSize(6)
            .decoder(d -> d.dense(64).relu().dense(256).reshape(16, 16, 1))
            .objective(Objective.betaTcVae(beta))
            .build();
    List<EpochMetrics> history =
        Trainer.using(TensorFlowBackend.create().threads(2))
            .epochs(20)
            .batchSize(64)
            .optimizer(Optimizer.adam(3e-3))
            .seed(1)
            .build()
            .train(vae, SpriteDataset.of(16, 1000, 1))
            .history();
    return history.get(19).training().value(BetaTcVae.TOTAL_CORRELATION);
  }

  private static EpochMetrics train(Objective objective, int epochs) {
    List<EpochMetrics> history =
        Trainer.using(TensorFlowBackend.create().threads(2))
            .epochs(epochs)
            .batchSize(20)
            .seed(1)
            .build()
            .train(model(objective), new RandomBytes(100, Shape.of(8, 8, 1)))
            .history();
    return history.get(epochs - 1);
  }

  private static Vae model(Objective objective) {
    return VaeBuilder.forImages(8, 8, 1)
        .encoder(e -> e.flatten().dense(16).tanh())
        .latentSize(3)
        .decoder(d -> d.dense(16).tanh().dense(64).reshape(8, 8, 1))
        .objective(objective)
        .build();
  }

  /** The numbers of one model, and noise as its objective needs it. */
  @SuppressWarnings("ArrayRecordComponent") // plain data that nobody compares
  private record Case(Vae vae, RandomCase numbers, double[] noise) {
    static Case of(Vae vae) {
      RandomCase numbers = RandomCase.of(vae);
      int items = numbers.items().length / vae.itemShape().volume();
      float[] noise = new float[items * GraphObjectives.of(vae, items).noisePerItem()];
      GaussianStream.of(3, 4).fill(0, noise);
      return new Case(vae, numbers, Doubles.of(noise));
    }

    SessionFixture session() {
      return new SessionFixture(vae, numbers.weights(), numbers.items(), noise);
    }

    Map<String, double[]> parameters() {
      Map<String, double[]> parameters = new LinkedHashMap<>();
      for (ParameterSpec spec : vae.parameters()) {
        parameters.put(spec.name(), Doubles.of(numbers.weights().get(spec.name())));
      }
      return parameters;
    }

    Map<String, Double> expected(Map<String, double[]> parameters) {
      int items = numbers.items().length / vae.itemShape().volume();
      return vae.objective()
          .interpret(
              new OracleObjectives(
                  vae, OracleVae.of(vae, parameters), numbers.items(), noise, items));
    }

    double objectiveWith(String name, int at, double change) {
      Map<String, double[]> parameters = parameters();
      parameters.get(name)[at] += change;
      return expected(parameters).get(LossTerms.OBJECTIVE);
    }
  }
}
