package org.vae4j.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DigitsTest {
  @ParameterizedTest
  @CsvSource({
    "10, 10",
    "0.25, 0.25",
    "1.0, 1",
    "0.0003, 3e-4",
    "0.002, 2e-3",
    "0, 0",
    "-2.5, -2.5"
  })
  void plain_isAsPeopleWrite(double value, String words) {
    assertThat(Digits.plain(value)).isEqualTo(words);
  }

  @Test
  void of_roundsAndHasAPoint() {
    assertThat(Digits.of(247.196, 2)).isEqualTo("247.20");
    assertThat(Digits.count(10_000)).isEqualTo("10,000");
  }
}
