package org.vae4j.testing;

/** The integer hash that fills the weights and inputs of the golden models; see their "about". */
public final class HashFill {
  private HashFill() {}

  /** Returns number i of series k, in [0, 1). */
  public static double unit(int i, int k) {
    int x = i + 1_000_003 * k;
    x ^= x >>> 16;
    x *= 0x7feb352d;
    x ^= x >>> 15;
    x *= 0x846ca68b;
    x ^= x >>> 16;
    return Integer.toUnsignedLong(x) * 0x1p-32;
  }

  /** Returns the first numbers of series k, scaled from [0, 1) to [low, high). */
  public static double[] series(int size, int k, double low, double high) {
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] = low + (high - low) * unit(i, k);
    }
    return values;
  }
}
