package org.vae4j.model;

/** Beta counts in full from the first step on. */
public record ConstantKl() implements KlSchedule {
  @Override
  public double at(long step, long stepsPerEpoch) {
    return 1;
  }

  @Override
  public String toString() {
    return "constant";
  }
}
