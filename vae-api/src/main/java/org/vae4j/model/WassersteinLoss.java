package org.vae4j.model;

import java.util.List;
import org.vae4j.internal.Require;
import org.vae4j.layer.Activation;
import org.vae4j.layer.BatchNorm;
import org.vae4j.layer.Layer;

/**
 * The Wasserstein loss with a gradient penalty. The discriminator, here called a critic, minimizes
 * {@code mean(D(G(z))) - mean(D(x)) + penalty * mean((|grad D(y)| - 1)^2)}, where y lies between an
 * item x and a generated one, at a place that is drawn uniformly; the generator minimizes {@code
 * -mean(D(G(z)))}.
 *
 * <p>The penalty needs second derivatives, which TensorFlow Java has for dense layers,
 * convolutions, transposed convolutions and leaky ReLU, and not for the other activations. Batch
 * normalization would tie the items of a batch together, whose gradients must be their own.
 *
 * @param penalty the weight of the gradient penalty, above 0; 10 is usual
 * @see <a href="https://arxiv.org/abs/1704.00028">Gulrajani et al. 2017, section 4 and algorithm
 *     1</a>
 */
public record WassersteinLoss(double penalty) implements GanLoss {
  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if the penalty is not positive and finite
   */
  public WassersteinLoss {
    Require.argument(
        penalty > 0 && Double.isFinite(penalty),
        "WassersteinLoss penalty",
        "a finite number above 0",
        penalty,
        "10 is usual");
  }

  /** Checks that a discriminator has second derivatives. */
  static void requireFit(Network discriminator) {
    List<Layer> layers = discriminator.layers();
    for (int index = 0; index < layers.size(); index++) {
      Layer layer = layers.get(index);
      Require.argument(
          !(layer instanceof Activation || layer instanceof BatchNorm),
          discriminator.position(index).name() + " " + layer.kind(),
          "a layer that the gradient penalty can go through",
          layer,
          "use leakyRelu, and no batch normalization");
    }
  }

  /** Returns for example {@code wasserstein(10.0)}. */
  @Override
  public String toString() {
    return "wasserstein(" + penalty + ")";
  }
}
