package org.vae4j.onnx;

import org.vae4j.Samples;

/** Writes the input of a chunk. */
@FunctionalInterface
interface Source {
  /**
   * Writes some items to the start of a buffer; several threads may do so at once, for different
   * items.
   */
  void write(PortBuffer input, int from, int to);

  /** Writes the conditions of the same items; only conditional models ask for them. */
  default void writeConditions(PortBuffer conditions, int from, int to) {
    throw new IllegalStateException("expected conditions, found none");
  }

  /** Returns items that are there already. */
  static Source of(Samples items) {
    return (input, from, to) -> input.write(items, from, to);
  }

  /** Returns items with their conditions. */
  static Source of(Samples items, Samples conditions) {
    return with(of(items), of(conditions));
  }

  /** Returns items with conditions from another source, by the same numbers. */
  static Source with(Source items, Source conditions) {
    return new Source() {
      @Override
      public void write(PortBuffer input, int from, int to) {
        items.write(input, from, to);
      }

      @Override
      public void writeConditions(PortBuffer target, int from, int to) {
        conditions.write(target, from, to);
      }
    };
  }
}
