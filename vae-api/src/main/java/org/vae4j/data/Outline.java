package org.vae4j.data;

/**
 * A closed line of straight edges that does not cross itself. Its centroid is the origin and its
 * farthest corner is at distance 1; y points down. Immutable.
 */
final class Outline {
  /** Edges of the curved shapes; a chord of the ellipse leaves it by 1/830 of its radius. */
  private static final int CURVE_EDGES = 64;

  private final double[] x;
  private final double[] y;

  private Outline(double[] x, double[] y) {
    this.x = x;
    this.y = y;
  }

  static Outline square() {
    double corner = StrictMath.sqrt(0.5);
    return new Outline(
        new double[] {-corner, corner, corner, -corner},
        new double[] {-corner, -corner, corner, corner});
  }

  /** An upright ellipse, twice as high as wide. */
  static Outline ellipse() {
    double[] x = new double[CURVE_EDGES];
    double[] y = new double[CURVE_EDGES];
    for (int i = 0; i < CURVE_EDGES; i++) {
      double t = 2 * StrictMath.PI * i / CURVE_EDGES;
      x[i] = 0.5 * StrictMath.sin(t);
      y[i] = -StrictMath.cos(t);
    }
    return new Outline(x, y);
  }

  /**
   * The heart curve, its tip down.
   *
   * @see <a href="https://mathworld.wolfram.com/HeartCurve.html">the sixth curve there</a>
   */
  static Outline heart() {
    double[] x = new double[CURVE_EDGES];
    double[] y = new double[CURVE_EDGES];
    for (int i = 0; i < CURVE_EDGES; i++) {
      double t = 2 * StrictMath.PI * i / CURVE_EDGES;
      double sine = StrictMath.sin(t);
      x[i] = 16 * sine * sine * sine;
      y[i] =
          -13 * StrictMath.cos(t)
              + 5 * StrictMath.cos(2 * t)
              + 2 * StrictMath.cos(3 * t)
              + StrictMath.cos(4 * t);
    }
    return centered(x, y);
  }

  private static Outline centered(double[] x, double[] y) {
    double area = 0;
    double momentX = 0;
    double momentY = 0;
    for (int i = 0; i < x.length; i++) {
      int j = (i + 1) % x.length;
      double cross = x[i] * y[j] - x[j] * y[i];
      area += cross / 2;
      momentX += cross * (x[i] + x[j]) / 6;
      momentY += cross * (y[i] + y[j]) / 6;
    }
    double radius = 0;
    for (int i = 0; i < x.length; i++) {
      x[i] -= momentX / area;
      y[i] -= momentY / area;
      radius = Math.max(radius, StrictMath.sqrt(x[i] * x[i] + y[i] * y[i]));
    }
    for (int i = 0; i < x.length; i++) {
      x[i] /= radius;
      y[i] /= radius;
    }
    return new Outline(x, y);
  }

  int corners() {
    return x.length;
  }

  double x(int corner) {
    return x[corner];
  }

  double y(int corner) {
    return y[corner];
  }
}
