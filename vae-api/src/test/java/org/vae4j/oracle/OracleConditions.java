package org.vae4j.oracle;

import org.vae4j.Shape;
import org.vae4j.model.Vae;

/** Puts conditions where the networks expect them, number by number. */
public final class OracleConditions {
  private OracleConditions() {}

  /**
   * Returns items with their condition behind each pixel's channels, or behind their values.
   *
   * @param conditions {@code [n, size]}, as many as there are items; none for a model without
   */
  public static Value behindItems(Tape tape, Vae vae, double[] items, double... conditions) {
    Shape wide = vae.encoder().input();
    int channels = vae.itemShape().size(vae.itemShape().rank() - 1);
    int size = requireSize(vae, items.length / vae.itemShape().volume(), conditions);
    int pixels = items.length / channels;
    int pixelsPerItem = vae.itemShape().volume() / channels;
    double[] values = new double[pixels * (channels + size)];
    for (int pixel = 0; pixel < pixels; pixel++) {
      for (int c = 0; c < channels; c++) {
        values[pixel * (channels + size) + c] = items[pixel * channels + c];
      }
      for (int k = 0; k < size; k++) {
        int item = pixel / pixelsPerItem;
        values[pixel * (channels + size) + channels + k] = conditions[item * size + k];
      }
    }
    return tape.leaf(wide, values);
  }

  /** Returns latent vectors with their condition behind them. */
  static Value behindLatents(Tape tape, Vae vae, Value latent, double... conditions) {
    int size = requireSize(vae, latent.count(), conditions);
    if (size == 0) {
      return latent;
    }
    int latentSize = vae.latentSize();
    double[] values = new double[latent.count() * (latentSize + size)];
    for (int item = 0; item < latent.count(); item++) {
      for (int j = 0; j < latentSize; j++) {
        values[item * (latentSize + size) + j] = latent.values()[item * latentSize + j];
      }
      for (int k = 0; k < size; k++) {
        values[item * (latentSize + size) + latentSize + k] = conditions[item * size + k];
      }
    }
    return tape.computed(
        Shape.of(latentSize + size),
        values,
        result -> {
          for (int item = 0; item < latent.count(); item++) {
            for (int j = 0; j < latentSize; j++) {
              latent.gradient()[item * latentSize + j] +=
                  result.gradient()[item * (latentSize + size) + j];
            }
          }
        });
  }

  private static int requireSize(Vae vae, int items, double... conditions) {
    int size = vae.condition().map(condition -> condition.size()).orElse(0);
    if (conditions.length != items * size) {
      throw new IllegalArgumentException(
          "oracle: expected %d conditions of %d values, found %d values"
              .formatted(items, size, conditions.length));
    }
    return size;
  }
}
