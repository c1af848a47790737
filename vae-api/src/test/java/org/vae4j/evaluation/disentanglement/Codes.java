package org.vae4j.evaluation.disentanglement;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.testing.HashFill;

/** Representations of {@link GridSource}'s items whose scores are known. */
final class Codes {
  private Codes() {}

  /** A function of one item. */
  interface OfItem {
    double[] of(float[] item);
  }

  static UnaryOperator<Samples> of(int size, OfItem code) {
    return items ->
        Samples.filledBy(
            items.count(),
            Shape.of(size),
            values -> {
              for (int item = 0; item < items.count(); item++) {
                double[] one = code.of(items.item(item));
                for (int d = 0; d < size; d++) {
                  values[item * size + d] = (float) one[d];
                }
              }
            });
  }

  /** Each dimension is a factor, in another order and unit. */
  static UnaryOperator<Samples> perfect() {
    return of(4, x -> new double[] {-3 * x[2], x[0], 2 * x[1] + 1, 0});
  }

  /** Each factor has two dimensions that are alike. */
  static UnaryOperator<Samples> duplicated() {
    return of(6, x -> new double[] {x[0], x[1], x[2], -x[0], -x[1], -x[2]});
  }

  /** The first two factors are turned into each other by 45 degrees. */
  static UnaryOperator<Samples> rotated() {
    return of(3, x -> new double[] {x[0] + x[1], x[0] - x[1], x[2]});
  }

  /** Numbers that a hash makes of an item and its place, so that no factor shows. */
  static UnaryOperator<Samples> random() {
    return items ->
        Samples.filledBy(
            items.count(),
            Shape.of(4),
            values -> {
              for (int i = 0; i < values.length; i++) {
                int key = Arrays.hashCode(items.item(i / 4)) * 31 + i / 4;
                values[i] = (float) HashFill.unit(key, i % 4);
              }
            });
  }
}
