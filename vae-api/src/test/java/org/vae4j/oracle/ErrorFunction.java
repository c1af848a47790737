package org.vae4j.oracle;

/**
 * The error function in double precision. Near zero by the series {@code erf(x) = 2/sqrt(pi)
 * exp(-x^2) sum of 2^n x^(2n+1) / (2n+1)!!}, whose terms are all of one sign; beyond that by
 * Laplace's continued fraction for {@code erfc(x) = 1 - erf(x)}.
 *
 * @see <a href="https://dlmf.nist.gov/7.6#E2">DLMF 7.6.2</a>
 * @see <a href="https://dlmf.nist.gov/7.9#E1">DLMF 7.9.1</a>
 */
public final class ErrorFunction {
  private static final int FRACTION_TERMS = 300;

  private ErrorFunction() {}

  /** Returns the error function of x. */
  public static double erf(double x) {
    return Math.abs(x) < 1 ? series(x) : Math.signum(x) * (1 - fraction(Math.abs(x)));
  }

  /** Returns {@code 1 - erf(x)}, without cancellation where it is small. */
  public static double erfc(double x) {
    return x < 1 ? 1 - erf(x) : fraction(x);
  }

  private static double series(double x) {
    double term = x;
    double sum = x;
    for (int n = 1; Math.abs(term) > 1e-18 * Math.abs(sum); n++) {
      term *= 2 * x * x / (2 * n + 1);
      sum += term;
    }
    return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
  }

  /** Evaluates {@code exp(-x^2)/sqrt(pi) 1/(x + (1/2)/(x + 1/(x + (3/2)/(x + …))))} from inside. */
  private static double fraction(double x) {
    double denominator = x;
    for (int n = FRACTION_TERMS; n >= 1; n--) {
      denominator = x + n / 2.0 / denominator;
    }
    return Math.exp(-x * x) / (Math.sqrt(Math.PI) * denominator);
  }
}
