package org.vae4j.data;

import java.util.Arrays;

/**
 * How much of each pixel of a square image a shape covers, exactly, for shapes of straight edges.
 *
 * <p>An edge that goes down adds the area to its right, one that goes up takes it away, so that
 * only the inside of a closed line remains. Edges are cut at the borders of pixels. A piece of
 * height h, whose middle is at the fraction m of its pixel's width, has {@code h * (1 - m)} of its
 * own pixel on its right and h of each pixel after that. Kept are the differences between neighbors
 * in a row, {@code h * (1 - m)} and {@code h * m}; a running sum over the row restores the areas.
 * Plain arithmetic: every platform gives the same bits.
 */
final class Coverage {
  private final int size;
  private final double[] differences;
  private int firstRow;
  private int endRow;

  /**
   * Starts with an empty image.
   *
   * @param size its width and height in pixels
   */
  Coverage(int size) {
    this.size = size;
    this.differences = new double[size * size + 1];
    this.firstRow = size;
  }

  /** Adds the edge from one point to another; both are inside the image. */
  void edge(double x0, double y0, double x1, double y1) {
    if (y0 == y1) {
      return;
    }
    if (y0 > y1) {
      downward(x1, y1, x0, y0, -1);
    } else {
      downward(x0, y0, x1, y1, 1);
    }
  }

  private void downward(double x0, double y0, double x1, double y1, int sign) {
    firstRow = Math.min(firstRow, (int) y0);
    endRow = Math.max(endRow, (int) y1 + 1);
    double slope = (x1 - x0) / (y1 - y0);
    double x = x0;
    double y = y0;
    for (int row = (int) y0; y < y1; row++) {
      double nextY = Math.min(row + 1, y1);
      double nextX = nextY == y1 ? x1 : x0 + (nextY - y0) * slope;
      pieces(row, x, nextX, sign * (nextY - y));
      x = nextX;
      y = nextY;
    }
  }

  /** Cuts the part of an edge that lies in one row; it may go left or right. */
  private void pieces(int row, double x0, double x1, double height) {
    double left = Math.min(x0, x1);
    double right = Math.max(x0, x1);
    double heightPerX = height / (right - left);
    int last = (int) right;
    double rest = height;
    for (int column = (int) left; column < last; column++) {
      double next = column + 1;
      piece(row, column, (left + next) / 2, (next - left) * heightPerX);
      rest -= (next - left) * heightPerX;
      left = next;
    }
    piece(row, last, (left + right) / 2, rest);
  }

  private void piece(int row, int column, double middle, double height) {
    double leftOfIt = height * (middle - column);
    differences[row * size + column] += height - leftOfIt;
    differences[row * size + column + 1] += leftOfIt;
  }

  /** Writes the image as bytes: 0 for a pixel outside the shape, 255 for one inside. */
  void write(byte[] target, int offset) {
    Arrays.fill(target, offset, offset + size * size, (byte) 0);
    double sum = 0;
    for (int i = firstRow * size; i < endRow * size; i++) {
      sum += differences[i];
      target[offset + i] = (byte) (int) (255 * Math.min(1, Math.abs(sum)) + 0.5);
    }
  }
}
