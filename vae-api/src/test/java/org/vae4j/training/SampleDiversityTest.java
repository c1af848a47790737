package org.vae4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.vae4j.Samples;
import org.vae4j.Shape;

final class SampleDiversityTest {
  private static final Samples DATA = Samples.of(Shape.of(1), 0, 1, 2, 3);

  @Test
  void theDataThemselves_areAsVaried() {
    assertThat(SampleDiversity.of(DATA, DATA)).isEqualTo(new SampleDiversity(1, 1));
  }

  @Test
  void itemsAllAlike_haveNone() {
    Samples alike = Samples.of(Shape.of(1), 5, 5, 5, 5);
    assertThat(SampleDiversity.of(alike, DATA)).isEqualTo(new SampleDiversity(0, 0));
    assertThat(SampleDiversity.of(DATA, alike)).isEqualTo(new SampleDiversity(1, 1));
  }

  /** Two items again and again vary more than the data, but come in pairs. */
  @Test
  void fewItemsAgainAndAgain_haveVariance_butNoDistance() {
    SampleDiversity found = SampleDiversity.of(Samples.of(Shape.of(1), 0, 3, 0, 3), DATA);
    assertThat(found.variance()).isCloseTo(2.25 / 1.25, within(1e-12));
    assertThat(found.distance()).isZero();
  }

  @Test
  void numbersAndShapes_mustBeAlike() {
    assertThatThrownBy(() -> SampleDiversity.of(DATA.slice(0, 3), DATA))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "SampleDiversity data: expected 3 items of shape [1], found 4 of shape [1]; distances"
                + " depend on the number of items");
    assertThatThrownBy(() -> SampleDiversity.of(DATA.slice(0, 1), DATA.slice(0, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("SampleDiversity generated: expected at least 2 items, found 1");
  }
}
