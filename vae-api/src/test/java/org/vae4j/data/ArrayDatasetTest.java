package org.vae4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.testing.NullPointerTester;
import org.junit.jupiter.api.Test;
import org.vae4j.Samples;
import org.vae4j.Shape;

final class ArrayDatasetTest extends DatasetContract {
  private static final Shape PAIR = Shape.of(2);

  @Override
  Dataset dataset() {
    return ArrayDataset.of(PAIR, new float[] {1, 2}, new float[] {-3, 400}, new float[] {5, 6});
  }

  @Test
  void of_holdsTheItems() {
    Dataset data = dataset();
    assertThat(data.size()).isEqualTo(3);
    assertThat(data.itemShape()).isEqualTo(PAIR);
    assertThat(data.samples(1, 3)).isEqualTo(Samples.of(PAIR, -3, 400, 5, 6));
    assertThat(data.label(0)).isEmpty();
    assertThat(data).hasToString("3 items of [2]");
  }

  @Test
  void of_copies() {
    float[] item = {1, 2};
    Dataset data = ArrayDataset.of(PAIR, item);
    item[0] = 9;
    assertThat(data.samples(0, 1).item(0)).containsExactly(1, 2);
  }

  @Test
  void of_samples() {
    Samples items = Samples.of(Shape.of(1, 2, 1), 1, 2, 3, 4);
    Dataset data = ArrayDataset.of(items);
    assertThat(data.itemShape()).isEqualTo(Shape.of(1, 2, 1));
    assertThat(data.samples(0, 2)).isEqualTo(items);
  }

  @Test
  void of_noItems() {
    assertThatThrownBy(() -> ArrayDataset.of(PAIR))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "ArrayDataset items: expected at least one, found none; there is nothing to learn"
                + " from");
    assertThatThrownBy(() -> ArrayDataset.of(Samples.of(PAIR)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected at least one, found none");
  }

  @Test
  void of_itemOfAnotherSize() {
    assertThatThrownBy(() -> ArrayDataset.of(PAIR, new float[2], new float[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "ArrayDataset item 1: expected 2 values for the shape [2], found 3; all items have one"
                + " shape");
  }

  @Test
  void of_nullItem() {
    assertThatThrownBy(() -> ArrayDataset.of(PAIR, new float[2], null))
        .isInstanceOf(NullPointerException.class);
  }

  @Test
  void withLabels_copies() {
    int[] labels = {2, 0, 1};
    ArrayDataset data =
        ArrayDataset.of(PAIR, new float[2], new float[2], new float[2]).withLabels(labels);
    labels[0] = 9;
    assertThat(data.label(0)).hasValue(2);
    assertThat(data.label(2)).hasValue(1);
    assertThat(data.withLabels(4, 5, 6).label(0)).hasValue(4);
  }

  @Test
  void withLabels_anotherNumber() {
    ArrayDataset data = ArrayDataset.of(PAIR, new float[2]);
    assertThatThrownBy(() -> data.withLabels(1, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("labels: expected 1, one per item, found 2; label them all");
  }

  @Test
  void withLabels_negative() {
    ArrayDataset data = ArrayDataset.of(PAIR, new float[2], new float[2]);
    assertThatThrownBy(() -> data.withLabels(1, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("label of item 1: expected at least 0, found -1; classes are numbered from 0");
  }

  @Test
  void nulls() {
    NullPointerTester tester =
        new NullPointerTester()
            .setDefault(Shape.class, PAIR)
            .setDefault(Samples.class, Samples.of(PAIR, 1, 2));
    tester.testAllPublicStaticMethods(ArrayDataset.class);
    tester.testAllPublicInstanceMethods(dataset());
  }
}
