package org.vae4j.examples;

import java.util.Locale;
import org.vae4j.model.GanLoss;

/** A loss for {@link TrainGan}, with how often its discriminator moves and Adam's memory. */
enum GanRecipe {
  HINGE(1, 0.5),
  NON_SATURATING(1, 0.5),

  /** With the moves, the penalty and beta1 of Gulrajani et al. 2017, algorithm 1. */
  WASSERSTEIN(5, 0);

  private static final double PENALTY = 10;

  private final int discriminatorSteps;
  private final double beta1;

  GanRecipe(int discriminatorSteps, double beta1) {
    this.discriminatorSteps = discriminatorSteps;
    this.beta1 = beta1;
  }

  GanLoss loss() {
    return switch (this) {
      case HINGE -> GanLoss.hinge();
      case NON_SATURATING -> GanLoss.nonSaturating();
      case WASSERSTEIN -> GanLoss.wasserstein(PENALTY);
    };
  }

  int discriminatorSteps() {
    return discriminatorSteps;
  }

  /** Adam's decay of the gradients' average. */
  double beta1() {
    return beta1;
  }

  /** Returns the name as it is written on a command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
