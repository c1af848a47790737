package org.vae4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SpriteFactorsTest {
  @Test
  void grid_isTheOneOfDSprites() {
    assertThat(SpriteFactors.names()).containsExactly("shape", "scale", "rotation", "x", "y");
    assertThat(SpriteFactors.counts()).containsExactly(3, 6, 40, 32, 32);
    assertThat(SpriteFactors.counts().stream().reduce(1, (a, b) -> a * b)).isEqualTo(737_280);
  }

  @Test
  void of_isTheInverseOfIndices() {
    SpriteFactors factors = new SpriteFactors(2, 5, 39, 31, 30);
    assertThat(factors.indices()).containsExactly(2, 5, 39, 31, 30);
    assertThat(SpriteFactors.of(factors.indices())).isEqualTo(factors);
  }

  @Test
  void of_wrongNumber() {
    assertThatThrownBy(() -> SpriteFactors.of(List.of(1, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "sprite factors: expected 5 indices, found 2; they are [shape, scale, rotation, x, y]");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void index_outOfRange(int factor) {
    int count = SpriteFactors.counts().get(factor);
    for (int index : List.of(-1, count)) {
      List<Integer> indices = new ArrayList<>(List.of(0, 0, 0, 0, 0));
      indices.set(factor, index);
      assertThatThrownBy(() -> SpriteFactors.of(indices))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "sprite %s: expected 0 to %d, found %d; factors are indices on a grid",
              SpriteFactors.names().get(factor), count - 1, index);
    }
  }
}
