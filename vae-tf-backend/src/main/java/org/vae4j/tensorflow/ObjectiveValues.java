package org.vae4j.tensorflow;

import org.vae4j.model.Capacity;
import org.vae4j.model.Elbo;

/**
 * What an objective has that changes from step to step.
 *
 * @param beta the weight of KL
 * @param capacity the target of KL, in nats; 0 without one
 */
record ObjectiveValues(double beta, double capacity) {
  /** Returns the values at one step, counted from 0. */
  static ObjectiveValues at(Elbo elbo, long step, long stepsPerEpoch) {
    return new ObjectiveValues(
        elbo.betaAt(step, stepsPerEpoch),
        elbo.capacity().map(target -> target.at(step, stepsPerEpoch)).orElse(0.0));
  }

  /** Returns the values at the end of all schedules, with which validation items are measured. */
  static ObjectiveValues atTheEnd(Elbo elbo) {
    return new ObjectiveValues(elbo.beta(), elbo.capacity().map(Capacity::maximum).orElse(0.0));
  }
}
