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

  /** Returns items that are there already. */
  static Source of(Samples items) {
    return (input, from, to) -> input.write(items, from, to);
  }
}
