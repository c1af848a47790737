package org.vae4j.model;

import org.vae4j.internal.Require;

/**
 * The negative importance-weighted bound, in nats per item:
 *
 * <pre>{@code
 * -log 1/K sum_k p(x|z_k) p(z_k) / q(z_k|x)
 * }</pre>
 *
 * <p>with K draws z_k from q(z|x) per item, averaged over the batch. K = 1 is the plain bound with
 * KL estimated from the draw; the more draws, the closer it comes to -log p(x), and the less q has
 * to look like the true posterior. A step costs about K times the decoder.
 *
 * <p>Logged: reconstruction, the mean over the K draws; KL in closed form; the objective is the
 * bound. It is at most {@code reconstruction + KL}, but for the noise of the draws.
 *
 * @param samples the number K of draws per item, at least 1
 * @see <a href="https://arxiv.org/abs/1509.00519">Burda et al. 2016, section 3</a>
 */
public record Iwae(int samples) implements Objective {
  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if there is less than one draw
   */
  public Iwae {
    Require.positive(samples, "Iwae samples", "5 to 50 are usual");
  }

  @Override
  public <T> T interpret(ObjectiveInterpreter<T> interpreter) {
    return interpreter.iwae(this);
  }
}
