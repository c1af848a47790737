package org.vae4j.model;

/**
 * The hinge loss. The discriminator minimizes {@code mean(max(0, 1 - D(x))) + mean(max(0, 1 +
 * D(G(z))))}, the generator {@code -mean(D(G(z)))}.
 *
 * @see <a href="https://arxiv.org/abs/1705.02894">Lim and Ye 2017, section 2</a>
 * @see <a href="https://arxiv.org/abs/1802.05957">Miyato et al. 2018, section 4, equations 16 and
 *     17</a>
 */
public record HingeLoss() implements GanLoss {
  /** Returns {@code hinge}. */
  @Override
  public String toString() {
    return "hinge";
  }
}
