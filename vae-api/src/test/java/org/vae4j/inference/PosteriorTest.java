package org.vae4j.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.vae4j.Samples;
import org.vae4j.Shape;

final class PosteriorTest {
  private final Samples one = Samples.of(Shape.of(2), 1, 2);
  private final Samples two = Samples.of(Shape.of(2), 1, 2, 3, 4);

  @Test
  void sameShapes_areKept() {
    assertThat(new Posterior(one, one).logVariance()).isEqualTo(one);
  }

  @Test
  void differentCounts() {
    assertThatThrownBy(() -> new Posterior(one, two))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Posterior logVariance: expected 1 samples of [2], found 2 samples of [2]; each mean"
                + " needs its variance");
  }

  @Test
  void differentShapes() {
    assertThatThrownBy(() -> new Posterior(two, Samples.of(Shape.of(4), 1, 2, 3, 4)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
