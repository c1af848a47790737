package org.vae4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vae4j.Samples;
import org.vae4j.Shape;

final class PicturesTest {
  @Test
  void pairs_rowsOfOriginalsAreFollowedByTheirReconstructions() {
    Samples originals = Samples.of(Shape.of(1), 1, 2, 3, 4, 5);
    Samples reconstructions = Samples.of(Shape.of(1), 10, 20, 30, 40, 50);

    assertThat(Pictures.pairs(originals, reconstructions, 2))
        .isEqualTo(Samples.of(Shape.of(1), 1, 2, 10, 20, 3, 4, 30, 40, 5, 50));
  }
}
