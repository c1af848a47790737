package org.vae4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vae4j.evaluation.ResizeFilter;
import org.vae4j.testing.NullSweep;

final class FeatureSettingsTest {
  @Test
  void setting_leavesTheOldOnes() {
    FeatureSettings defaults = FeatureSettings.defaults();
    String before = defaults.toString();
    FeatureSettings changed =
        defaults.layout(ImageLayout.NHWC).resize(ResizeFilter.AREA).size(3, 4).output("pool");
    assertThat(defaults).hasToString(before);
    assertThat(changed.toString()).contains("NHWC", "AREA", "height=3, width=4", "pool");
  }

  @ParameterizedTest
  @CsvSource({"0, 3", "3, -1"})
  void sizeBelowOne_isRefused(int height, int width) {
    assertThatThrownBy(() -> FeatureSettings.defaults().size(height, width))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected at least 1");
  }

  @Test
  void emptyNames_areRefused() {
    FeatureSettings settings = FeatureSettings.defaults();
    assertThatThrownBy(() -> settings.output(" "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("FeatureSettings output: expected a name");
    assertThatThrownBy(() -> settings.classLogits("")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> settings.classProbabilities(""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> settings.name("")).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 0", "0, NaN", "-Infinity, 0", "0, 1e300"})
  void badRange_isRefused(double low, double high) {
    assertThatThrownBy(() -> PixelRange.of(low, high))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PixelRange: expected two finite numbers, the smaller one first");
  }

  @Test
  void badStandardization_isRefused() {
    double[] one = {1};
    for (double bad : new double[] {0, -1, Double.NaN, Double.MIN_VALUE}) {
      assertThatThrownBy(() -> PixelRange.standardized(one, new double[] {bad}))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("channel 0");
    }
    assertThatThrownBy(() -> PixelRange.standardized(new double[] {Double.NaN}, one))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PixelRange.standardized(one, new double[2]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PixelRange.standardized(new double[0], new double[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void ranges_areValues() {
    assertThat(PixelRange.unit()).isEqualTo(PixelRange.of(0, 1)).hasToString("[0.0, 1.0]");
    assertThat(PixelRange.bytes()).isEqualTo(PixelRange.of(0, 255)).isNotEqualTo(PixelRange.unit());
    assertThat(PixelRange.of(-1, 1).hashCode())
        .isEqualTo(PixelRange.standardized(new double[] {0.5}, new double[] {0.5}).hashCode());
  }

  @Test
  void nulls_areRefusedByName() {
    NullSweep sweep =
        new NullSweep()
            .set(Path.class, Path.of("net.onnx"))
            .set(FeatureSettings.class, FeatureSettings.defaults())
            .set(PixelRange.class, PixelRange.unit())
            .set(ImageLayout.class, ImageLayout.NCHW)
            .set(ResizeFilter.class, ResizeFilter.AREA)
            .set(byte[].class, new byte[1])
            .set(double[].class, new double[] {1})
            .set(Device[].class, new Device[0])
            .statics(PixelRange.class, FeatureSettings.class, OnnxFeatureExtractor.class)
            .methods(FeatureSettings.defaults());
    assertThat(sweep.checks()).isGreaterThanOrEqualTo(15);
  }
}
