package org.vae4j.examples.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ChartsTest {
  private static final double[] X = {1, 2, 3};
  private static final double[] Y = {100, 10, 1};
  private static final LineChart LINES = LineChart.of("Loss", "epoch", "nats");

  @Test
  void line_isDrawnInItsColor() {
    BufferedImage one = LINES.line("train", Y).image();
    BufferedImage two = LINES.line("train", Y).dashed("test", X, new double[] {50, 50, 50}).image();

    assertThat(one.getWidth()).isEqualTo(1280);
    assertThat(one.getHeight()).isEqualTo(800);
    assertThat(pixels(one, 0)).isPositive();
    assertThat(pixels(one, 1)).isZero();
    assertThat(pixels(two, 1)).isPositive();
  }

  @Test
  void logarithmic_changesWhereTheLineGoes() {
    LineChart chart = LINES.line("train", Y).size(400, 300);

    BufferedImage linear = chart.image();
    BufferedImage logarithmic = chart.logarithmic().image();

    assertThat(linear.getWidth()).isEqualTo(800);
    assertThat(rows(logarithmic, 400)).isNotEqualTo(rows(linear, 400));
  }

  @Test
  void level_goesAcross() {
    BufferedImage image = LINES.line("train", Y).level("goal", 42).image();

    int columns = (int) IntStream.range(0, 1280).filter(x -> !rows(image, x, 1).isEmpty()).count();
    assertThat(columns).isGreaterThan(400);
  }

  @Test
  void range_cutsTheLineOff() {
    LineChart chart = LINES.line("train", Y);

    assertThat(pixels(chart.range(0, 50).image(), 0))
        .isPositive()
        .isNotEqualTo(pixels(chart.image(), 0));
    assertThat(rows(chart.range(0, 50).image(), 640)).allMatch(row -> row > 60 && row < 700);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> chart.range(2, 1))
        .withMessageContaining("min below max");
  }

  @Test
  void line_pointsDoNotFit_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LINES.line("train", X, new double[] {1}))
        .withMessage(
            "series 'train': expected as many x as y, and at least one, found 3 and 1;"
                + " give both of each point");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LINES.line("train", 1, Double.NaN))
        .withMessageContaining("finite numbers");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LINES.level("goal", 1))
        .withMessageContaining("add lines first");
  }

  @Test
  void bars_heightsFollowTheValues() {
    BarChart chart = BarChart.of("FID", "beta", "", List.of("0.1", "1.0"));

    int low = pixels(chart.bars("pixels", 4, 8).image(), 0);
    int high = pixels(chart.bars("pixels", 8, 8).image(), 0);

    assertThat(low).isPositive().isLessThan(high);
    assertThat(pixels(chart.bars("a", 1, 2).bars("b", 2, 1).image(), 1)).isPositive();
    assertThat(pixels(chart.bars("a", new double[] {1, 2}, new double[] {.5, .1}).image(), 0))
        .isPositive();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> chart.bars("pixels", 4))
        .withMessageContaining("expected 2 values, found 1");
  }

  @Test
  void classes_eachHasItsColor() {
    ScatterChart chart = ScatterChart.of("Latent space", "z1", "z2").range(0, 4, 0, 200);

    BufferedImage image =
        chart.classes(X, Y, new int[] {0, 2, 2}, List.of("shirt", "bag", "boot")).image();

    assertThat(image.getHeight()).isEqualTo(1120);
    assertThat(colors(image)).isGreaterThan(3);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> chart.classes(X, Y, new int[] {0}, List.of("shirt")))
        .withMessageContaining("one for each of 3 points, found 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> chart.range(1, 1, 0, 1))
        .withMessageContaining("minima below maxima");
  }

  private static int pixels(BufferedImage image, int series) {
    return IntStream.range(0, image.getWidth()).map(x -> rows(image, x, series).size()).sum();
  }

  private static List<Integer> rows(BufferedImage image, int x) {
    return rows(image, x, 0);
  }

  /** Returns the rows in which a column has the color of a series. */
  private static List<Integer> rows(BufferedImage image, int x, int series) {
    int color = ChartStyle.color(series).getRGB();
    return IntStream.range(0, image.getHeight())
        .filter(y -> (image.getRGB(x, y) | 0xff000000) == color)
        .boxed()
        .toList();
  }

  private static long colors(BufferedImage image) {
    return IntStream.range(0, image.getWidth() * image.getHeight())
        .map(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()))
        .distinct()
        .count();
  }
}
