package org.vae4j.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.VaeException;
import org.vae4j.data.ArrayDataset;
import org.vae4j.model.Likelihood;
import org.vae4j.model.Weights;
import org.vae4j.oracle.OracleLoss;
import org.vae4j.oracle.OracleModel;
import org.vae4j.oracle.OracleVae;
import org.vae4j.random.GaussianStream;
import org.vae4j.testing.GoldenModel;
import org.vae4j.testing.GoldenModels;
import org.vae4j.testing.ScalingModel;

final class ElboEvaluatorTest {
  private static final int ITEMS = 300;

  /** A q that is moved and too wide, so that bound and ELBO differ. */
  private final LinearGaussianModel model = new LinearGaussianModel(0.15, 1.6);

  private final Samples items =
      Samples.filledBy(ITEMS, Shape.of(3), values -> GaussianStream.of(5, 5).fill(0, values));
  private final ElboEvaluator evaluator = ElboEvaluator.of(model).seed(1);

  private double average(IntToDoubleFunction loss) {
    return IntStream.range(0, ITEMS).mapToDouble(loss).average().orElseThrow();
  }

  private ElboReport evaluate(int draws) {
    return evaluator.draws(draws).evaluate(ArrayDataset.of(items));
  }

  @Test
  void bound_withTheExactPosterior_isExactWithOneDraw() {
    LinearGaussianModel exact = new LinearGaussianModel(0, 1);
    ElboReport report = ElboEvaluator.of(exact).seed(3).evaluate(ArrayDataset.of(items));
    double loss = average(item -> exact.exactLoss(items, item));
    assertThat(report.negativeLogLikelihood().mean()).isCloseTo(loss, within(1e-5));
  }

  @Test
  void bound_withManyDraws_convergesToTheExactValue() {
    double exact = average(item -> model.exactLoss(items, item));
    ElboReport report = evaluate(5000);
    assertThat(report.negativeLogLikelihood().mean()).isCloseTo(exact, within(1e-3));
    assertThat(report.effectiveDraws()).isBetween(2500.0, 5000.0);
  }

  @Test
  void bound_withMoreDraws_isTighter() {
    double exact = average(item -> model.exactLoss(items, item));
    double[] bounds =
        IntStream.of(1, 4, 16, 64, 256)
            .mapToDouble(draws -> evaluate(draws).negativeLogLikelihood().mean())
            .toArray();
    for (int i = 1; i < bounds.length; i++) {
      assertThat(bounds[i]).isLessThan(bounds[i - 1]);
    }
    assertThat(bounds[0] - exact).isGreaterThan(0.1);
    assertThat(bounds[4] - exact).isBetween(-1e-3, 5e-3);
  }

  /** The mean over many draws has the exact value as its expectation. */
  @Test
  void elbo_ofManyDraws_isExact() {
    ElboReport report = evaluate(2000);
    double exact = average(item -> model.negativeElbo(items, item));
    assertThat(report.negativeElbo().mean()).isCloseTo(exact, within(3e-3));
    assertThat(report.reconstruction().mean() + report.kl().mean())
        .isCloseTo(report.negativeElbo().mean(), within(1e-9));
  }

  /** With one draw the bound is log p(x|z) + log p(z) - log q(z|x), whose mean is the ELBO. */
  @Test
  void bound_ofOneDraw_isAnEstimateOfTheElbo() {
    double exact = average(item -> model.negativeElbo(items, item));
    double mean =
        IntStream.range(0, 200)
            .mapToDouble(
                seed ->
                    evaluator
                        .seed(seed)
                        .evaluate(ArrayDataset.of(items))
                        .negativeLogLikelihood()
                        .mean())
            .average()
            .orElseThrow();
    assertThat(mean).isCloseTo(exact, within(0.02));
  }

  /** The formula of the paper, written with no care for overflow. */
  @Test
  void bound_asThePlainFormula() {
    int draws = 7;
    Samples one = items.slice(0, 1);
    ElboReport report = evaluator.draws(draws).evaluate(ArrayDataset.of(one));
    Samples mean = model.encode(one).mean();
    Samples logVariance = model.encode(one).logVariance();
    GaussianStream noise = GaussianStream.of(1, ElboChunk.STREAM);
    double sum = 0;
    for (int k = 0; k < draws; k++) {
      double weight = 1;
      float[] z = new float[2];
      for (int d = 0; d < 2; d++) {
        double sigma = Math.exp(logVariance.value(0, d) / 2);
        double epsilon = noise.draw(2L * k + d);
        z[d] = (float) (mean.value(0, d) + sigma * epsilon);
        weight *= normal(z[d], 0, 1) / normal(z[d], mean.value(0, d), sigma);
      }
      Samples decoded = model.decode(Samples.of(Shape.of(2), z));
      for (int i = 0; i < 3; i++) {
        weight *= normal(one.value(0, i), decoded.value(0, i), LinearGaussianModel.SIGMA);
      }
      sum += weight;
    }
    assertThat(report.negativeLogLikelihood().mean())
        .isCloseTo(-Math.log(sum / draws), within(1e-5));
  }

  private static double normal(double x, double mean, double sigma) {
    double distance = (x - mean) / sigma;
    return Math.exp(-distance * distance / 2) / (sigma * Math.sqrt(2 * Math.PI));
  }

  @Test
  void results_doNotDependOnBatches() {
    Samples some = items.slice(0, 5);
    ItemLoss loss = MeanLosses.of(Likelihood.gaussian(LinearGaussianModel.SIGMA));
    ElboTotals together = new ElboTotals();
    new ElboChunk(model, loss, some, Optional.empty(), 0, 9).run(300, together);
    ElboTotals apart = new ElboTotals();
    for (int i = 0; i < 5; i++) {
      Samples one = some.slice(i, i + 1);
      new ElboChunk(model, loss, one, Optional.empty(), i, 9).run(300, apart);
    }
    assertThat(apart.report(5, 300, 9, 3)).isEqualTo(together.report(5, 300, 9, 3));
  }

  @Test
  void results_repeatWithTheSeed() {
    assertThat(evaluate(3)).isEqualTo(evaluate(3));
    assertThat(evaluator.seed(2).evaluate(ArrayDataset.of(items))).isNotEqualTo(evaluate(1));
    ElboEvaluator unseeded = ElboEvaluator.of(model);
    assertThat(unseeded.evaluate(ArrayDataset.of(items)).seed()).isEqualTo(unseeded.seed());
  }

  @Test
  void limit_spreadsOverTheData() {
    ElboReport report = evaluator.limit(150).evaluate(ArrayDataset.of(items));
    assertThat(report.items()).isEqualTo(150);
    Samples half = items.slice(0, 1);
    for (int i = 2; i < ITEMS; i += 2) {
      half = half.concat(items.slice(i, i + 1));
    }
    assertThat(report).isEqualTo(evaluator.evaluate(ArrayDataset.of(half)));
  }

  static IntStream goldenModels() {
    return IntStream.range(0, 2);
  }

  /** From float32 means, as a file decodes them, against logits in double precision. */
  @ParameterizedTest
  @MethodSource("goldenModels")
  void elbo_ofGoldenModels_asTheOracleOnLogits(int number) {
    GoldenModel golden = number == 0 ? GoldenModels.mlp400() : GoldenModels.conv2();
    Weights weights =
        Weights.of(golden.vae(), spec -> floats(golden.parameters().get(spec.name())));
    int latentSize = golden.vae().latentSize();
    int count = number == 0 ? golden.batch() : 1;
    double[] inputs = Arrays.copyOf(golden.items(), count * golden.vae().itemShape().volume());
    double[] noise = new double[count * latentSize];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = GaussianStream.of(4, ElboChunk.STREAM + i / latentSize).draw(i % latentSize);
    }
    Samples batch = Samples.of(golden.vae().itemShape(), floats(inputs));
    OracleLoss expected = OracleVae.of(golden.vae(), weights).evaluate(inputs, noise, 1);
    ElboReport report =
        ElboEvaluator.of(OracleModel.of(golden.vae(), weights))
            .seed(4)
            .evaluate(ArrayDataset.of(batch));
    assertThat(report.reconstruction().mean()).isCloseTo(expected.reconstruction(), within(2e-5));
    assertThat(report.kl().mean()).isCloseTo(expected.kl(), within(1e-6));
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  @Test
  void report_hasStandardErrorsAndBits() {
    ElboReport report = evaluate(1);
    double mean = report.reconstruction().mean();
    assertThat(report.reconstruction().standardError()).isPositive().isLessThan(mean);
    assertThat(report.bitsPerDimension())
        .isCloseTo(report.negativeLogLikelihood().mean() / 3 / 0.6931471805599453, within(1e-12));
    assertThat(report.elboBitsPerDimension())
        .isCloseTo(report.negativeElbo().mean() / 3 / 0.6931471805599453, within(1e-12));
    assertThat(report.toString())
        .startsWith("300 items, K = 1 draws each, seed 1\n-ELBO ")
        .contains("nats per item", "bits per dimension", "effective draws");
    assertThat(evaluator.draws(7)).hasToString("gaussian(0.5), K = 7, seed 1");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -3})
  void settings_below1_areRefused(int bad) {
    assertThatThrownBy(() -> evaluator.draws(bad))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("ElboEvaluator draws: expected at least 1, found " + bad);
    assertThatThrownBy(() -> evaluator.limit(bad))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("ElboEvaluator limit: expected at least 1, found " + bad);
  }

  @Test
  void likelihoods_thatDoNotFollowFromTheMean_areRefused() {
    assertThatThrownBy(() -> ElboEvaluator.of(model, Likelihood.gaussianPerValue()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found gaussian(per value); a decoder gives means alone");
    assertThatThrownBy(() -> ElboEvaluator.of(model, Likelihood.laplace()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Likelihood.trained(weights)");
    assertThatThrownBy(() -> ElboEvaluator.of(new ScalingModel(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("name it: ElboEvaluator.of(model, likelihood)");
  }

  @Test
  void badItems_areRefused() {
    ElboEvaluator bernoulli = ElboEvaluator.of(new ScalingModel(1, 1), Likelihood.bernoulli());
    ArrayDataset outside = ArrayDataset.of(Samples.of(Shape.of(2), 0, 1, 0.5f, 1.5f));
    assertThatThrownBy(() -> bernoulli.evaluate(outside))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "ElboEvaluator item 1, value 1: expected values in [0, 1], found 1.5");
    ArrayDataset large = ArrayDataset.of(Samples.of(Shape.of(4), 0, 1, 0.5f, 1));
    assertThatThrownBy(() -> bernoulli.evaluate(large))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected items of shape [2], found [4]");
  }

  @Test
  void model_thatGivesNoNumbers_isAnError() {
    ElboEvaluator broken = ElboEvaluator.of(new NanDecoder(), Likelihood.bernoulli()).seed(1);
    assertThatThrownBy(() -> broken.evaluate(ArrayDataset.of(Samples.of(Shape.of(1), 0.5f))))
        .isInstanceOf(VaeException.class)
        .hasMessageStartingWith("ElboEvaluator item 0: expected finite numbers");
  }
}
