package org.vae4j.model;

/**
 * What the two players of a {@link Gan} minimize. The discriminator gives an item one number,
 * {@code D(x)}, the larger the more it takes it for data; the losses are means over the items of a
 * batch. Immutable.
 */
public sealed interface GanLoss permits HingeLoss, NonSaturatingLoss, WassersteinLoss {
  /**
   * Returns the hinge loss.
   *
   * @return the loss
   */
  static HingeLoss hinge() {
    return new HingeLoss();
  }

  /**
   * Returns the loss of the first such network: binary cross-entropy, with the generator's target
   * turned around so that its gradient does not vanish where the discriminator is sure.
   *
   * @return the loss
   */
  static NonSaturatingLoss nonSaturating() {
    return new NonSaturatingLoss();
  }

  /**
   * Returns the Wasserstein loss with a gradient penalty. It takes several moves of the
   * discriminator for one of the generator, {@link GanBuilder#discriminatorSteps} 5 in the paper.
   *
   * @param penalty the weight of the penalty, above 0; 10 in the paper
   * @return the loss
   * @throws IllegalArgumentException if the penalty is not positive and finite
   */
  static WassersteinLoss wasserstein(double penalty) {
    return new WassersteinLoss(penalty);
  }
}
