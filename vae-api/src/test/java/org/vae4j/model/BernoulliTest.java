package org.vae4j.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class BernoulliTest {
  private final Likelihood likelihood = Likelihood.bernoulli();

  @Test
  void accepts_theUnitInterval() {
    assertThat(new float[] {0f, -0f, 0.5f, 1f}).satisfies(values -> assertAccepted(values, true));
    assertThat(
            new float[] {
              Math.nextDown(0f), Math.nextUp(1f), Float.NaN, Float.NEGATIVE_INFINITY, 255f
            })
        .satisfies(values -> assertAccepted(values, false));
  }

  @Test
  void words() {
    assertThat(likelihood.name()).isEqualTo("bernoulli");
    assertThat(likelihood.range()).isEqualTo("values in [0, 1]");
  }

  private void assertAccepted(float[] values, boolean expected) {
    for (float value : values) {
      assertThat(likelihood.accepts(value)).as("%s", value).isEqualTo(expected);
    }
  }
}
