package org.vae4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ShapeTest {
  @Test
  void image_hasItsSizes() {
    Shape shape = Shape.of(28, 20, 3);
    assertThat(shape.isImage()).isTrue();
    assertThat(shape.rank()).isEqualTo(3);
    assertThat(shape.height()).isEqualTo(28);
    assertThat(shape.width()).isEqualTo(20);
    assertThat(shape.channels()).isEqualTo(3);
    assertThat(shape.volume()).isEqualTo(28 * 20 * 3);
    assertThat(shape).hasToString("[28, 20, 3]");
  }

  @Test
  void vector_isNoImage() {
    Shape shape = Shape.of(5);
    assertThat(shape.isImage()).isFalse();
    assertThat(shape.size(0)).isEqualTo(5);
    assertThat(shape).hasToString("[5]");
    assertThatThrownBy(shape::height)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("shape [5]: expected [height, width, channels], found [5]; it is no image");
    assertThatThrownBy(shape::width).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(shape::channels).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> shape.size(1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void sizes_areCopied() {
    List<Integer> sizes = new ArrayList<>(List.of(2, 3));
    Shape shape = new Shape(sizes);
    sizes.set(0, 9);
    assertThat(shape).isEqualTo(Shape.of(2, 3)).hasSameHashCodeAs(Shape.of(2, 3));
    assertThat(shape).isNotEqualTo(Shape.of(3, 2));
  }

  @Test
  void noSizes() {
    assertThatThrownBy(Shape::of)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("shape: expected at least one size, found none; write [n] for a vector");
  }

  @Test
  void sizeLessThanOne() {
    assertThatThrownBy(() -> Shape.of(28, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "shape [28, 0, 1]: expected sizes of at least 1, found 0; leave the batch axis out");
    assertThatThrownBy(() -> Shape.of(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void tooManyValues() {
    assertThat(Shape.of(Integer.MAX_VALUE).volume()).isEqualTo(Integer.MAX_VALUE);
    assertThatThrownBy(() -> Shape.of(65536, 32768))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "shape [65536, 32768]: expected at most 2^31 - 1 values, found more; use a smaller"
                + " item");
    assertThatThrownBy(() -> Shape.of(1 << 30, 1 << 30, 1 << 30, 1 << 30))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
