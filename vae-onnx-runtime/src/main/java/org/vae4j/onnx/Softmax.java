package org.vae4j.onnx;

/** Turns logits into probabilities. */
final class Softmax {
  private Softmax() {}

  /** Replaces each row of {@code size} logits by {@code exp(x) / sum(exp(x))}. */
  static void apply(float[] rows, int size) {
    for (int start = 0; start < rows.length; start += size) {
      double largest = Double.NEGATIVE_INFINITY;
      for (int i = start; i < start + size; i++) {
        largest = Math.max(largest, rows[i]);
      }
      double sum = 0;
      for (int i = start; i < start + size; i++) {
        sum += Math.exp(rows[i] - largest);
      }
      for (int i = start; i < start + size; i++) {
        rows[i] = (float) (Math.exp(rows[i] - largest) / sum);
      }
    }
  }
}
