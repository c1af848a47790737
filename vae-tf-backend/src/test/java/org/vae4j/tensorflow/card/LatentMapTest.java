package org.vae4j.tensorflow.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.vae4j.Samples;
import org.vae4j.Shape;

final class LatentMapTest {
  private static void assertAlong(
      LatentMap map, ToDoubleFunction<LatentMap.Point> axis, double... expected) {
    assertThat(map.points().stream().mapToDouble(axis).toArray())
        .containsExactly(expected, within(1e-5));
  }

  @Test
  void axes_areThoseOfLargestVariance() {
    // Along (3, 4, 0) / 5 at -10, 0, 10; along (0, 0, 1) at 1, -2, 1; nothing else.
    Samples means =
        Samples.of(Shape.of(3), 1 - 6f, 2 - 8f, 5 + 1f, 1, 2, 5 - 2f, 1 + 6f, 2 + 8f, 5 + 1f);

    LatentMap map = LatentMap.of(means, 0, 1, -1);

    assertThat(map.points()).extracting(LatentMap.Point::label).containsExactly(0, 1, -1);
    assertAlong(map, LatentMap.Point::x, -10, 0, 10);
    assertAlong(map, LatentMap.Point::y, 1, -2, 1);
    assertThat(map.share()).isCloseTo(1, within(1e-9));
  }

  @Test
  void oneDimension_liesOnALine() {
    LatentMap map = LatentMap.of(Samples.of(Shape.of(1), 2, 4), 0, 0);

    assertAlong(map, LatentMap.Point::x, -1, 1);
    assertAlong(map, LatentMap.Point::y, 0, 0);
  }

  @Test
  void sameMeans_areOnePoint() {
    LatentMap map = LatentMap.of(Samples.of(Shape.of(2), 1, 2, 1, 2), 0, 0);

    assertAlong(map, LatentMap.Point::x, 0, 0);
    assertThat(map.share()).isZero();
  }
}
