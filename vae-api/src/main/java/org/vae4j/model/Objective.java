package org.vae4j.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.vae4j.Shape;

/** What training minimizes. Immutable. */
public sealed interface Objective permits Elbo, BetaTcVae, InfoVae, Iwae, VaeGan {
  /**
   * Returns what an interpreter makes of this objective.
   *
   * @param interpreter the interpreter
   * @param <T> what it makes
   * @return the result of its method for this kind of objective
   */
  <T> T interpret(ObjectiveInterpreter<T> interpreter);

  /**
   * Returns the parameters that this objective adds to those of a model, which only training needs.
   *
   * @param itemShape the shape of the model's items
   * @param condition what the model is told about each item; empty for a model that is told nothing
   * @return their names, shapes and roles; none by default
   * @throws IllegalArgumentException if they do not fit such items or conditions
   */
  default List<ParameterSpec> parameters(Shape itemShape, Optional<Condition> condition) {
    return List.of();
  }

  /**
   * Returns the negative evidence lower bound with beta 1 and no schedule.
   *
   * @return the objective
   */
  static Elbo elbo() {
    return new Elbo(1.0, KlSchedule.constant(), 0.0, Optional.empty());
  }

  /**
   * Returns the bound with another weight of the total correlation, estimated with minibatch
   * weights.
   *
   * @param beta the weight, at least 0; 1 is the plain bound, 2 to 10 disentangle
   * @return the objective
   * @throws IllegalArgumentException if the weight is negative or not finite
   */
  static BetaTcVae betaTcVae(double beta) {
    return new BetaTcVae(1, beta, 1, BetaTcVae.Estimate.WEIGHTED);
  }

  /**
   * Returns the objective of InfoVAE with a radial basis kernel.
   *
   * @param alpha how much of KL is left out, from 0 to 1
   * @param lambda the weight of the discrepancy is {@code alpha + lambda - 1}, at least 0
   * @return the objective
   * @throws IllegalArgumentException if alpha is not from 0 to 1, or {@code alpha + lambda} is less
   *     than 1 or not finite
   */
  static InfoVae infoVae(double alpha, double lambda) {
    return new InfoVae(alpha, lambda, MmdKernel.rbf());
  }

  /**
   * Returns the objective of the MMD-VAE with a radial basis kernel: no KL at all.
   *
   * @param lambda the weight of the discrepancy, at least 0
   * @return the objective
   * @throws IllegalArgumentException if the weight is negative or not finite
   */
  static InfoVae mmdVae(double lambda) {
    return infoVae(1, lambda);
  }

  /**
   * Returns the importance-weighted bound.
   *
   * @param samples the number of draws per item, at least 1
   * @return the objective
   * @throws IllegalArgumentException if there is less than one draw
   */
  static Iwae iwae(int samples) {
    return new Iwae(samples);
  }

  /**
   * Returns the objective of the VAE-GAN, with the non-saturating loss and the discriminator that
   * {@link GanBuilder} would use.
   *
   * @param gamma what reconstructed features count in the decoder's loss, against its adversary; at
   *     least 0
   * @return the objective
   * @throws IllegalArgumentException if the weight is negative or not finite
   */
  static VaeGan vaeGan(double gamma) {
    return new VaeGan(
        gamma, 1, GanLoss.nonSaturating(), false, Optional.empty(), OptionalInt.empty(), 0);
  }
}
