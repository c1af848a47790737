package org.vae4j.model;

import java.util.Optional;

/** What training minimizes. Immutable. */
public sealed interface Objective permits Elbo {
  /**
   * Returns what an interpreter makes of this objective.
   *
   * @param interpreter the interpreter
   * @param <T> what it makes
   * @return the result of its method for this kind of objective
   */
  <T> T interpret(ObjectiveInterpreter<T> interpreter);

  /**
   * Returns the negative evidence lower bound with beta 1 and no schedule.
   *
   * @return the objective
   */
  static Elbo elbo() {
    return new Elbo(1.0, KlSchedule.constant(), 0.0, Optional.empty());
  }
}
