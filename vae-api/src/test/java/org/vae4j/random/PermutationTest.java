package org.vae4j.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PermutationTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 1000})
  void of_hasEachNumberOnce(int size) {
    int[] order = Permutation.of(size, CounterRandom.of(1, 1));
    Arrays.sort(order);
    assertThat(order).isEqualTo(IntStream.range(0, size).toArray());
  }

  @Test
  void of_givesEachOrderEquallyOften() {
    Map<String, Integer> counts = new HashMap<>();
    int draws = 24_000;
    for (int draw = 0; draw < draws; draw++) {
      String order = Arrays.toString(Permutation.of(4, CounterRandom.of(draw, 1)));
      counts.merge(order, 1, Integer::sum);
    }
    assertThat(counts).hasSize(24);
    // The standard deviation of a count of mean 1,000 is 31.
    assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(845, 1155));
  }

  @Test
  void of_neverChanges() {
    assertThat(Permutation.of(10, CounterRandom.of(7, 3)))
        .containsExactly(6, 1, 5, 3, 7, 9, 4, 0, 2, 8);
  }

  @Test
  void of_negativeSize() {
    assertThatThrownBy(() -> Permutation.of(-1, CounterRandom.of(1, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Permutation size: expected at least 0, found -1; it is how many numbers to order");
  }
}
