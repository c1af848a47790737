package org.vae4j.data.augmentation;

/**
 * {@code (x, y) -> (xx * x + xy * y + x0, yx * x + yy * y + y0)} in pixels, x to the right and y
 * downward, from the center of the image.
 */
record AffineMap(double xx, double xy, double x0, double yx, double yy, double y0) {
  static final AffineMap IDENTITY = linear(1, 0, 0, 1);

  /** Returns a map that keeps the center. */
  static AffineMap linear(double xx, double xy, double yx, double yy) {
    return new AffineMap(xx, xy, 0, yx, yy, 0);
  }

  static AffineMap translation(double x0, double y0) {
    return new AffineMap(1, 0, x0, 0, 1, y0);
  }

  /** Returns the map that does another first and then this. */
  AffineMap after(AffineMap first) {
    return new AffineMap(
        xx * first.xx + xy * first.yx,
        xx * first.xy + xy * first.yy,
        xx * first.x0 + xy * first.y0 + x0,
        yx * first.xx + yy * first.yx,
        yx * first.xy + yy * first.yy,
        yx * first.x0 + yy * first.y0 + y0);
  }
}
