package org.vae4j.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vae4j.training.EpochMetrics;
import org.vae4j.training.LossTerms;

final class TrainingCurvesTest {
  @Test
  void of_validation_addsALine() {
    BufferedImage without = TrainingCurves.of(history(false));
    BufferedImage with = TrainingCurves.of(history(true));

    assertThat(has(without, 2)).isTrue();
    assertThat(has(without, 3)).isFalse();
    assertThat(has(with, 3)).isTrue();
  }

  @Test
  void withRate_isFourCharts() {
    BufferedImage image = TrainingCurves.withRate(history(true), metrics -> 1e-3 / metrics.steps());

    assertThat(image.getWidth()).isEqualTo(2560);
    assertThat(image.getHeight()).isEqualTo(1040);
    assertThat(has(image.getSubimage(0, 0, 1280, 520), 1)).isTrue();
    assertThat(has(image.getSubimage(1280, 520, 1280, 520), 0)).isTrue();
    assertThat(has(image.getSubimage(1280, 520, 1280, 520), 1)).isFalse();
  }

  @Test
  void apart_oneEpoch_isDrawn() {
    assertThat(TrainingCurves.apart(history(true).subList(0, 1))).hasSize(3);
  }

  private static List<EpochMetrics> history(boolean validated) {
    return IntStream.range(0, 15)
        .mapToObj(
            epoch -> {
              LossTerms terms = new LossTerms(300 - 5 * epoch, 10 + epoch, 310);
              Optional<LossTerms> validation =
                  validated
                      ? Optional.of(new LossTerms(290 - 4 * epoch, 10, 300))
                      : Optional.empty();
              return new EpochMetrics(epoch, epoch + 1, terms, validation, 1000, 1);
            })
        .toList();
  }

  private static boolean has(BufferedImage image, int series) {
    int color = ChartStyle.color(series).getRGB();
    return IntStream.range(0, image.getWidth() * image.getHeight())
        .anyMatch(
            i -> (image.getRGB(i % image.getWidth(), i / image.getWidth()) | 0xff000000) == color);
  }
}
