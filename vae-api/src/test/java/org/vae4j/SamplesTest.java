package org.vae4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.BufferOverflowException;
import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

final class SamplesTest {
  private final Samples three = Samples.of(Shape.of(2), 1, 2, 3, 4, 5, 6);

  @Test
  void items_areInOrder() {
    assertThat(three.count()).isEqualTo(3);
    assertThat(three.itemShape()).isEqualTo(Shape.of(2));
    assertThat(three.item(1)).containsExactly(3, 4);
    assertThat(three.value(2, 1)).isEqualTo(6);
    assertThat(three).hasToString("3 samples of [2]");
  }

  @Test
  void arrays_areCopied() {
    float[] values = {1, 2};
    Samples samples = Samples.of(Shape.of(2), values);
    values[0] = 9;
    samples.item(0)[1] = 9;
    assertThat(samples.item(0)).containsExactly(1, 2);
  }

  @Test
  void indices_outOfRange() {
    assertThatThrownBy(() -> three.item(3)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> three.item(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> three.value(0, 2)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> three.value(3, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> three.slice(1, 4)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> three.slice(2, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> three.copyTo(0, 4, FloatBuffer.allocate(9)))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void of_incompleteItem() {
    assertThatThrownBy(() -> Samples.of(Shape.of(2), 1, 2, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Samples values: expected a multiple of 2, the size of [2], found 3; an item is missing"
                + " some of its values");
  }

  @Test
  void filledBy_startsWithZeros() {
    Samples samples = Samples.filledBy(2, Shape.of(2), values -> values[3] = 7);
    assertThat(samples).isEqualTo(Samples.of(Shape.of(2), 0, 0, 0, 7));
  }

  @Test
  void filledBy_noItems() {
    Samples none = Samples.filledBy(0, Shape.of(2), values -> assertThat(values).isEmpty());
    assertThat(none.count()).isZero();
    assertThat(none).isEqualTo(Samples.of(Shape.of(2))).isEqualTo(three.slice(1, 1));
    assertThat(none.concat(three)).isEqualTo(three);
  }

  @Test
  void filledBy_outOfRange() {
    assertThatThrownBy(() -> Samples.filledBy(-1, Shape.of(2), values -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Samples count: expected at least 0, found -1; ask for a number of items");
    assertThatThrownBy(() -> Samples.filledBy(1 << 30, Shape.of(3), values -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Samples: expected less than 2^31 values, found 3221225472; ask for fewer items at a"
                + " time");
  }

  @Test
  void slice_andConcat() {
    assertThat(three.slice(1, 3)).isEqualTo(Samples.of(Shape.of(2), 3, 4, 5, 6));
    assertThat(three.slice(1, 3).concat(three.slice(0, 1)))
        .isEqualTo(Samples.of(Shape.of(2), 3, 4, 5, 6, 1, 2));
  }

  @Test
  void concat_otherShape() {
    assertThatThrownBy(() -> three.concat(Samples.of(Shape.of(1, 2), 1, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Samples.concat: expected items of shape [2], found [1, 2]; only items of one shape go"
                + " together");
  }

  @Test
  void interleave_takesTurns() {
    assertThat(three.slice(0, 2).interleave(three.slice(1, 3)))
        .isEqualTo(Samples.of(Shape.of(2), 1, 2, 3, 4, 3, 4, 5, 6));
    assertThatThrownBy(() -> three.interleave(three.slice(0, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Samples.interleave: expected 3 samples of [2], found 2 samples of [2]; each item needs"
                + " its counterpart");
    assertThatThrownBy(() -> three.interleave(Samples.of(Shape.of(1), 1, 2, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found 3 samples of [1]");
  }

  @Test
  void copyTo_startsAtThePosition() {
    FloatBuffer target = FloatBuffer.allocate(5).position(1);
    three.copyTo(1, 3, target);
    assertThat(target.array()).containsExactly(0, 3, 4, 5, 6);
    assertThat(target.hasRemaining()).isFalse();
    assertThatThrownBy(() -> three.copyTo(0, 1, target))
        .isInstanceOf(BufferOverflowException.class);
  }

  @Test
  void equality_isThatOfShapeAndBits() {
    assertThat(Samples.of(Shape.of(1), Float.NaN)).isEqualTo(Samples.of(Shape.of(1), Float.NaN));
    assertThat(Samples.of(Shape.of(1), 0f)).isNotEqualTo(Samples.of(Shape.of(1), -0f));
    assertThat(Samples.of(Shape.of(2), 1, 2)).isNotEqualTo(Samples.of(Shape.of(2, 1), 1, 2));
    assertThat(Samples.of(Shape.of(2), 1, 2)).isNotEqualTo(Samples.of(Shape.of(1), 1, 2));
    assertThat(three.slice(0, 3)).hasSameHashCodeAs(three);
  }
}
