package org.vae4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.testing.NullPointerTester;
import org.junit.jupiter.api.Test;
import org.vae4j.Shape;

final class ByteArrayDatasetTest extends ByteDatasetContract {
  private static final Shape PAIR = Shape.of(2);

  @Override
  ByteDataset dataset() {
    return ArrayDataset.ofBytes(PAIR, new byte[] {1, 2}, new byte[] {-1, 0});
  }

  @Test
  void ofBytes_holdsTheItems() {
    Dataset data = dataset();
    assertThat(data.size()).isEqualTo(2);
    assertThat(data.itemShape()).isEqualTo(PAIR);
    assertThat(data.samples(1, 2).item(0)).containsExactly(1, 0);
    assertThat(data.label(0)).isEmpty();
    assertThat(data).hasToString("2 items of [2]");
  }

  @Test
  void ofBytes_copies() {
    byte[] item = {1, 2};
    ByteDataset data = ArrayDataset.ofBytes(PAIR, item);
    item[0] = 9;
    byte[] read = new byte[2];
    data.readBytes(0, read, 0);
    assertThat(read).containsExactly(1, 2);
  }

  @Test
  void ofBytes_noItems() {
    assertThatThrownBy(() -> ArrayDataset.ofBytes(PAIR))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected at least one, found none");
  }

  @Test
  void ofBytes_itemOfAnotherSize() {
    assertThatThrownBy(() -> ArrayDataset.ofBytes(PAIR, new byte[1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("item 0: expected 2 values for the shape [2], found 1");
  }

  @Test
  void withLabels_setsThem() {
    ByteArrayDataset data = ArrayDataset.ofBytes(PAIR, new byte[2], new byte[2]).withLabels(3, 1);
    assertThat(data.label(0)).hasValue(3);
    assertThat(data.label(1)).hasValue(1);
    assertThatThrownBy(() -> data.withLabels(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("labels: expected 2, one per item, found 1; label them all");
  }

  @Test
  void nulls() {
    new NullPointerTester().testAllPublicInstanceMethods(dataset());
  }
}
