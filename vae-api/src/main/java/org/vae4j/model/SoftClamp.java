package org.vae4j.model;

/**
 * A clamp that never stops a gradient at once: the identity inside a range, and beyond it a tanh
 * that approaches, but does not reach, a limit.
 *
 * <pre>{@code
 * clamp(x) = x                                         if lowest <= x <= highest
 *          = lowest - room * tanh((lowest - x) / room)   if x < lowest
 *          = highest + room * tanh((x - highest) / room) if x > highest
 * }</pre>
 *
 * @param lowest where the identity begins
 * @param highest where the identity ends
 * @param room how far beyond both ends the limits are
 */
public record SoftClamp(float lowest, float highest, float room) {
  /**
   * Clamps a number.
   *
   * @param x the number
   * @return the number that stands for it
   */
  public double apply(double x) {
    double inner = Math.max(lowest, Math.min(highest, x));
    return inner + room * Math.tanh((x - inner) / room);
  }
}
