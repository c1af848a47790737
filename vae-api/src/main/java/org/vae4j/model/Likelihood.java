package org.vae4j.model;

import java.util.List;
import java.util.Objects;

/**
 * The distribution p(x|z) of an item given its latent vector; its negative logarithm, summed over
 * all values of the item, is the reconstruction loss in nats. Given z, the values of an item are
 * independent. Immutable.
 *
 * <p>{@link #bernoulli()} fits values that are nearly 0 or 1, {@link #continuousBernoulli()} grey
 * values, {@link #discretizedLogistic()} bytes, {@link #gaussian()} and {@link #laplace()} any
 * numbers. Losses of different likelihoods cannot be compared: some are probabilities, others
 * densities, which may be above 1 ({@link #density()}).
 */
public sealed interface Likelihood permits Bernoulli, ContinuousBernoulli, LocationScale {
  /**
   * Returns the Bernoulli likelihood, for values in [0, 1].
   *
   * @return the likelihood
   */
  static Likelihood bernoulli() {
    return new Bernoulli();
  }

  /**
   * Returns the continuous Bernoulli likelihood, a density of values in [0, 1].
   *
   * @return the likelihood
   */
  static Likelihood continuousBernoulli() {
    return new ContinuousBernoulli();
  }

  /**
   * Returns the Gaussian likelihood with a given standard deviation.
   *
   * @param sigma the standard deviation, in units of the values; the smaller, the more
   *     reconstruction counts against KL
   * @return the likelihood
   * @throws IllegalArgumentException if sigma is not from {@link Scale#SMALLEST} to {@link
   *     Scale#LARGEST}
   */
  static Likelihood gaussian(double sigma) {
    return new Gaussian(Scale.fixed(sigma));
  }

  /**
   * Returns the Gaussian likelihood with one learned standard deviation for all values.
   *
   * @return the likelihood
   * @see <a href="https://arxiv.org/abs/2006.13202">Rybkin et al. 2021 (sigma-VAE)</a>
   */
  static Likelihood gaussian() {
    return new Gaussian(Scale.learned());
  }

  /**
   * Returns the Gaussian likelihood whose standard deviation the decoder predicts for each value.
   * The decoder needs twice the channels of an item.
   *
   * @return the likelihood
   */
  static Likelihood gaussianPerValue() {
    return new Gaussian(Scale.perValue());
  }

  /**
   * Returns the Laplace likelihood with a given scale.
   *
   * @param scale the mean absolute deviation, in units of the values
   * @return the likelihood
   * @throws IllegalArgumentException if the scale is not from {@link Scale#SMALLEST} to {@link
   *     Scale#LARGEST}
   */
  static Likelihood laplace(double scale) {
    return new Laplace(Scale.fixed(scale));
  }

  /**
   * Returns the Laplace likelihood with one learned scale for all values.
   *
   * @return the likelihood
   */
  static Likelihood laplace() {
    return new Laplace(Scale.learned());
  }

  /**
   * Returns the discretized logistic likelihood, for bytes divided by 255, with one learned scale
   * for all values.
   *
   * @return the likelihood
   */
  static Likelihood discretizedLogistic() {
    return new DiscretizedLogistic(Scale.learned());
  }

  /**
   * Returns the discretized logistic likelihood, for bytes divided by 255, whose scale the decoder
   * predicts for each value. The decoder needs twice the channels of an item.
   *
   * @return the likelihood
   */
  static Likelihood discretizedLogisticPerValue() {
    return new DiscretizedLogistic(Scale.perValue());
  }

  /**
   * Returns the name that exported models carry.
   *
   * @return lower-case words, joined by underscores
   */
  String name();

  /**
   * Tells whether a value can be an observation under this likelihood.
   *
   * @param value one value of an item
   * @return true if it is in the likelihood's range
   */
  boolean accepts(float value);

  /**
   * Returns the range of values in words, for messages.
   *
   * @return for example {@code values in [0, 1]}
   */
  String range();

  /**
   * Returns what to do about values outside the range, for messages.
   *
   * @return for example {@code scale the values, for example by 1 / 255}
   */
  String hint();

  /**
   * Tells whether p(x|z) is a density, so that the reconstruction loss may be negative.
   *
   * @return false if it is a probability, whose loss is at least 0
   */
  boolean density();

  /**
   * Returns how many numbers the decoder gives for each value of an item. If there are two, the
   * last axis of its output has all the locations first and then all the logarithms of scales.
   *
   * @return 1 or 2
   */
  default int outputsPerValue() {
    return 1;
  }

  /**
   * Returns the parameters of the likelihood itself, which are trained with those of the networks.
   *
   * @return their names, shapes and roles; none by default
   */
  default List<ParameterSpec> parameters() {
    return List.of();
  }

  /**
   * Returns what a parameter with the role {@link ParameterSpec.Role#LOG_SCALE} starts from.
   *
   * @return the logarithm of a scale; 0 where no scale is learned
   */
  default double initialLogScale() {
    return 0;
  }

  /**
   * Returns this likelihood as training left it: one learned scale becomes fixed at what was found.
   *
   * @param weights the weights of a model with this likelihood
   * @return a likelihood without parameters of its own
   * @throws IllegalArgumentException if a scale is learned and the weights do not have it
   */
  default Likelihood trained(Weights weights) {
    return accept(new TrainedLikelihood(Objects.requireNonNull(weights, "weights")));
  }

  /**
   * Leads to the method of this likelihood.
   *
   * @param interpreter what gives likelihoods their meaning
   * @param <T> what the interpreter computes
   * @return what the method returned
   */
  <T> T accept(LikelihoodInterpreter<T> interpreter);
}
