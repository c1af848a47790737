package org.vae4j.onnx;

import java.util.List;

/**
 * The values of a tensor's item that belong to a port: all of them, or one part along an axis where
 * several tensors were joined.
 *
 * @param parts how many equal parts there are
 * @param index which one it is, from 0
 * @param run how many values of a part lie together
 */
record Piece(int parts, int index, int run) {
  /** Returns one of two halves along an axis of an item of a tensor. */
  static Piece half(List<Integer> sizes, int axis, int index) {
    int run = sizes.get(axis) / 2;
    for (int inner = axis + 1; inner < sizes.size(); inner++) {
      run *= sizes.get(inner);
    }
    return new Piece(2, index, run);
  }

  /** Copies this piece of an item. */
  void copy(float[] item, float[] target) {
    int from = index * run;
    for (int to = 0; to < target.length; to += run) {
      System.arraycopy(item, from, target, to, run);
      from += parts * run;
    }
  }
}
