package org.vae4j.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.data.ArrayDataset;
import org.vae4j.random.CounterRandom;

final class NearestNeighborsTest {
  private static Samples uniform(int count, int size, long seed) {
    CounterRandom random = CounterRandom.of(seed, 0);
    return Samples.filledBy(
        count,
        Shape.of(size),
        values -> {
          for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.uniform(i);
          }
        });
  }

  private static double distance(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += ((double) a[i] - b[i]) * ((double) a[i] - b[i]);
    }
    return Math.sqrt(sum);
  }

  @Test
  void nearest_agreesWithSortingAll() {
    // More items than a chunk, more samples than lanes, more values than a block.
    Samples data = uniform(1_500, 45, 1);
    Samples samples = uniform(70, 45, 2);
    List<List<Neighbor>> found = NearestNeighbors.of(ArrayDataset.of(data)).nearest(samples, 5);
    assertThat(found).hasSize(70);
    for (int n = 0; n < 70; n++) {
      float[] sample = samples.item(n);
      List<Neighbor> expected =
          IntStream.range(0, data.count())
              .mapToObj(i -> new Neighbor(i, distance(sample, data.item(i))))
              .sorted(Comparator.comparingDouble(Neighbor::distance))
              .limit(5)
              .toList();
      for (int k = 0; k < 5; k++) {
        assertThat(found.get(n).get(k).index()).isEqualTo(expected.get(k).index());
        assertThat(found.get(n).get(k).distance())
            .isCloseTo(expected.get(k).distance(), within(1e-6));
      }
    }
  }

  @Test
  void nearest_ofACopy_isTheOriginalAtNoDistance() {
    Samples data = uniform(600, 100, 3);
    List<List<Neighbor>> found =
        NearestNeighbors.of(ArrayDataset.of(data)).nearest(data.slice(530, 532), 1);
    assertThat(found).containsExactly(List.of(new Neighbor(530, 0)), List.of(new Neighbor(531, 0)));
  }

  @Test
  void nearest_equallyNear_comeInTheOrderOfTheData() {
    Samples data = Samples.filledBy(1_100, Shape.of(1), values -> values[700] = 1);
    assertThat(NearestNeighbors.of(ArrayDataset.of(data)).nearest(data.slice(0, 1), 3).get(0))
        .containsExactly(new Neighbor(0, 0), new Neighbor(1, 0), new Neighbor(2, 0));
  }

  @Test
  void nearest_byAModel_comparesMeans() {
    VaeModel model = new FakeVaeModel(2);
    Samples data = Samples.of(model.itemShape(), 0, 0, 6, 8, 2, 0);
    // Encoding halves, so a distance of 10 is one of 5.
    assertThat(
            NearestNeighbors.of(ArrayDataset.of(data), model).nearest(data.slice(0, 1), 3).get(0))
        .containsExactly(new Neighbor(0, 0), new Neighbor(2, 1), new Neighbor(1, 5));
  }

  @Test
  void nearest_noSamples_isEmpty() {
    Samples data = uniform(3, 2, 1);
    assertThat(NearestNeighbors.of(ArrayDataset.of(data)).nearest(data.slice(0, 0), 1)).isEmpty();
  }

  @Test
  void nearest_outOfRange_isRefused() {
    Samples data = uniform(3, 2, 1);
    NearestNeighbors search = NearestNeighbors.of(ArrayDataset.of(data));
    for (int k : new int[] {0, 4}) {
      assertThatThrownBy(() -> search.nearest(data, k))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("NearestNeighbors k: expected 1 to 3, found " + k);
    }
    assertThatThrownBy(() -> search.nearest(uniform(1, 3, 1), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("NearestNeighbors: expected items of shape [2], found [3]");
    assertThatThrownBy(() -> search.nearest(Samples.of(Shape.of(2), 1, Float.NaN), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("NearestNeighbors sample 0: expected finite values, found NaN");
  }
}
