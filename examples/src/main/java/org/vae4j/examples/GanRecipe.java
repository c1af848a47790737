package org.vae4j.examples;

import java.util.Locale;
import org.vae4j.model.GanLoss;

/** A loss for {@link TrainGan}, with how often its discriminator moves and Adam's memory. */
enum GanRecipe {
  HINGE(GanLoss.hinge(), 1, 0.5),
  NON_SATURATING(GanLoss.nonSaturating(), 1, 0.5),

  /** With the moves, the penalty and beta1 of Gulrajani et al. 2017, algorithm 1. */
  WASSERSTEIN(GanLoss.wasserstein(10), 5, 0);

  private final GanLoss loss;
  private final int discriminatorSteps;
  private final double beta1;

  GanRecipe(GanLoss loss, int discriminatorSteps, double beta1) {
    this.loss = loss;
    this.discriminatorSteps = discriminatorSteps;
    this.beta1 = beta1;
  }

  GanLoss loss() {
    return loss;
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
