package org.vae4j.model;

import java.util.Objects;
import java.util.Optional;
import org.vae4j.internal.Require;

/**
 * The negative evidence lower bound in nats per item, {@code -log p(x|z) + beta * KL(q(z|x) ||
 * p(z))}: summed over the values of an item and over latent dimensions, averaged over the batch,
 * with one draw of z per item. {@code beta = 1} is the true bound, which is reported as {@code
 * total} whatever is minimized.
 *
 * <p>A {@link KlSchedule} lets beta grow, at step s to {@code beta * schedule.at(s)}. Free bits
 * keep dimensions in use: with KL_j for the mean over the batch of dimension j's KL, the sum of
 * {@code max(freeBits, KL_j)} takes the place of KL. A {@link Capacity} replaces all of these: it
 * holds KL at a target.
 *
 * @param beta the weight of the KL term, at least 0; 1 by default
 * @param schedule what part of beta counts when; all of it by default
 * @param freeBits the KL of a dimension that costs nothing more, in nats, at least 0; 0 by default
 * @param capacity a target for KL; none by default
 * @see <a href="https://arxiv.org/abs/1312.6114">Kingma and Welling 2014, section 2.2</a>
 * @see <a href="https://openreview.net/forum?id=Sy2fzU9gl">Higgins et al. 2017, section 2
 *     (beta)</a>
 * @see <a href="https://arxiv.org/abs/1606.04934">Kingma et al. 2016 (free bits)</a>
 */
public record Elbo(double beta, KlSchedule schedule, double freeBits, Optional<Capacity> capacity)
    implements Objective {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if beta or the free bits are negative or not finite
   * @throws IllegalStateException if there is a capacity and also a beta other than 1, a schedule
   *     or free bits
   */
  public Elbo {
    requireNotNegative(beta, "Elbo beta", "1 is the true bound, 0 a plain autoencoder");
    Objects.requireNonNull(schedule, "schedule");
    requireNotNegative(freeBits, "Elbo freeBits", "it is nats per dimension; 0 means none");
    Objects.requireNonNull(capacity, "capacity");
    if (capacity.isPresent() && (beta != 1 || isScheduled(schedule) || freeBits > 0)) {
      throw new IllegalStateException(
          Require.message(
              "Elbo capacity",
              "neither beta nor a schedule nor free bits beside it",
              words(beta, schedule, freeBits),
              "gamma is the weight of KL, and C its schedule"));
    }
  }

  /**
   * Returns this objective with another weight of the KL term.
   *
   * @param newBeta the weight, at least 0
   * @return a new objective
   * @throws IllegalArgumentException if the weight is negative or not finite
   * @throws IllegalStateException if there is a capacity, and the weight is not 1
   */
  public Elbo beta(double newBeta) {
    return new Elbo(newBeta, schedule, freeBits, capacity);
  }

  /**
   * Returns this objective with a linear warm-up, {@link KlSchedule#linear}.
   *
   * @param epochs the number of epochs over which beta grows to its full value, at least 0
   * @return a new objective
   * @throws IllegalArgumentException if the number is negative or not finite
   * @throws IllegalStateException if there is a capacity, or a schedule of another kind
   */
  public Elbo warmUp(double epochs) {
    requireNotNegative(epochs, "Elbo warmUp", "it is a number of epochs; 0 means none");
    return schedule(epochs == 0 ? KlSchedule.constant() : KlSchedule.linear(Span.epochs(epochs)));
  }

  /**
   * Returns this objective with another schedule of beta.
   *
   * @param newSchedule what part of beta counts when
   * @return a new objective
   * @throws IllegalStateException if there is a capacity, or a schedule of another kind, such as a
   *     warm-up
   */
  public Elbo schedule(KlSchedule newSchedule) {
    Objects.requireNonNull(newSchedule, "schedule");
    if (isScheduled(schedule)
        && isScheduled(newSchedule)
        && schedule.getClass() != newSchedule.getClass()) {
      throw new IllegalStateException(
          Require.message(
              "Elbo schedule", "one schedule", schedule + " and " + newSchedule, "choose one"));
    }
    return new Elbo(beta, newSchedule, freeBits, capacity);
  }

  /**
   * Returns this objective with free bits.
   *
   * @param nats the KL of a dimension, averaged over the batch, that costs nothing more; at least
   *     0. 0.05 to 0.5 are usual
   * @return a new objective
   * @throws IllegalArgumentException if the number is negative or not finite
   * @throws IllegalStateException if there is a capacity
   */
  public Elbo freeBits(double nats) {
    return new Elbo(beta, schedule, nats, capacity);
  }

  /**
   * Returns this objective with a target for KL in place of a weight.
   *
   * @param gamma the weight of the distance from the target, positive
   * @param maximum what the target ends at, in nats, positive
   * @param length how long the target grows
   * @return a new objective
   * @throws IllegalArgumentException if gamma or the maximum is not positive and finite
   * @throws IllegalStateException if beta is not 1, or there is a schedule or free bits
   */
  public Elbo capacity(double gamma, double maximum, Span length) {
    return new Elbo(beta, schedule, freeBits, Optional.of(new Capacity(gamma, maximum, length)));
  }

  /**
   * Returns the weight of the KL term at one step.
   *
   * @param step the step, counted from 0
   * @param stepsPerEpoch the number of steps in an epoch
   * @return the weight, from 0 to {@link #beta()}
   */
  public double betaAt(long step, long stepsPerEpoch) {
    return beta * schedule.at(step, stepsPerEpoch);
  }

  @Override
  public <T> T interpret(ObjectiveInterpreter<T> interpreter) {
    return interpreter.elbo(this);
  }

  /** Returns for example {@code Elbo[beta=1.0, linear(5.0 epochs)]}; leaves out what is not set. */
  @Override
  public String toString() {
    return "Elbo[" + capacity.map(Capacity::toString).orElse(words(beta, schedule, freeBits)) + "]";
  }

  private static String words(double beta, KlSchedule schedule, double freeBits) {
    return "beta="
        + beta
        + (isScheduled(schedule) ? ", " + schedule : "")
        + (freeBits > 0 ? ", freeBits=" + freeBits : "");
  }

  private static boolean isScheduled(KlSchedule schedule) {
    return !(schedule instanceof ConstantKl);
  }

  private static void requireNotNegative(double value, String where, String hint) {
    Require.argument(
        value >= 0 && Double.isFinite(value), where, "a finite number of at least 0", value, hint);
  }
}
