package org.vae4j.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the dictionary of a .npy header says, still unchecked.
 *
 * @param descr the type of the values, as it stands there
 * @param fortranOrder whether the first index changes fastest
 * @param shape the sizes
 */
record NpyHeaderText(String descr, boolean fortranOrder, List<Long> shape) {
  private static final int MAX_RANK = 4;

  /** Keeps the number of bytes of an array, with up to eight per value, below 2^63. */
  private static final long MAX_VALUES = 1L << 59;

  NpyHeaderText {
    shape = List.copyOf(shape);
  }

  NpyType type(String where) throws IOException {
    return NpyType.parse(descr)
        .orElseThrow(
            () ->
                BadFile.mistake(
                    where,
                    "values of type uint8, float32, float64, or whole numbers as labels",
                    "'" + descr + "'",
                    "convert the array before saving it, as in a.astype('float32')"));
  }

  List<Integer> sizes(String where) throws IOException {
    if (shape.isEmpty() || shape.size() > MAX_RANK) {
      throw BadFile.mistake(
          where,
          "1 to " + MAX_RANK + " dimensions",
          "the shape " + shape(shape),
          "items have the shape (n, values), (n, height, width) or (n, height, width, channels)");
    }
    if (fortranOrder) {
      throw BadFile.mistake(
          where, "values in C order", "Fortran order", "save numpy.ascontiguousarray(a) instead");
    }
    List<Integer> sizes = new ArrayList<>();
    long itemSize = 1;
    for (long size : shape) {
      if (size == 0) {
        throw BadFile.mistake(
            where,
            "sizes of at least 1",
            "the shape " + shape(shape),
            "there is nothing to learn from");
      }
      boolean first = sizes.isEmpty();
      if (size > Integer.MAX_VALUE
          || (!first && (itemSize *= size) > Integer.MAX_VALUE)
          || itemSize * shape.get(0) > MAX_VALUES) {
        throw BadFile.mistake(
            where,
            "at most 2^31 - 1 items of at most 2^31 - 1 values",
            "the shape " + shape(shape),
            "split the array, or save it again if it should not be as large");
      }
      sizes.add((int) size);
    }
    return sizes;
  }

  /** Returns sizes as Python writes them. */
  static String shape(List<? extends Number> sizes) {
    String list = sizes.toString();
    return "(" + list.substring(1, list.length() - 1) + (sizes.size() == 1 ? ",)" : ")");
  }
}
