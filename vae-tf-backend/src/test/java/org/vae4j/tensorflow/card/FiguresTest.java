package org.vae4j.tensorflow.card;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FiguresTest {
  @ParameterizedTest
  @CsvSource({
    "243.14159, 243.1",
    "0.00123456, 0.001235",
    "-0.5, -0.5000",
    "1, 1.000",
    "0, 0",
    "12345.6, 12350",
    "0.0000123456, 0.00001235",
    "0.000000123456, 1.235e-07",
    "123456789, 1.235e+08",
    "NaN, unknown",
    "Infinity, infinite",
    "-Infinity, -infinite"
  })
  void of_hasFourDigits(double value, String expected) {
    assertThat(Figures.of(value)).isEqualTo(expected);
  }

  @Test
  void withError_hasTwoDigitsOfTheError() {
    assertThat(Figures.withError(245.316, 0.7612)).isEqualTo("245.3 ± 0.76");
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 0, 6", "-3.2, 4.1, -2, 4", "0, 1000, 0, 6", "1, 10, 2, 5"})
  void ticks_areRoundAndWithin(double from, double to, double first, int count) {
    assertThat(Svg.ticks(from, to, 0))
        .hasSize(count)
        .startsWith(first)
        .allMatch(tick -> tick >= from && tick <= to);
  }

  @Test
  void ticks_ofEpochs_areWhole() {
    assertThat(Svg.ticks(1, 2, 1)).containsExactly(1.0, 2.0);
  }
}
