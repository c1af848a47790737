package org.vae4j.onnx.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vae4j.VaeException;
import org.vae4j.inference.prior.FullGaussian;
import org.vae4j.inference.prior.GaussianMixture;
import org.vae4j.inference.prior.LatentPrior;

final class PriorFormatTest {
  private static final String WHERE = "m/decoder.onnx vae4j.prior";
  private static final FullGaussian GAUSSIAN =
      new FullGaussian(new double[] {1.0 / 3, -0.0}, new double[] {Math.PI, 1e-300, 1e300});
  private static final GaussianMixture MIXTURE =
      new GaussianMixture(
          new double[] {0.1, 1 - 0.1},
          List.of(GAUSSIAN, new FullGaussian(new double[2], new double[] {1, 0, 0.7})));

  private static String numbers(double... values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asDoubleBuffer().put(values);
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  @Test
  void parse_ofItsText_hasTheSameBits() {
    for (LatentPrior prior : List.of(GAUSSIAN, MIXTURE, LatentPrior.standardNormal())) {
      LatentPrior again = PriorFormat.parse(WHERE, PriorFormat.text(prior), 2);
      assertThat(again).isEqualTo(prior);
      assertThat(PriorFormat.text(again)).isEqualTo(PriorFormat.text(prior));
    }
  }

  @Test
  void text_isWhatFilesHold() {
    assertThat(PriorFormat.text(new FullGaussian(new double[] {1}, new double[] {2})))
        .isEqualTo("full_gaussian,1,1,AAAAAAAA8D8AAAAAAAAAQA==");
    assertThat(PriorFormat.text(MIXTURE)).startsWith("gaussian_mixture,2,2,mpmZmZmZuT");
    assertThat(PriorFormat.text(LatentPrior.standardNormal())).isNull();
  }

  @Test
  void text_largerThanAFileShouldHold_isRefused() {
    int size = 2_048;
    FullGaussian large = new FullGaussian(new double[size], identity(size));
    assertThatThrownBy(() -> PriorFormat.text(large))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "prior: expected at most 1048576 numbers, found 2100224; they go into the decoder's"
                + " file; use fewer components");
  }

  private static double[] identity(int size) {
    double[] factor = new double[size * (size + 1) / 2];
    for (int i = 0; i < size; i++) {
      factor[i * (i + 1) / 2 + i] = 1;
    }
    return factor;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                           | kind,latentSize,components,numbers",
        "gaussian_mixture                             | kind,latentSize,components,numbers",
        "flow,1,1,AAAA                                | kind,latentSize,components,numbers",
        "full_gaussian,1,2,AAAA                       | kind,latentSize,components,numbers",
        "full_gaussian,-1,1,AAAA                      | kind,latentSize,components,numbers",
        "full_gaussian,99999999999,1,AAAA             | kind,latentSize,components,numbers",
        "full_gaussian,2,1,AAAA                       | a prior of 1 dimensions, found 2",
        "full_gaussian,1,1,AAAAAAAA8D8AAAAAAAAAQA=    | 2 numbers, at most 1048576, found 23",
        "full_gaussian,1,1,                           | 2 numbers, at most 1048576, found 0",
        "gaussian_mixture,1,9999999,AAAA              | 10000 components, found 1 and 9999999",
        "gaussian_mixture,1,10000,AAAA                | 30000 numbers, at most 1048576, found 4",
        "full_gaussian,1,1,AAAAAAAA8D8AAAAAAAAA?A==   | a prior, found numbers that are none",
        "full_gaussian,1,1,AAAAAAAA8D8AAAAAAAAAQAAA   | a prior, found numbers that are none",
        "full_gaussian,1,1,AAAAAAAA8D8AAAAAAAAAwA==   | FullGaussian factor [0, 0]: expected",
      })
  void parse_nonsense_namesTheFile(String text, String message) {
    assertThatThrownBy(() -> PriorFormat.parse(WHERE, text, 1))
        .isInstanceOf(VaeException.class)
        .hasMessageStartingWith("m/decoder.onnx vae4j.prior: expected ")
        .hasMessageContaining(message)
        .hasMessageEndingWith("; fit the prior again and add it to the model");
  }

  @Test
  void parse_numbersThatAreNoDistribution_keepsTheCause() {
    for (double[] values :
        new double[][] {
          {Double.NaN, 1}, {0, Double.POSITIVE_INFINITY}, {0, 0}, {0, -1},
        }) {
      assertThatThrownBy(() -> PriorFormat.parse(WHERE, "full_gaussian,1,1," + numbers(values), 1))
          .isInstanceOf(VaeException.class)
          .hasMessageStartingWith(WHERE)
          .hasCauseInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(
            () ->
                PriorFormat.parse(
                    WHERE, "gaussian_mixture,1,2," + numbers(0.5, 0.6, 0, 1, 0, 1), 1))
        .isInstanceOf(VaeException.class)
        .hasMessageContaining("GaussianMixture weights: expected a sum of 1");
  }

  @Test
  void parse_manyDimensions_doesNotAllocateThem() {
    assertThatThrownBy(() -> PriorFormat.parse(WHERE, "full_gaussian,9999999,1,AAAA", 9_999_999))
        .isInstanceOf(VaeException.class)
        .hasMessageContaining("at most 4096 dimensions, 10000 components, found 9999999 and 1");
    assertThatThrownBy(() -> PriorFormat.parse(WHERE, "full_gaussian,4096,1,AAAA", 4_096))
        .isInstanceOf(VaeException.class)
        .hasMessageContaining("8394752 numbers, at most 1048576, found 4 letters");
  }
}
