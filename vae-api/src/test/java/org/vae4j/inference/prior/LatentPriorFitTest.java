package org.vae4j.inference.prior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.data.ArrayDataset;
import org.vae4j.inference.VaeModel;
import org.vae4j.random.CounterRandom;
import org.vae4j.random.GaussianStream;
import org.vae4j.testing.ScalingModel;

final class LatentPriorFitTest {
  private static final GaussianMixture KNOWN =
      new GaussianMixture(
          new double[] {0.2, 0.3, 0.5},
          List.of(
              FullGaussian.of(new double[] {-4, 0}, new double[][] {{1, 0.7}, {0.7, 1}}),
              FullGaussian.of(new double[] {0, 4}, new double[][] {{0.3, 0}, {0, 2}}),
              FullGaussian.of(new double[] {4, -1}, new double[][] {{1.5, -0.5}, {-0.5, 0.5}})));

  private static Samples drawn(LatentPrior prior, int count, int size, long seed) {
    CounterRandom choices = CounterRandom.of(seed, 1);
    return Samples.filledBy(
        count,
        Shape.of(size),
        z -> {
          GaussianStream.of(seed, 2).fill(0, z);
          for (int k = 0; k < count; k++) {
            prior.transform(choices.uniform(k), z, k * size, size);
          }
        });
  }

  private static Samples normal(int count, int size) {
    return drawn(LatentPrior.standardNormal(), count, size, 3);
  }

  @Test
  void gaussianMixture_ofAKnownOne_findsIt() {
    GaussianMixture found = LatentPrior.gaussianMixture(3).seed(1).fit(drawn(KNOWN, 20_000, 2, 4));
    Integer[] order = {0, 1, 2};
    Arrays.sort(order, Comparator.comparing(k -> found.components().get(k).mean()[0]));
    for (int k = 0; k < 3; k++) {
      FullGaussian expected = KNOWN.components().get(k);
      FullGaussian component = found.components().get(order[k]);
      assertThat(found.weights()[order[k]]).isCloseTo(KNOWN.weights()[k], within(0.02));
      assertThat(component.mean()).containsExactly(expected.mean(), within(0.08));
      for (int i = 0; i < 2; i++) {
        assertThat(component.covariance()[i])
            .containsExactly(expected.covariance()[i], within(0.1));
      }
    }
  }

  @Test
  void gaussianMixture_objective_neverFalls() {
    float[] z = EncodedItems.values(drawn(KNOWN, 3_000, 2, 5));
    for (int components : new int[] {1, 3, 8}) {
      List<Double> objectives =
          LatentPrior.gaussianMixture(components).seed(2).rounds(60).fit(z, 2).objectives();
      assertThat(objectives.size()).isBetween(2, 60);
      for (int round = 1; round < objectives.size(); round++) {
        double before = objectives.get(round - 1);
        assertThat(objectives.get(round)).isGreaterThanOrEqualTo(before - 1e-9 * -before);
      }
    }
  }

  @Test
  void gaussianMixture_explainsMoreThanOneGaussian() {
    Samples train = drawn(KNOWN, 5_000, 2, 6);
    Samples test = drawn(KNOWN, 5_000, 2, 7);
    double one = meanLogDensity(LatentPrior.fullGaussian().fit(train), test);
    double three = meanLogDensity(LatentPrior.gaussianMixture(3).seed(1).fit(train), test);
    double truth = meanLogDensity(KNOWN, test);
    assertThat(three).isBetween(truth - 0.02, truth + 0.02).isGreaterThan(one + 0.5);
  }

  private static double meanLogDensity(LatentPrior prior, Samples z) {
    double sum = 0;
    for (int k = 0; k < z.count(); k++) {
      sum += prior.logDensity(z.item(k));
    }
    return sum / z.count();
  }

  @Test
  void gaussianMixture_seed_decidesOnEveryBit() throws ExecutionException, InterruptedException {
    Samples z = drawn(KNOWN, 2_000, 2, 8);
    GaussianMixtureFit fit = LatentPrior.gaussianMixture(4).seed(3).rounds(10);
    GaussianMixture first = fit.fit(z);
    ForkJoinPool oneThread = new ForkJoinPool(1);
    try {
      assertThat(oneThread.submit(() -> fit.fit(z)).get()).isEqualTo(first);
    } finally {
      oneThread.shutdown();
    }
    assertThat(fit.seed(4).fit(z)).isNotEqualTo(first);
    assertThat(fit.seed()).isEqualTo(3);
  }

  @Test
  void gaussianMixture_oneComponent_isTheGaussianOfAll() {
    Samples z = drawn(KNOWN, 2_000, 2, 9);
    FullGaussian one = LatentPrior.gaussianMixture(1).seed(1).fit(z).components().get(0);
    FullGaussian all = LatentPrior.fullGaussian().fit(z);
    assertThat(one.mean()).containsExactly(all.mean(), within(1e-9));
    assertThat(one.factor()).containsExactly(all.factor(), within(1e-5));
  }

  @Test
  void fit_inactiveDimension_keepsTheVarianceOfItsPosterior() {
    // Dimension 1 is encoded as N(0, 1) whatever the item: its means alone have no variance.
    ArrayDataset data = ArrayDataset.of(normal(20_000, 2));
    try (VaeModel model = new ScalingModel(2, 0)) {
      FullGaussian exact = LatentPrior.fullGaussian().fit(model, data);
      assertThat(exact.covariance()[0][0]).isCloseTo(5, within(0.15));
      assertThat(exact.covariance()[1][1]).isCloseTo(1, within(1e-5));
      GaussianMixture drawn = LatentPrior.gaussianMixture(1).seed(1).fit(model, data);
      assertThat(drawn.components().get(0).covariance()[0][0]).isCloseTo(5, within(0.25));
      assertThat(drawn.components().get(0).covariance()[1][1]).isCloseTo(1, within(0.05));
    }
  }

  @Test
  void fullGaussian_covariance_isThatOfTheVectors() {
    Samples z = Samples.of(Shape.of(2), 0, 0, 2, 0, 0, 4, 2, 4);
    FullGaussian found = LatentPrior.fullGaussian().fit(z);
    assertThat(found.mean()).containsExactly(1, 2);
    assertThat(found.covariance()[0]).containsExactly(new double[] {1, 0}, within(1e-5));
    assertThat(found.covariance()[1]).containsExactly(new double[] {0, 4}, within(1e-5));
  }

  @Test
  void fit_items_areSpreadOverTheDataSet() {
    ArrayDataset data = ArrayDataset.of(Samples.of(Shape.of(1), 0, 9, 2, 9));
    try (VaeModel model = new ScalingModel(1)) {
      assertThat(LatentPrior.fullGaussian().items(2).fit(model, data).mean()).containsExactly(1);
      GaussianMixture two = LatentPrior.gaussianMixture(1).seed(1).items(2).fit(model, data);
      assertThat(two.components().get(0).mean()[0]).isLessThan(4);
    }
  }

  @Test
  void fit_constantDimension_getsATinyVariance() {
    Samples z =
        Samples.filledBy(
            500,
            Shape.of(2),
            values -> {
              GaussianStream.of(1, 1).fill(0, values);
              for (int i = 1; i < values.length; i += 2) {
                values[i] = 7;
              }
            });
    GaussianMixture mixture = LatentPrior.gaussianMixture(3).seed(1).fit(z);
    for (FullGaussian component : mixture.components()) {
      assertThat(component.mean()[1]).isCloseTo(7, within(1e-9));
      assertThat(component.covariance()[1][1]).isBetween(1e-12, 1e-6);
    }
    assertThat(LatentPrior.fullGaussian().fit(z).covariance()[1][1]).isBetween(1e-7, 1e-6);
  }

  @Test
  void gaussianMixture_asManyComponentsAsItems_isFinite() {
    Samples z = normal(12, 3);
    GaussianMixture mixture = LatentPrior.gaussianMixture(12).seed(1).fit(z);
    assertThat(meanLogDensity(mixture, z)).isFinite();
    assertThat(mixture.components().size()).isBetween(1, 12);
  }

  @Test
  void gaussianMixture_farApart_doesNotUnderflow() {
    Samples z =
        Samples.filledBy(
            400,
            Shape.of(1),
            values -> {
              GaussianStream.of(1, 1).fill(0, values);
              for (int i = 0; i < 200; i++) {
                values[i] += 1e6f;
              }
            });
    GaussianMixture mixture = LatentPrior.gaussianMixture(2).seed(1).fit(z);
    assertThat(mixture.weights()).containsExactly(new double[] {0.5, 0.5}, within(1e-12));
    assertThat(meanLogDensity(mixture, z)).isFinite();
  }

  @Test
  void fit_itemsThatAreAllTheSame_areRefused() {
    Samples same = Samples.filledBy(10, Shape.of(2), values -> Arrays.fill(values, 3));
    for (Runnable fit :
        List.<Runnable>of(
            () -> LatentPrior.fullGaussian().fit(same),
            () -> LatentPrior.gaussianMixture(2).fit(same))) {
      assertThatThrownBy(fit::run)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("LatentPrior fit: expected latent vectors that differ, found 10");
    }
  }

  @Test
  void gaussianMixture_fewerDifferentVectorsThanComponents_isRefused() {
    Samples two = Samples.of(Shape.of(1), 0, 1, 0, 1, 0, 1);
    assertThatThrownBy(() -> LatentPrior.gaussianMixture(3).seed(1).fit(two))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "GaussianMixtureFit: expected at least 3 vectors that differ, one for each component,"
                + " found 2; use fewer components");
    assertThatThrownBy(() -> LatentPrior.gaussianMixture(7).seed(1).fit(two))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "GaussianMixtureFit: expected at least 7 items, one for each component, found 6; use"
                + " fewer components");
  }

  @Test
  void fit_noVectors_isRefused() {
    Samples none = Samples.of(Shape.of(2));
    assertThatThrownBy(() -> LatentPrior.fullGaussian().fit(none))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LatentPrior.gaussianMixture(1).fit(none))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void fit_vectorThatIsNotFinite_isRefused() {
    Samples bad = Samples.of(Shape.of(2), 0, 1, 2, Float.NaN);
    assertThatThrownBy(() -> LatentPrior.fullGaussian().fit(bad))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("latent vector 1: expected finite numbers, found NaN");
    assertThatThrownBy(() -> LatentPrior.gaussianMixture(1).fit(bad))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("latent vector 1: expected finite numbers, found NaN");
  }

  @Test
  void settings_outOfRange_areRefused() {
    assertThatThrownBy(() -> LatentPrior.gaussianMixture(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "LatentPrior gaussianMixture components: expected 1 to 10000, found 0; 10 to 100 are"
                + " usual");
    assertThatThrownBy(() -> LatentPrior.gaussianMixture(10_001))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LatentPrior.gaussianMixture(1).rounds(0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LatentPrior.gaussianMixture(1).items(0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LatentPrior.fullGaussian().items(-1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
