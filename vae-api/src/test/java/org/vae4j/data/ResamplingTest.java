package org.vae4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class ResamplingTest {
  @Test
  void weights_addUpToOneInOrder() {
    for (int source = 1; source < 40; source++) {
      for (int target = 1; target < 40; target++) {
        for (double part : new double[] {source, 0.75 * source, 0.31 * source}) {
          Resampling resampling = Resampling.of(source, (source - part) / 2, part, target);
          assertThat(resampling.targetSize()).isEqualTo(target);
          for (int i = 0; i < target; i++) {
            assertSound(resampling, i, source);
          }
        }
      }
    }
  }

  private static void assertSound(Resampling resampling, int target, int source) {
    int first = resampling.first(target);
    int last = resampling.last(target);
    assertThat(first).isBetween(0, last);
    assertThat(last).isLessThan(source);
    if (target > 0) {
      assertThat(first).isGreaterThanOrEqualTo(resampling.first(target - 1));
      assertThat(last).isGreaterThanOrEqualTo(resampling.last(target - 1));
    }
    float sum = 0;
    for (int pixel = first; pixel <= last; pixel++) {
      assertThat(resampling.weight(target, pixel)).isGreaterThanOrEqualTo(0);
      sum += resampling.weight(target, pixel);
    }
    assertThat(sum).isCloseTo(1, within(1e-5f));
  }

  @Test
  void sameSize_isACopy() {
    Resampling resampling = Resampling.of(5, 0, 5, 5);
    for (int i = 0; i < 5; i++) {
      assertThat(resampling.first(i)).isEqualTo(i);
      assertThat(resampling.last(i)).isEqualTo(i);
      assertThat(resampling.weight(i, i)).isEqualTo(1);
    }
  }
}
