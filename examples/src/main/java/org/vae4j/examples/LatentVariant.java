package org.vae4j.examples;

import org.vae4j.examples.report.Digits;
import org.vae4j.model.Objective;
import org.vae4j.model.ReferenceModels;
import org.vae4j.model.Vae;

/**
 * One of the models that {@link LatentStudy} compares.
 *
 * @param latentSize the number of latent dimensions
 * @param weight the weight of the KL term
 */
record LatentVariant(int latentSize, double weight) {
  /**
   * Returns the dense network.
   *
   * @param warmUp the number of epochs over which the weight grows from 0
   */
  Vae vae(double warmUp) {
    return ReferenceModels.mlp400(latentSize)
        .objective(Objective.elbo().beta(weight).warmUp(warmUp))
        .build();
  }

  String folder() {
    return "latent-" + latentSize + "-weight-" + weight;
  }

  /** Returns what a table calls it. */
  String words() {
    return latentSize + " dimensions, KL weight " + Digits.plain(weight);
  }
}
