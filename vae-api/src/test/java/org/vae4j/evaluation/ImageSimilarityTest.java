package org.vae4j.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.testing.HashFill;

final class ImageSimilarityTest {
  private static Samples random(Shape shape, int count, int series) {
    double[] values = HashFill.series(count * shape.volume(), series, 0, 1);
    return Samples.filledBy(
        count,
        shape,
        target -> {
          for (int i = 0; i < target.length; i++) {
            target[i] = (float) values[i];
          }
        });
  }

  /** The definition with a window of 11 x 11 weights at each place, written plainly. */
  private static double ssim(Samples a, Samples b, int item) {
    int height = a.itemShape().size(0);
    int width = a.itemShape().size(1);
    int channels = a.itemShape().size(2);
    double total = 0;
    for (int channel = 0; channel < channels; channel++) {
      for (int top = 0; top + 11 <= height; top++) {
        for (int left = 0; left + 11 <= width; left++) {
          total += ssim(a, b, item, top, left, channel);
        }
      }
    }
    return total / channels / (height - 10) / (width - 10);
  }

  private static double ssim(Samples a, Samples b, int item, int top, int left, int channel) {
    int width = a.itemShape().size(1);
    int channels = a.itemShape().size(2);
    double weights = 0;
    double meanA = 0;
    double meanB = 0;
    for (int y = 0; y < 11; y++) {
      for (int x = 0; x < 11; x++) {
        double w = weight(y, x);
        int place = ((top + y) * width + left + x) * channels + channel;
        weights += w;
        meanA += w * a.value(item, place);
        meanB += w * b.value(item, place);
      }
    }
    meanA /= weights;
    meanB /= weights;
    double varianceA = 0;
    double varianceB = 0;
    double covariance = 0;
    for (int y = 0; y < 11; y++) {
      for (int x = 0; x < 11; x++) {
        double w = weight(y, x) / weights;
        int place = ((top + y) * width + left + x) * channels + channel;
        double deviationA = a.value(item, place) - meanA;
        double deviationB = b.value(item, place) - meanB;
        varianceA += w * deviationA * deviationA;
        varianceB += w * deviationB * deviationB;
        covariance += w * deviationA * deviationB;
      }
    }
    double c1 = 1e-4;
    double c2 = 9e-4;
    return (2 * meanA * meanB + c1)
        * (2 * covariance + c2)
        / ((meanA * meanA + meanB * meanB + c1) * (varianceA + varianceB + c2));
  }

  private static double weight(int y, int x) {
    return Math.exp(-((y - 5) * (y - 5) + (x - 5) * (x - 5)) / (2 * 1.5 * 1.5));
  }

  @ParameterizedTest
  @CsvSource({"28,28,1", "11,11,3", "13,17,2"})
  void ssim_asPlainReference(int height, int width, int channels) {
    Shape shape = Shape.of(height, width, channels);
    Samples originals = random(shape, 3, 1);
    Samples noise = random(shape, 3, 2);
    Samples items =
        Samples.filledBy(
            3,
            shape,
            target -> {
              for (int i = 0; i < target.length; i++) {
                int place = i % shape.volume();
                target[i] =
                    0.7f * originals.value(i / shape.volume(), place)
                        + 0.3f * noise.value(i / shape.volume(), place);
              }
            });
    List<ImageSimilarity> similarities = ImageSimilarity.of(originals, items);
    for (int item = 0; item < 3; item++) {
      assertThat(similarities.get(item).ssim().orElseThrow())
          .isCloseTo(ssim(originals, items, item), within(1e-10))
          .isBetween(0.5, 0.99);
    }
  }

  @Test
  void numbers_ofConstantImages_asByHand() {
    Shape shape = Shape.of(12, 12, 1);
    Samples grey = Samples.filledBy(1, shape, values -> Arrays.fill(values, 0.5f));
    Samples black = Samples.filledBy(1, shape, values -> {});
    ImageSimilarity similarity = ImageSimilarity.of(grey, black).get(0);
    assertThat(similarity.mse()).isCloseTo(0.25, within(1e-12));
    assertThat(similarity.psnr()).isCloseTo(6.020599913279624, within(1e-9));
    assertThat(similarity.ssim().orElseThrow()).isCloseTo(1e-4 / (0.25 + 1e-4), within(1e-9));
  }

  @Test
  void equalItems_areInfinitelyAlike() {
    Samples items = random(Shape.of(12, 12, 1), 2, 3);
    ImageSimilarity similarity = ImageSimilarity.of(items, items).get(1);
    assertThat(similarity.mse()).isZero();
    assertThat(similarity.psnr()).isPositive().isInfinite();
    assertThat(similarity.ssim().orElseThrow()).isCloseTo(1, within(1e-12));
  }

  @Test
  void ssim_ofVectorsAndSmallImages_isEmpty() {
    for (Shape shape : List.of(Shape.of(200), Shape.of(10, 30, 1), Shape.of(30, 10, 1))) {
      Samples items = random(shape, 1, 1);
      assertThat(ImageSimilarity.of(items, random(shape, 1, 2)).get(0).ssim()).isEmpty();
    }
  }

  @Test
  void badPairs_areRefused() {
    Samples two = random(Shape.of(3), 2, 1);
    assertThatThrownBy(() -> ImageSimilarity.of(two, two.slice(0, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected 2 samples of [3], found 1 samples of [3]");
    Samples broken = Samples.of(Shape.of(3), 0, 0, 0, 0, Float.NaN, 0);
    assertThatThrownBy(() -> ImageSimilarity.of(two, broken))
        .hasStackTraceContaining("ImageSimilarity item 1: expected finite values, found NaN");
    assertThat(ImageSimilarity.of(two.slice(0, 0), two.slice(0, 0))).isEmpty();
  }
}
