package org.vae4j.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.vae4j.Samples;
import org.vae4j.Shape;

final class TraversalTest {
  private final VaeModel model = new FakeVaeModel(3);
  private final Traversal traversal = Traversal.of(model);

  @Test
  void along_fromTheOrigin_movesOneDimension() {
    Samples walk = traversal.along(1, -2, 2, 5);
    assertThat(walk.itemShape()).isEqualTo(model.itemShape());
    // The fake model doubles.
    assertThat(walk)
        .isEqualTo(Samples.of(model.itemShape(), 0, -4, 0, 0, -2, 0, 0, 0, 0, 0, 2, 0, 0, 4, 0));
  }

  @Test
  void along_fromItems_keepsTheOtherDimensions() {
    Samples items = Samples.of(model.itemShape(), 2, 4, 6, 20, 40, 60);
    Samples walk = traversal.startingAt(items).along(2, 0, 1, 2);
    assertThat(walk)
        .isEqualTo(Samples.of(model.itemShape(), 2, 4, 0, 2, 4, 2, 20, 40, 0, 20, 40, 2));
  }

  @Test
  void latents_fromVectors_areNotDecoded() {
    Samples start = Samples.of(Shape.of(3), 1, 2, 3);
    assertThat(traversal.startingAtLatents(start).latents(0, 3, -3, 3))
        .isEqualTo(Samples.of(Shape.of(3), 3, 2, 3, 0, 2, 3, -3, 2, 3));
  }

  @Test
  void along_ends_areExact() {
    Samples z = traversal.latents(0, 0.1, 0.7, 11);
    assertThat(z.value(0, 0)).isEqualTo(0.1f);
    assertThat(z.value(10, 0)).isEqualTo(0.7f);
  }

  @Test
  void along_outOfRange_isRefused() {
    refused(() -> traversal.along(3, 0, 1, 2), "dimension: expected 0 to 2, found 3");
    refused(() -> traversal.along(-1, 0, 1, 2), "dimension: expected 0 to 2, found -1");
    refused(() -> traversal.along(0, Double.NaN, 1, 2), "from: expected a finite number");
    refused(() -> traversal.along(0, 0, 1e39, 2), "to: expected a finite number, found 1.0E39");
    refused(() -> traversal.along(0, 0, 1, 1), "steps: expected at least 2, found 1");
    assertThatThrownBy(() -> traversal.startingAtLatents(Samples.of(Shape.of(2), 1, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Traversal: expected latent vectors of [3], found [2]; items go into startingAt");
  }

  private static void refused(Runnable call, String message) {
    assertThatThrownBy(call::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Traversal " + message);
  }
}
