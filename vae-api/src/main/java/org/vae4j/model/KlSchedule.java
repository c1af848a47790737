package org.vae4j.model;

/**
 * How much of beta counts at each step, from 0 to 1; see {@link Elbo#schedule}. A small value: it
 * can be printed, compared, and plotted with {@link #at}. Immutable.
 */
public sealed interface KlSchedule permits ConstantKl, LinearKl, CyclicalKl, SigmoidKl {
  /**
   * Returns the schedule that is always 1.
   *
   * @return the schedule
   */
  static KlSchedule constant() {
    return new ConstantKl();
  }

  /**
   * Returns a linear warm-up from 0 to 1.
   *
   * @param length how long it takes
   * @return the schedule
   */
  static LinearKl linear(Span length) {
    return new LinearKl(length);
  }

  /**
   * Returns cycles that each rise from 0 to 1 in their first half and stay there in their second.
   *
   * @param period the length of a cycle; the paper has four of them in a training
   * @return the schedule
   */
  static CyclicalKl cyclical(Span period) {
    return new CyclicalKl(period, CyclicalKl.DEFAULT_RISE);
  }

  /**
   * Returns a sigmoid from nearly 0 to nearly 1.
   *
   * @param midpoint when it is 1/2
   * @return the schedule
   */
  static SigmoidKl sigmoid(Span midpoint) {
    return new SigmoidKl(midpoint, SigmoidKl.DEFAULT_STEEPNESS);
  }

  /**
   * Returns the part of beta that counts at one step.
   *
   * @param step the step, counted from 0
   * @param stepsPerEpoch the number of steps in an epoch
   * @return a number from 0 to 1
   */
  double at(long step, long stepsPerEpoch);
}
