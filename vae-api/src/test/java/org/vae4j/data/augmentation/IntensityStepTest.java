package org.vae4j.data.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.random.CounterRandom;

final class IntensityStepTest {
  private static final Shape FOUR = Shape.of(4);

  @Test
  void brightness_addsOneNumberAndClamps() {
    for (int seed = 0; seed < 50; seed++) {
      float change = (float) (0.3 * new Draws(CounterRandom.of(seed, 0), 0).symmetric(0));
      Samples changed =
          Augmentation.brightness(0.3).apply(Samples.of(FOUR, 0, 0.4f, 0.6f, 1), seed);
      assertThat(changed.value(0, 0)).isEqualTo(Math.max(0, change));
      assertThat(changed.value(0, 1)).isCloseTo(0.4f + change, within(1e-6f));
      assertThat(changed.value(0, 2)).isCloseTo(0.6f + change, within(1e-6f));
      assertThat(changed.value(0, 3)).isEqualTo(Math.min(1, 1 + change));
    }
  }

  @Test
  void contrast_keepsTheMean() {
    for (int seed = 0; seed < 50; seed++) {
      float factor = (float) (1 + 0.4 * new Draws(CounterRandom.of(seed, 0), 0).symmetric(0));
      Samples changed =
          Augmentation.contrast(0.4).apply(Samples.of(FOUR, 0.3f, 0.4f, 0.6f, 0.7f), seed);
      assertThat(changed.value(0, 0)).isCloseTo(0.5f - 0.2f * factor, within(1e-6f));
      assertThat(changed.value(0, 2)).isCloseTo(0.5f + 0.1f * factor, within(1e-6f));
    }
  }

  @Test
  void noise_isNormal() {
    int count = 40_000;
    Samples grey = Samples.filledBy(1, Shape.of(count), values -> Arrays.fill(values, 0.5f));
    float[] changed = Augmentation.noise(0.1).apply(grey, 5).item(0);
    double sum = 0;
    double squares = 0;
    double neighbors = 0;
    for (int i = 0; i < count; i++) {
      double difference = changed[i] - 0.5;
      sum += difference;
      squares += difference * difference;
      neighbors += i == 0 ? 0 : difference * (changed[i - 1] - 0.5);
    }
    // Four standard errors each.
    assertThat(sum / count).isCloseTo(0, within(0.002));
    assertThat(squares / count).isCloseTo(0.01, within(0.0003));
    assertThat(neighbors / count).isCloseTo(0, within(0.0002));
  }

  @Test
  void noise_differsFromItemToItem() {
    Samples items = Samples.of(Shape.of(2), 0.5f, 0.5f, 0.5f, 0.5f);
    Samples changed = Augmentation.noise(0.1).apply(items, 5);
    assertThat(changed.item(0)).isNotEqualTo(changed.item(1));
    assertThat(changed.value(0, 0)).isNotEqualTo(changed.value(0, 1));
  }
}
