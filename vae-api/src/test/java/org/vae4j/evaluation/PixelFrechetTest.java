package org.vae4j.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.vae4j.Shape;
import org.vae4j.data.IdxDataset;
import org.vae4j.testing.RealData;

final class PixelFrechetTest {
  @Test
  void evaluate_firstImagesOfFashionMnist_isWhatNumpyFinds() throws IOException {
    Path folder = RealData.fashionMnist();
    FidReport report =
        FidEvaluator.pixelFrechet(Shape.of(28, 28, 1))
            .evaluate(IdxDataset.open(folder, "t10k"), IdxDataset.open(folder, "train"), 1000);
    // Test against training images, with numpy.cov and two calls of numpy.linalg.eigh in float64.
    assertThat(report.frechetDistance()).isEqualTo(3.7863536828581346, within(1e-6));
    assertThat(report.realCount()).hasValue(1000);
    assertThat(report.floor().orElseThrow().distance()).isGreaterThan(report.frechetDistance());
  }
}
