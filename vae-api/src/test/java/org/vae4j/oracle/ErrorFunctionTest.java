package org.vae4j.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Known values by 50-digit arithmetic, rounded to double. */
final class ErrorFunctionTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0.0, 1.0",
    "0.01, 0.011283415555849618, 0.9887165844441503",
    "-0.3, -0.3286267594591274, 1.3286267594591274",
    "0.5, 0.5204998778130465, 0.4795001221869535",
    "0.99, 0.8385080695553698, 0.1614919304446302",
    "1, 0.8427007929497149, 0.15729920705028513",
    "-1.2, -0.9103139782296353, 1.9103139782296354",
    "1.7, 0.9837904585907745, 0.01620954140922544",
    "2.5, 0.999593047982555, 0.0004069520174449589",
    "-2.6, -0.9997639655834707, 1.9997639655834707",
    "3.5, 0.9999992569016276, 7.430983723414128e-07",
    "5.5, 0.9999999999999927, 7.357847917974398e-15",
    "-6, -1.0, 2.0"
  })
  void knownValues(double x, double erf, double erfc) {
    assertThat(ErrorFunction.erf(x)).isCloseTo(erf, within(2e-16 + 4e-16 * Math.abs(erf)));
    assertThat(ErrorFunction.erfc(x)).isCloseTo(erfc, within(1e-14 * erfc));
  }
}
