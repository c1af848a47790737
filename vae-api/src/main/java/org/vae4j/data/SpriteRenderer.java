package org.vae4j.data;

import java.util.List;

/** Draws sprites. Immutable and safe to use from many threads. */
final class SpriteRenderer {
  /**
   * The distance of the farthest corner at full scale, as a fraction of the image. Positions keep a
   * quarter of the image away from its border, so no sprite touches it.
   */
  private static final double RADIUS = 0.24;

  private static final double SMALLEST_SCALE = 0.5;

  private final int size;
  private final List<Outline> outlines =
      List.of(Outline.square(), Outline.ellipse(), Outline.heart());

  /**
   * Makes a renderer.
   *
   * @param size the width and height of an image in pixels
   */
  SpriteRenderer(int size) {
    this.size = size;
  }

  /** Writes one image as bytes, row-major; the caller has checked that there is room. */
  void render(SpriteFactors factors, byte[] target, int offset) {
    double radius = size * RADIUS * between(SMALLEST_SCALE, 1, factors.scale(), 1);
    double angle = 2 * StrictMath.PI * factors.rotation() / SpriteFactors.counts().get(2);
    double sine = radius * StrictMath.sin(angle);
    double cosine = radius * StrictMath.cos(angle);
    double centerX = size * between(0.25, 0.75, factors.x(), 3);
    double centerY = size * between(0.25, 0.75, factors.y(), 4);

    Outline outline = outlines.get(factors.shape());
    Coverage coverage = new Coverage(size);
    int previous = outline.corners() - 1;
    double x0 = centerX + cosine * outline.x(previous) - sine * outline.y(previous);
    double y0 = centerY + sine * outline.x(previous) + cosine * outline.y(previous);
    for (int corner = 0; corner < outline.corners(); corner++) {
      double x1 = centerX + cosine * outline.x(corner) - sine * outline.y(corner);
      double y1 = centerY + sine * outline.x(corner) + cosine * outline.y(corner);
      coverage.edge(x0, y0, x1, y1);
      x0 = x1;
      y0 = y1;
    }
    coverage.write(target, offset);
  }

  private static double between(double first, double last, int index, int factor) {
    return first + (last - first) * index / (SpriteFactors.counts().get(factor) - 1);
  }
}
