package org.vae4j.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.data.ArrayDataset;
import org.vae4j.testing.ScalingModel;

final class ReconstructionReportTest {
  private static ImageSimilarity similarity(double mse, double psnr, double ssim) {
    return new ImageSimilarity(mse, psnr, OptionalDouble.of(ssim));
  }

  @Test
  void means_overItems_haveStandardErrors() {
    ReconstructionReport report =
        ReconstructionReport.of(
            List.of(similarity(0.1, 10, 0.5), similarity(0.2, 7, 0.7), similarity(0.6, 4, 0.9)));
    assertThat(report.items()).isEqualTo(3);
    assertThat(report.mse().mean()).isCloseTo(0.3, within(1e-12));
    assertThat(report.mse().standardError()).isCloseTo(Math.sqrt(0.07 / 3), within(1e-12));
    assertThat(report.psnr().mean()).isCloseTo(7, within(1e-12));
    assertThat(report.ssim().orElseThrow().mean()).isCloseTo(0.7, within(1e-12));
    assertThat(report)
        .hasToString("3 items: MSE 0.3000 +- 0.15, PSNR 7.000 +- 1.7 dB, SSIM 0.7000 +- 0.12");
  }

  @Test
  void psnr_withAPerfectItem_isInfinite() {
    ReconstructionReport report =
        ReconstructionReport.of(
            List.of(
                similarity(0.1, 10, 0.5),
                similarity(0, Double.POSITIVE_INFINITY, 1),
                similarity(0.2, 7, 0.7)));
    assertThat(report.psnr().mean()).isPositive().isInfinite();
    assertThat(report.psnr().standardError()).isNaN();
    assertThat(report.mse().mean()).isCloseTo(0.1, within(1e-12));
  }

  /** The second dimension is halved twice: 0.25 of it comes back. */
  @Test
  void model_isMeasuredOverTheDataInChunks() {
    int items = 600;
    Samples values =
        Samples.filledBy(
            items,
            Shape.of(2),
            target -> {
              for (int i = 0; i < items; i++) {
                target[2 * i] = 0.3f;
                target[2 * i + 1] = i % 2;
              }
            });
    ReconstructionReport report =
        ReconstructionReport.of(new ScalingModel(1, 0.25f), ArrayDataset.of(values), items);
    assertThat(report.items()).isEqualTo(items);
    assertThat(report.mse().mean()).isCloseTo(0.75 * 0.75 / 4, within(1e-6));
    assertThat(report.ssim()).isEmpty();
    assertThat(report.toString()).doesNotContain("SSIM");
  }

  @Test
  void nothing_isRefused() {
    assertThatThrownBy(() -> ReconstructionReport.of(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected at least one, found 0");
  }
}
