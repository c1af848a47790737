package org.vae4j.examples;

import org.vae4j.training.LearningRate;
import org.vae4j.training.Optimizer;

/** Two ways to train the same network for the same time. */
enum FashionMnistRecipe {
  /** Adam at one learning rate, and a beta that grows over the first epochs. */
  PUBLISHED("Adam at 2e-4", 5) {
    @Override
    Optimizer optimizer() {
      return Optimizer.adam(2e-4);
    }
  },

  /** Adam at ten times the rate, which falls along half a cosine, and the full beta at once. */
  FAST("Adam from 2e-3 along half a cosine to 2e-5", 0) {
    @Override
    Optimizer optimizer() {
      return Optimizer.adam(LearningRate.cosine(2e-3, 2e-5).warmUp(0.2));
    }
  };

  private final String words;
  private final double warmUp;

  FashionMnistRecipe(String words, double warmUp) {
    this.words = words;
    this.warmUp = warmUp;
  }

  abstract Optimizer optimizer();

  /** Returns the number of epochs over which beta grows from 0. */
  double warmUp() {
    return warmUp;
  }

  String words() {
    return words;
  }
}
