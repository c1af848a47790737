package org.vae4j.internal.matrix;

/**
 * The eigenvalues of a symmetric tridiagonal matrix by the QL algorithm with implicit shifts [1].
 *
 * <ol>
 *   <li>Dubrulle, Martin and Wilkinson 1968, "The implicit QL algorithm".
 * </ol>
 */
final class TridiagonalEigenvalues {
  private static final double EPSILON = Math.ulp(1.0) / 2;

  /** Each eigenvalue takes about two steps. */
  private static final int MAX_STEPS = 60;

  private final double[] d;
  private final double[] e;

  private TridiagonalEigenvalues(double[] diagonal, double[] offDiagonal) {
    d = diagonal;
    e = offDiagonal;
  }

  /**
   * Finds the eigenvalues.
   *
   * @param diagonal n finite values; overwritten
   * @param offDiagonal n - 1 finite values, and one more; overwritten
   * @return the n eigenvalues, in no order
   * @throws ArithmeticException if they are not found
   */
  static double[] of(double[] diagonal, double[] offDiagonal) {
    double largest = 0;
    for (int i = 0; i < diagonal.length; i++) {
      largest = Math.max(largest, Math.max(Math.abs(diagonal[i]), Math.abs(offDiagonal[i])));
    }
    if (largest == 0) {
      return diagonal;
    }
    // A power of two: nothing is rounded, and squares neither overflow nor vanish.
    double scale = Math.scalb(1.0, -Math.getExponent(largest));
    scale(diagonal, scale);
    scale(offDiagonal, scale);
    new TridiagonalEigenvalues(diagonal, offDiagonal).solve();
    scale(diagonal, 1 / scale);
    return diagonal;
  }

  private static void scale(double[] values, double factor) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
  }

  private void solve() {
    e[e.length - 1] = 0;
    for (int first = 0; first < d.length; first++) {
      int steps = 0;
      for (int last = split(first); last > first; last = split(first)) {
        if (steps++ == MAX_STEPS) {
          throw new ArithmeticException("eigenvalue " + first + " was not found");
        }
        step(first, last);
      }
    }
  }

  /** Returns the end of the block that starts here and is coupled with nothing else. */
  private int split(int first) {
    int m = first;
    while (m + 1 < d.length && Math.abs(e[m]) > EPSILON * (Math.abs(d[m]) + Math.abs(d[m + 1]))) {
      m++;
    }
    return m;
  }

  private void step(int first, int last) {
    double g = (d[first + 1] - d[first]) / (2 * e[first]);
    double r = Math.sqrt(g * g + 1);
    g = d[last] - d[first] + e[first] / (g + Math.copySign(r, g));
    double sine = 1;
    double cosine = 1;
    double p = 0;
    for (int i = last - 1; i >= first; i--) {
      double f = sine * e[i];
      double b = cosine * e[i];
      r = Math.sqrt(f * f + g * g);
      e[i + 1] = r;
      if (r == 0) {
        d[i + 1] -= p;
        e[last] = 0;
        return;
      }
      sine = f / r;
      cosine = g / r;
      g = d[i + 1] - p;
      r = (d[i] - g) * sine + 2 * cosine * b;
      p = sine * r;
      d[i + 1] = g + p;
      g = cosine * r - b;
    }
    d[first] -= p;
    e[first] = g;
    e[last] = 0;
  }
}
