package org.vae4j.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vae4j.Samples;
import org.vae4j.Shape;

final class FeaturesTest {
  private final Samples rows = Samples.of(Shape.of(2), 1, 2, 3, 4);

  @Test
  void of_hasNoClasses() {
    assertThat(Features.of(rows)).isEqualTo(new Features(rows, Optional.empty()));
  }

  @Test
  void constructor_rowsOfAnotherRank() {
    Samples maps = Samples.of(Shape.of(1, 2, 1), 1, 2, 3, 4);
    assertThatThrownBy(() -> Features.of(maps))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Features values: expected one vector per item, of rank 1, found the shape [1, 2, 1]"
                + " per item; flatten or average the other axes");
    assertThatThrownBy(() -> new Features(rows, Optional.of(maps)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Features classProbabilities: expected one vector per item");
  }

  @Test
  void constructor_otherNumberOfClassProbabilities() {
    assertThatThrownBy(
            () -> new Features(rows, Optional.of(Samples.of(Shape.of(3), 0.5f, 0.25f, 0.25f))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Features classProbabilities: expected 2 rows, one per item, found 1; both outputs"
                + " belong to the same items");
  }
}
