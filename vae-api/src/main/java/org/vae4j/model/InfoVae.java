package org.vae4j.model;

import java.util.Objects;
import org.vae4j.internal.Require;

/**
 * The objective of InfoVAE with the maximum mean discrepancy, in nats per item:
 *
 * <pre>{@code
 * -log p(x|z) + (1 - alpha) * KL(q(z|x) || p(z)) + (alpha + lambda - 1) * MMD^2(q(z), p(z))
 * }</pre>
 *
 * <p>{@code alpha = 0, lambda = 1} is the plain bound, {@code alpha = 1} the MMD-VAE, which does
 * not pay for information in z and still draws the codes of all items together towards the prior.
 * {@code MMD^2} is estimated without bias from the batch's draws of z and as many draws from the
 * prior: the mean of the kernel over all pairs of different draws on either side, less twice its
 * mean over all pairs across. It can be negative.
 *
 * <p>Logged beside reconstruction and KL: {@value #MMD}, which has no unit.
 *
 * @param alpha how much of KL is left out, from 0 to 1
 * @param lambda the weight of the discrepancy is {@code alpha + lambda - 1}, at least 0
 * @param kernel how alike two latent vectors are; {@link MmdKernel#rbf()} by default
 * @see <a href="https://arxiv.org/abs/1706.02262">Zhao et al. 2017, sections 3.1 and 3.3</a>
 * @see <a href="https://jmlr.org/papers/v13/gretton12a.html">Gretton et al. 2012, lemma 6 (the
 *     estimate)</a>
 */
public record InfoVae(double alpha, double lambda, MmdKernel kernel) implements Objective {
  /** The name of the term MMD^2. */
  public static final String MMD = "mmd";

  /**
   * Checks the weights.
   *
   * @throws IllegalArgumentException if alpha is not from 0 to 1, or {@code alpha + lambda} is less
   *     than 1 or not finite
   */
  public InfoVae {
    Objects.requireNonNull(kernel, "kernel");
    Require.argument(
        alpha >= 0 && alpha <= 1, "InfoVae alpha", "0 to 1", alpha, "1 is the MMD-VAE");
    Require.argument(
        alpha + lambda >= 1 && Double.isFinite(lambda),
        "InfoVae lambda",
        "at least " + (1 - alpha) + ", so that the weight of MMD is not negative",
        lambda,
        "an MMD-VAE needs some hundreds, since MMD^2 is far below 1");
  }

  /**
   * Returns this objective with another kernel.
   *
   * @param newKernel the kernel
   * @return a new objective
   */
  public InfoVae kernel(MmdKernel newKernel) {
    return new InfoVae(alpha, lambda, newKernel);
  }

  @Override
  public <T> T interpret(ObjectiveInterpreter<T> interpreter) {
    return interpreter.infoVae(this);
  }
}
