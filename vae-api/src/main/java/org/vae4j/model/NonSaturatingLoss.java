package org.vae4j.model;

/**
 * Binary cross-entropy of logits, non-saturating. The discriminator minimizes {@code
 * mean(softplus(-D(x))) + mean(softplus(D(G(z))))}, which is {@code -log(s(D(x))) - log(1 -
 * s(D(G(z))))} with the sigmoid s; the generator {@code mean(softplus(-D(G(z))))}.
 *
 * @see <a href="https://arxiv.org/abs/1406.2661">Goodfellow et al. 2014, section 3</a>
 */
public record NonSaturatingLoss() implements GanLoss {
  /** Returns {@code non-saturating}. */
  @Override
  public String toString() {
    return "non-saturating";
  }
}
