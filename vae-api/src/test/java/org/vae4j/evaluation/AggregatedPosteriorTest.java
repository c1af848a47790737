package org.vae4j.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.inference.Posterior;

final class AggregatedPosteriorTest {
  private static final Shape PAIR = Shape.of(2);

  /** Means (1, 1) and (-1, -1), variances 0.5 and 0.25. */
  private final AggregatedPosterior correlated =
      AggregatedPosterior.of(
          new Posterior(
              Samples.of(PAIR, 1, 1, -1, -1),
              Samples.of(PAIR, log(0.5), log(0.25), log(0.5), log(0.25))));

  private static float log(double value) {
    return (float) Math.log(value);
  }

  @Test
  void moments_areThoseOfTheMixture() {
    assertThat(correlated.items()).isEqualTo(2);
    assertThat(correlated.latentSize()).isEqualTo(2);
    assertThat(correlated.mean(0)).isZero();
    assertThat(correlated.covariance(0, 0)).isCloseTo(1.5, within(1e-7));
    assertThat(correlated.covariance(1, 1)).isCloseTo(1.25, within(1e-7));
    assertThat(correlated.covariance(0, 1)).isEqualTo(1);
    assertThat(correlated.covariance(1, 0)).isEqualTo(1);
  }

  @Test
  void divergences_asByHand() {
    double determinant = 1.5 * 1.25 - 1;
    assertThat(correlated.gaussianKl())
        .isCloseTo((1.5 + 1.25 - 2 - Math.log(determinant)) / 2, within(1e-6));
    assertThat(correlated.gaussianTotalCorrelation())
        .isCloseTo(Math.log(1.5 * 1.25 / determinant) / 2, within(1e-6));
    assertThat(correlated.toString()).contains("total correlation 0.3811 nats", "n = 2");
  }

  @Test
  void prior_hasNoDivergence() {
    AggregatedPosterior prior =
        AggregatedPosterior.of(new Posterior(Samples.of(PAIR, 0, 0), Samples.of(PAIR, 0, 0)));
    assertThat(prior.gaussianKl()).isZero();
    assertThat(prior.gaussianTotalCorrelation()).isZero();
  }

  /** More dimensions than items: the average variance keeps the covariance positive. */
  @Test
  void moreDimensionsThanItems_haveNumbers() {
    Shape shape = Shape.of(40);
    Samples values =
        Samples.filledBy(
            3,
            shape,
            target -> {
              for (int i = 0; i < target.length; i++) {
                target[i] = i % 7 - 3f;
              }
            });
    AggregatedPosterior wide =
        AggregatedPosterior.of(new Posterior(values, Samples.filledBy(3, shape, target -> {})));
    assertThat(wide.gaussianKl()).isFinite().isPositive();
    assertThat(wide.gaussianTotalCorrelation()).isFinite().isPositive();
  }

  @Test
  void badPosteriors_areRefused() {
    Samples none = Samples.of(PAIR);
    assertThatThrownBy(() -> AggregatedPosterior.of(new Posterior(none, none)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least one item");
    Samples infinite = Samples.of(PAIR, 0, Float.POSITIVE_INFINITY);
    Samples zero = Samples.of(PAIR, 0, 0);
    assertThatThrownBy(() -> AggregatedPosterior.of(new Posterior(zero, infinite)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Posterior log-variance of item 0: expected finite numbers");
    assertThatThrownBy(() -> correlated.covariance(0, 2))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
