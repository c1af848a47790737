package org.vae4j.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vae4j.Shape;
import org.vae4j.layer.Activation;
import org.vae4j.layer.ActivationFunction;
import org.vae4j.layer.BatchNorm;
import org.vae4j.layer.Conv2d;
import org.vae4j.layer.ConvTranspose2d;
import org.vae4j.layer.Dense;
import org.vae4j.layer.Dropout;
import org.vae4j.layer.Layer;
import org.vae4j.layer.LeakyRelu;
import org.vae4j.layer.Padding;

/** Layers on numbers that can be followed by hand. */
final class OracleLayersTest {
  @Test
  void dense_multipliesAndAdds() {
    Map<String, double[]> parameters =
        Map.of(
            "encoder[0].kernel", new double[] {1, 2, 3, 4}, "encoder[0].bias", new double[] {5, 6});
    assertThat(output(Shape.of(2), new Dense(2), parameters, 10, 100))
        .containsExactly(10 + 300 + 5, 20 + 400 + 6);
  }

  // A kernel that is 1, 10, 100 in its middle row shows which pixels each output sees.
  @ParameterizedTest
  @CsvSource({
    "SAME,  1, '1 2 3 4', '210 321 432 43'",
    // One zero is missing in all; it goes to the right.
    "SAME,  2, '1 2 3 4', '321 43'",
    // Two zeros are missing, one goes to each side.
    "SAME,  2, '1 2 3 4 5', '210 432 54'",
    "SAME,  3, '1 2 3 4', '210 43'",
    "VALID, 1, '1 2 3 4', '321 432'",
    "VALID, 2, '1 2 3 4 5 6', '321 543'"
  })
  void conv2d_padsAsTensorFlow(Padding padding, int stride, String row, String expected) {
    double[] pixels = numbers(row);
    // Three equal rows, of which the kernel's only row that is not zero sees the middle one.
    double[] image = new double[3 * pixels.length];
    for (int i = 0; i < image.length; i++) {
      image[i] = pixels[i % pixels.length];
    }
    double[] output =
        output(
            Shape.of(3, pixels.length, 1),
            new Conv2d(1, 3, stride, padding),
            middleRowKernel(),
            image);
    double[] wanted = numbers(expected);
    assertThat(Arrays.copyOf(output, wanted.length)).containsExactly(wanted);
  }

  @ParameterizedTest
  @CsvSource({
    "SAME,  1, 3, '1 2 3', '12 123 230'",
    "SAME,  2, 6, '1 2 3', '1 10 102 20 203 30'",
    "SAME,  2, 5, '1 2 3', '10 102 20 203 30'",
    "VALID, 2, 7, '1 2 3', '1 10 102 20 203 30 300'"
  })
  void convTranspose2d_isTheWayBack(
      Padding padding, int stride, int width, String row, String expected) {
    double[] pixels = numbers(row);
    int height = padding == Padding.SAME ? stride : 3;
    double[] output =
        output(
            Shape.of(1, pixels.length, 1),
            new ConvTranspose2d(1, 3, stride, padding, Optional.of(Shape.of(height, width))),
            allRowsKernel(),
            pixels);
    assertThat(Arrays.copyOf(output, width)).containsExactly(numbers(expected));
  }

  @ParameterizedTest
  @CsvSource({"SAME, 4, 2, 7, 5", "SAME, 3, 2, 8, 9", "SAME, 2, 3, 7, 8", "VALID, 4, 3, 10, 7"})
  void convTranspose2d_isTheAdjointOfConv2d(
      Padding padding, int kernel, int stride, int height, int width) {
    Shape large = Shape.of(height, width, 2);
    Conv2d down = new Conv2d(3, kernel, stride, padding);
    Shape small = Shape.of(down.outputSize(height), down.outputSize(width), 3);
    ConvTranspose2d up =
        new ConvTranspose2d(2, kernel, stride, padding, Optional.of(Shape.of(height, width)));
    double[] weights = LayerRun.random(kernel * kernel * 2 * 3, 1);
    double[] x = LayerRun.random(large.volume(), 2);
    double[] y = LayerRun.random(small.volume(), 3);
    double[] downX = output(large, down, kernelWithoutBias(weights, 3), x);
    double[] upY = output(small, up, kernelWithoutBias(weights, 2), y);
    assertThat(product(downX, y)).isCloseTo(product(x, upY), within(1e-12));
  }

  @Test
  void batchNorm_inTraining_usesTheBatchAndMovesTheRunningStatistics() {
    Map<String, double[]> parameters =
        Map.of(
            "encoder[0].gamma", new double[] {2},
            "encoder[0].beta", new double[] {1},
            "encoder[0].running_mean", new double[] {10},
            "encoder[0].running_variance", new double[] {20});
    BatchNorm layer = new BatchNorm(0.75f, 0.5f);
    LayerRun.Result result =
        new LayerRun(Shape.of(1), layer, true, Map.of()).run(parameters, new double[] {1, 3, 5, 7});
    // Mean 4, biased variance 5, unbiased 20/3.
    double deviation = Math.sqrt(5.5);
    assertThat(result.output().values())
        .containsExactly(
            new double[] {
              1 - 6 / deviation, 1 - 2 / deviation, 1 + 2 / deviation, 1 + 6 / deviation
            },
            within(1e-14));
    assertThat(result.layers().runningStatistics().get("encoder[0].running_mean"))
        .containsExactly(0.75 * 10 + 0.25 * 4);
    assertThat(result.layers().runningStatistics().get("encoder[0].running_variance"))
        .containsExactly(new double[] {0.75 * 20 + 0.25 * 20 / 3}, within(1e-14));
  }

  @Test
  void batchNorm_inUse_usesTheRunningStatistics() {
    Map<String, double[]> parameters =
        Map.of(
            "encoder[0].gamma", new double[] {2, 3},
            "encoder[0].beta", new double[] {1, 0},
            "encoder[0].running_mean", new double[] {10, 20},
            "encoder[0].running_variance", new double[] {3.5, 8.5});
    assertThat(output(Shape.of(2), new BatchNorm(0.9f, 0.5f), parameters, 14, 14))
        .containsExactly(new double[] {5, -6}, within(1e-14));
  }

  @Test
  void dropout_withoutMask_doesNothing() {
    assertThat(output(Shape.of(2), new Dropout(0.5f), Map.of(), 3, -4)).containsExactly(3, -4);
  }

  @Test
  void leakyRelu_scalesNegatives() {
    assertThat(output(Shape.of(3), new LeakyRelu(0.25f), Map.of(), 3, -4, 0))
        .containsExactly(3, -1, 0);
  }

  // Values by 50-digit arithmetic.
  @ParameterizedTest
  @CsvSource({
    "RELU, -40.0, 0.0",
    "RELU, -3.5, 0.0",
    "RELU, -0.25, 0.0",
    "RELU, 0.5, 0.5",
    "RELU, 3.0, 3.0",
    "RELU, 40.0, 40.0",
    "ELU, -40.0, -1.0",
    "ELU, -3.5, -0.9698026165776815",
    "ELU, -0.25, -0.22119921692859512",
    "ELU, 0.5, 0.5",
    "ELU, 3.0, 3.0",
    "ELU, 40.0, 40.0",
    "GELU, -40.0, 0.0",
    "GELU, -3.5, -0.0008142017766243376",
    "GELU, -0.25, -0.10032341857926907",
    "GELU, 0.5, 0.34573123063700656",
    "GELU, 3.0, 2.99595030590511",
    "GELU, 40.0, 40.0",
    "SILU, -40.0, -1.6993417021166355e-16",
    "SILU, -3.5, -0.10259280762974711",
    "SILU, -0.25, -0.10945587477855047",
    "SILU, 0.5, 0.3112296656009273",
    "SILU, 3.0, 2.8577223804672998",
    "SILU, 40.0, 40.0",
    "TANH, -40.0, -1.0",
    "TANH, -3.5, -0.9981778976111987",
    "TANH, -0.25, -0.24491866240370913",
    "TANH, 0.5, 0.46211715726000974",
    "TANH, 3.0, 0.9950547536867305",
    "TANH, 40.0, 1.0",
    "SIGMOID, -40.0, 4.248354255291589e-18",
    "SIGMOID, -3.5, 0.02931223075135632",
    "SIGMOID, -0.25, 0.4378234991142019",
    "SIGMOID, 0.5, 0.6224593312018546",
    "SIGMOID, 3.0, 0.9525741268224333",
    "SIGMOID, 40.0, 1.0",
    "SOFTPLUS, -40.0, 4.248354255291589e-18",
    "SOFTPLUS, -3.5, 0.029750418272620566",
    "SOFTPLUS, -0.25, 0.5759394198788436",
    "SOFTPLUS, 0.5, 0.9740769841801067",
    "SOFTPLUS, 3.0, 3.048587351573742",
    "SOFTPLUS, 40.0, 40.0"
  })
  void activation_knownValues(ActivationFunction function, double x, double expected) {
    assertThat(output(Shape.of(1), new Activation(function), Map.of(), x))
        .containsExactly(new double[] {expected}, within(1e-15 + 1e-14 * Math.abs(expected)));
  }

  private static double[] output(
      Shape input, Layer layer, Map<String, double[]> parameters, double... items) {
    return LayerRun.inference(input, layer).run(parameters, items).output().values();
  }

  private static Map<String, double[]> middleRowKernel() {
    return kernelWithoutBias(new double[] {0, 0, 0, 1, 10, 100, 0, 0, 0}, 1);
  }

  private static Map<String, double[]> allRowsKernel() {
    return kernelWithoutBias(new double[] {1, 10, 100, 1, 10, 100, 1, 10, 100}, 1);
  }

  private static Map<String, double[]> kernelWithoutBias(double[] kernel, int filters) {
    return Map.of("encoder[0].kernel", kernel, "encoder[0].bias", new double[filters]);
  }

  private static double[] numbers(String words) {
    return Arrays.stream(words.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
