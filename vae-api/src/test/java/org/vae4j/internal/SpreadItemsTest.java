package org.vae4j.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.data.ArrayDataset;
import org.vae4j.data.Dataset;
import org.vae4j.inference.Posterior;
import org.vae4j.testing.ScalingModel;

final class SpreadItemsTest {
  private static Dataset numbers(int size) {
    return ArrayDataset.of(
        Samples.filledBy(
            size,
            Shape.of(1),
            values -> {
              for (int i = 0; i < size; i++) {
                values[i] = i;
              }
            }));
  }

  @Test
  void samples_reachFromTheStartToTheEnd() {
    SpreadItems items = new SpreadItems(numbers(10), 4);
    assertThat(items.count()).isEqualTo(4);
    assertThat(items.samples(0, 4)).isEqualTo(Samples.of(Shape.of(1), 0, 2, 5, 7));
    assertThat(items.samples(2, 3)).isEqualTo(Samples.of(Shape.of(1), 5));
  }

  @Test
  void limitAboveTheSize_isAll() {
    SpreadItems items = new SpreadItems(numbers(3), 100);
    assertThat(items.samples(0, items.count())).isEqualTo(Samples.of(Shape.of(1), 0, 1, 2));
  }

  @Test
  void encode_isInOrderAcrossChunks() {
    SpreadItems items = new SpreadItems(numbers(1000), 600);
    Posterior posterior = items.encode(new ScalingModel(2));
    Samples all = items.samples(0, 600);
    assertThat(posterior.mean().count()).isEqualTo(600);
    for (int i = 0; i < 600; i++) {
      assertThat(posterior.mean().value(i, 0)).isEqualTo(2 * all.value(i, 0));
    }
  }

  @Test
  void limit_lessThanOne() {
    assertThatThrownBy(() -> new SpreadItems(numbers(3), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "SpreadItems limit: expected at least 1, found 0; 2,000 items show the spread of a data"
                + " set");
  }
}
