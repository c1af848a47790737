package org.vae4j.layer;

import org.vae4j.internal.Require;

/**
 * In training, sets each value to zero with probability {@code rate} and divides the others by
 * {@code 1 - rate}; everywhere else it does nothing. Shapes: any in, the same out.
 *
 * @param rate the probability of a zero, in [0, 1)
 * @see <a href="https://jmlr.org/papers/v15/srivastava14a.html">Srivastava et al. 2014, section 4
 *     (here in its inverted form, section 10)</a>
 */
public record Dropout(float rate) implements Layer {
  /**
   * Checks the rate.
   *
   * @throws IllegalArgumentException if the rate is not in [0, 1)
   */
  public Dropout {
    Require.argument(
        rate >= 0 && rate < 1,
        "Dropout rate",
        "a probability in [0, 1)",
        rate,
        "it is the share of values that is dropped, not kept");
  }

  @Override
  public <T> T accept(LayerInterpreter<T> interpreter, T input, LayerPosition position) {
    return interpreter.dropout(this, input, position);
  }

  @Override
  public String toString() {
    return "dropout(" + rate + ")";
  }
}
