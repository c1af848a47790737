package org.vae4j.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.vae4j.Samples;
import org.vae4j.Shape;

final class AttributeVectorTest {
  private final VaeModel model = new FakeVaeModel(2);
  private final Shape shape = model.itemShape();
  private final AttributeVector attribute =
      AttributeVector.between(
          model, Samples.of(shape, 4, 0, 8, 4), Samples.of(shape, 0, 2, 0, 2, 0, -4));

  @Test
  void between_isTheDifferenceOfTheAverages() {
    // Encoding halves: (3, 1) - (0, 0).
    assertThat(attribute.direction()).containsExactly(3, 1);
    attribute.direction()[0] = 9;
    assertThat(attribute.direction()).containsExactly(3, 1);
  }

  @Test
  void apply_movesItemsAlongTheDirection() {
    Samples items = Samples.of(shape, 2, 2, 10, 10);
    assertThat(attribute.apply(items, 0)).isEqualTo(model.reconstruct(items));
    assertThat(attribute.apply(items, 1.5)).isEqualTo(Samples.of(shape, 11, 5, 19, 13));
    assertThat(attribute.apply(items, -1)).isEqualTo(Samples.of(shape, -4, 0, 4, 8));
  }

  @Test
  void moved_staysInLatentSpace() {
    assertThat(attribute.moved(Samples.of(Shape.of(2), 1, 1), 2))
        .isEqualTo(Samples.of(Shape.of(2), 7, 3));
  }

  @Test
  void plus_addsTheDirections() {
    AttributeVector other =
        AttributeVector.between(model, Samples.of(shape, 0, 2), Samples.of(shape, 2, 0));
    assertThat(attribute.plus(other).direction()).containsExactly(2, 2);
    AttributeVector ofAnother =
        AttributeVector.between(
            new FakeVaeModel(1),
            Samples.of(Shape.of(1, 1, 1), 1),
            Samples.of(Shape.of(1, 1, 1), 2));
    assertThatThrownBy(() -> attribute.plus(ofAnother))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "AttributeVector plus: expected 2 dimensions, found 1; both must come from one model");
  }

  @Test
  void between_emptyGroup_isRefused() {
    Samples some = Samples.of(shape, 1, 2);
    assertThatThrownBy(() -> AttributeVector.between(model, some, some.slice(0, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("AttributeVector negatives: expected at least one item");
    assertThatThrownBy(() -> AttributeVector.between(model, some.slice(0, 0), some))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("AttributeVector positives: expected at least one item");
  }

  @Test
  void apply_outOfRange_isRefused() {
    Samples items = Samples.of(shape, 2, 2);
    assertThatThrownBy(() -> attribute.apply(items, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("AttributeVector strength: expected a finite number, found NaN");
    assertThatThrownBy(() -> attribute.moved(items, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "AttributeVector: expected latent vectors of [2], found [2, 1, 1]; items go into"
                + " apply");
  }
}
