package org.vae4j.model;

/**
 * The soft clamp on the log-variance that the encoder predicts, so that no step can make exp() of
 * it overflow or vanish. With c = {@link #IDENTITY_LIMIT} and m = {@link #LIMIT}:
 *
 * <pre>{@code
 * clamp(x) = x                                   if |x| <= c
 *          = sign(x) * (c + (m - c) * tanh((|x| - c) / (m - c)))   otherwise
 * }</pre>
 *
 * <p>It is the identity where trained models live, has a continuous derivative that never becomes
 * exactly zero at once, and keeps the standard deviation in (4.5e-5, 2.2e4).
 */
public final class LogVarianceClamp {
  /** Up to this absolute value the clamp changes nothing: {@value}. */
  public static final float IDENTITY_LIMIT = 10f;

  /** The absolute value that is approached but not reached: {@value}. */
  public static final float LIMIT = 20f;

  /** The clamp itself. */
  public static final SoftClamp CLAMP =
      new SoftClamp(-IDENTITY_LIMIT, IDENTITY_LIMIT, LIMIT - IDENTITY_LIMIT);

  private LogVarianceClamp() {}
}
