package org.vae4j.examples;

import java.util.Locale;
import org.vae4j.model.Objective;
import org.vae4j.model.Span;
import org.vae4j.training.LearningRate;
import org.vae4j.training.Optimizer;

/** Two objectives for a model that is told the class, with the settings that go with them. */
enum ConditionalRecipe {
  /** The VAE-GAN whose classifier objects when an item is not of the class it was asked for. */
  VAE_GAN(16) {
    @Override
    Objective objective(int epochs) {
      return Objective.vaeGan(1).auxiliaryClassifier(3);
    }

    @Override
    Optimizer optimizer() {
      return Optimizer.adam(1e-3).beta1(0.5);
    }
  },

  /** The VAE, whose KL grows from 0, so that the class has to say all that it can before z does. */
  VAE(10) {
    private static final double GAMMA = 10;
    private static final double CAPACITY = 12;

    @Override
    Objective objective(int epochs) {
      return Objective.elbo().capacity(GAMMA, CAPACITY, Span.epochs(0.8 * epochs));
    }

    @Override
    Optimizer optimizer() {
      return Optimizer.adam(LearningRate.cosine(1e-3, 1e-5));
    }
  };

  private final int latentSize;

  ConditionalRecipe(int latentSize) {
    this.latentSize = latentSize;
  }

  abstract Objective objective(int epochs);

  abstract Optimizer optimizer();

  int latentSize() {
    return latentSize;
  }

  /** Returns the name as it is written on a command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
