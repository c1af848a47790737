package org.vae4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.testing.NullSweep;

final class DatasetsTest {
  /** Item i has the value i. */
  private static ArrayDataset counting(int size) {
    return ArrayDataset.of(
        Shape.of(1),
        IntStream.range(0, size).mapToObj(i -> new float[] {i}).toArray(float[][]::new));
  }

  private static List<Integer> values(Dataset data) {
    List<Integer> values = new ArrayList<>();
    for (int index = 0; index < data.size(); index++) {
      values.add((int) data.samples(index, index + 1).value(0, 0));
    }
    return values;
  }

  @Test
  void select_keepsOrderAndLabels() {
    Dataset data = Datasets.select(counting(5).withLabels(4, 3, 2, 1, 0), 3, 0, 3);
    assertThat(values(data)).containsExactly(3, 0, 3);
    assertThat(data.label(0)).hasValue(1);
    assertThat(data.label(1)).hasValue(4);
    assertThat(data).hasToString("3 of 5 items of [1]");
  }

  @Test
  void select_copies() {
    int[] indices = {1, 2};
    Dataset data = Datasets.select(counting(3), indices);
    indices[0] = 0;
    assertThat(values(data)).containsExactly(1, 2);
  }

  @Test
  void select_ofAView() {
    Dataset data = Datasets.select(Datasets.subset(counting(10), 4, 8), 3, 1);
    assertThat(values(data)).containsExactly(7, 5);
    assertThat(data).hasToString("2 of 10 items of [1]");
  }

  @Test
  void select_nothing() {
    assertThatThrownBy(() -> Datasets.select(counting(3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("select: expected at least one index, found none; a data set is never empty");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 3})
  void select_noSuchItem(int index) {
    assertThatThrownBy(() -> Datasets.select(counting(3), 0, index))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void subset_isFromTo() {
    assertThat(values(Datasets.subset(counting(10), 4, 7))).containsExactly(4, 5, 6);
  }

  @Test
  void subset_empty() {
    assertThatThrownBy(() -> Datasets.subset(counting(10), 4, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("subset: expected at least one item, found 4 to 4; a data set is never empty");
  }

  @Test
  void subset_noSuchItems() {
    assertThatThrownBy(() -> Datasets.subset(counting(10), 4, 11))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void first_isAtMostAll() {
    assertThat(values(Datasets.first(counting(10), 2))).containsExactly(0, 1);
    assertThat(Datasets.first(counting(10), 99).size()).isEqualTo(10);
  }

  @Test
  void first_badCount() {
    assertThatThrownBy(() -> Datasets.first(counting(10), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("first count: expected at least 1, found 0; it is the number of items");
  }

  @Test
  void onlyClasses_keepsOrderAndNumbers() {
    Dataset data = Datasets.onlyClasses(counting(6).withLabels(7, 1, 7, 3, 1, 0), 3, 1);
    assertThat(values(data)).containsExactly(1, 3, 4);
    assertThat(data.label(1)).hasValue(3);
  }

  @Test
  void onlyClasses_none() {
    assertThatThrownBy(() -> Datasets.onlyClasses(counting(6), 3, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "onlyClasses: expected items with a label in [3, 1], found none in 6 items of [1];"
                + " labels are numbers from 0, and not every data set has them");
  }

  @Test
  void withLabels_areSelectedWithTheirItems() {
    Dataset data = Datasets.withLabels(counting(4).withLabels(9, 9, 9, 9), 0, 1, 2, 3);
    assertThat(data.label(2)).hasValue(2);
    assertThat(Datasets.select(data, 3, 1).label(0)).hasValue(3);
    assertThat(values(Datasets.onlyClasses(data, 1, 2))).containsExactly(1, 2);
    assertThat(Datasets.withLabels(data, 5, 5, 5, 5).label(0)).hasValue(5);
  }

  @Test
  void withLabels_anotherNumber() {
    assertThatThrownBy(() -> Datasets.withLabels(counting(2), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("labels: expected 2, one per item, found 1; label them all");
  }

  @Test
  void views_ofBytesAreBytes() {
    ByteArrayDataset bytes =
        ArrayDataset.ofBytes(Shape.of(1), new byte[] {1}, new byte[] {-1}).withLabels(0, 1);
    Split split = Datasets.split(bytes, 0.5, 1);
    assertThat(
            List.of(
                Datasets.select(bytes, 1),
                Datasets.subset(bytes, 0, 1),
                Datasets.first(bytes, 1),
                Datasets.onlyClasses(bytes, 1),
                Datasets.withLabels(bytes, 2, 2),
                Datasets.select(Datasets.select(bytes, 1), 0),
                split.training(),
                split.validation()))
        .allSatisfy(view -> assertThat(view).isInstanceOf(ByteDataset.class));
    assertThat(Datasets.select(counting(2), 1)).isNotInstanceOf(ByteDataset.class);
  }

  @ParameterizedTest
  @CsvSource({"10, 0.1, 1", "10, 0.25, 3", "10, 0.001, 1", "10, 0.999, 9", "2, 0.5, 1"})
  void split_sizes(int size, double fraction, int validation) {
    Split split = Datasets.split(counting(size), fraction, 3);
    assertThat(split.validation().size()).isEqualTo(validation);
    assertThat(split.training().size()).isEqualTo(size - validation);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.9999999999999999, Double.MIN_VALUE})
  void split_extremeFractionsLeaveAnItemOnEachSide(double fraction) {
    for (int size = 2; size < 20; size++) {
      Split split = Datasets.split(counting(size), fraction, 3);
      assertThat(Math.min(split.training().size(), split.validation().size())).isEqualTo(1);
    }
  }

  @Test
  void split_eachItemIsInOnePartInOrder() {
    Split split = Datasets.split(counting(100), 0.3, 8);
    assertThat(values(split.training())).isSorted();
    assertThat(values(split.validation())).isSorted();
    List<Integer> all = new ArrayList<>(values(split.training()));
    all.addAll(values(split.validation()));
    assertThat(all).hasSize(100).doesNotHaveDuplicates();
  }

  @Test
  void split_dependsOnTheSeedAlone() {
    List<Integer> once = values(Datasets.split(counting(100), 0.3, 8).validation());
    assertThat(values(Datasets.split(counting(100), 0.3, 8).validation())).isEqualTo(once);
    assertThat(values(Datasets.split(counting(100), 0.3, 9).validation())).isNotEqualTo(once);
  }

  @Test
  void split_isUniform() {
    int[] chosen = new int[20];
    for (int seed = 0; seed < 2000; seed++) {
      values(Datasets.split(counting(20), 0.25, seed).validation()).forEach(i -> chosen[i]++);
    }
    // Binomial with mean 500 and standard deviation 19.4.
    assertThat(chosen).satisfies(counts -> assertThat(counts).hasSize(20));
    for (int count : chosen) {
      assertThat(count).isBetween(420, 580);
    }
  }

  @Test
  void split_isStratified() {
    int[] labels = IntStream.range(0, 1000).map(i -> i % 10 < 7 ? 0 : i % 10 < 9 ? 5 : 2).toArray();
    Split split = Datasets.split(counting(1000).withLabels(labels), 0.1, 4);
    assertThat(countOf(split.validation(), 0)).isEqualTo(70);
    assertThat(countOf(split.validation(), 5)).isEqualTo(20);
    assertThat(countOf(split.validation(), 2)).isEqualTo(10);
    assertThat(countOf(split.training(), 2)).isEqualTo(90);
  }

  @Test
  void split_classesThatDoNotDivide_areWithinOneItem() {
    // 10 classes of 7 items: 0.1 of each is 0.7, of all 7.
    int[] labels = IntStream.range(0, 70).map(i -> i % 10).toArray();
    Dataset validation = Datasets.split(counting(70).withLabels(labels), 0.1, 4).validation();
    assertThat(validation.size()).isEqualTo(7);
    for (int label = 0; label < 10; label++) {
      assertThat(countOf(validation, label)).isLessThanOrEqualTo(1);
    }
  }

  private static int countOf(Dataset data, int label) {
    return (int)
        IntStream.range(0, data.size()).filter(i -> data.label(i).orElse(-1) == label).count();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.1, 20, Double.NaN})
  void split_badFraction(double fraction) {
    assertThatThrownBy(() -> Datasets.split(counting(10), fraction, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "split validationFraction: expected more than 0 and less than 1, found "
                + fraction
                + "; 0.1 keeps a tenth of the items for validation");
  }

  @Test
  void split_oneItem() {
    assertThatThrownBy(() -> Datasets.split(counting(1), 0.5, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "split data: expected at least two items, found 1 items of [1]; each part needs one");
  }

  @Test
  void nulls() {
    NullSweep sweep =
        new NullSweep()
            .set(Dataset.class, counting(2))
            .set(int[].class, new int[] {0, 1})
            .set(Samples.class, Samples.of(Shape.of(1), 1, 2))
            .set(int.class, 1)
            .set(double.class, 0.5);
    assertThat(sweep.statics(Datasets.class, Split.class).checks()).isEqualTo(13);
  }
}
