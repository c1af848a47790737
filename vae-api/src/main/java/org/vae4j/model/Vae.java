package org.vae4j.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vae4j.Shape;
import org.vae4j.layer.Dense;

/**
 * The description of a variational autoencoder whose shapes are known to fit. Immutable and safe to
 * use from many threads; made by {@link VaeBuilder}.
 *
 * <p>The encoder maps an item {@code [H, W, C]} to a vector of features; two dense heads map that
 * to the mean and the log-variance of q(z|x), {@code [latentSize]} each, the latter soft-clamped
 * ({@link LogVarianceClamp}); {@code z = mean + exp(logVariance / 2) * epsilon}; the decoder maps z
 * to the parameters of the likelihood, for {@link Bernoulli} the logits {@code [H, W, C]}. The
 * prior of z is the standard normal distribution.
 *
 * @see <a href="https://arxiv.org/abs/1312.6114">Kingma and Welling 2014, section 3</a>
 */
public final class Vae implements GenerativeModel {
  private final Shape itemShape;
  private final Optional<Condition> condition;
  private final Network encoder;
  private final Network meanHead;
  private final Network logVarianceHead;
  private final Network decoder;
  private final Likelihood likelihood;
  private final Objective objective;
  private final List<ParameterSpec> parameters;

  Vae(
      Shape itemShape,
      Optional<Condition> condition,
      Network encoder,
      Network decoder,
      int latentSize,
      Likelihood likelihood,
      Objective objective) {
    this.itemShape = itemShape;
    this.condition = condition;
    this.encoder = encoder;
    this.meanHead = Network.of("mean", encoder.output(), List.of(new Dense(latentSize)));
    this.logVarianceHead =
        Network.of("log_variance", encoder.output(), List.of(new Dense(latentSize)));
    this.decoder = decoder;
    this.likelihood = likelihood;
    this.objective = objective;
    this.parameters =
        Stream.of(
                encoder.parameters(),
                meanHead.parameters(),
                logVarianceHead.parameters(),
                decoder.parameters(),
                likelihood.parameters(),
                objective.parameters(itemShape, condition))
            .flatMap(List::stream)
            .toList();
  }

  @Override
  public Shape itemShape() {
    return itemShape;
  }

  @Override
  public int latentSize() {
    return meanHead.output().volume();
  }

  /** Returns what both halves are told about each item; empty for a model that is told nothing. */
  @Override
  public Optional<Condition> condition() {
    return condition;
  }

  /**
   * Returns the network from an item to its features, without the heads. That of a conditional
   * model takes items with the condition behind their last channel, or behind their values if they
   * are vectors.
   *
   * @return a network whose output is a vector
   */
  public Network encoder() {
    return encoder;
  }

  /**
   * Returns the head that predicts the mean of q(z|x).
   *
   * @return one dense layer
   */
  public Network meanHead() {
    return meanHead;
  }

  /**
   * Returns the head that predicts the log-variance of q(z|x), before the soft clamp.
   *
   * @return one dense layer
   */
  public Network logVarianceHead() {
    return logVarianceHead;
  }

  /**
   * Returns the network from z to the parameters of the likelihood. That of a conditional model
   * takes z with the condition behind it.
   *
   * @return a network whose output has the shape of an item, or twice its channels: {@link
   *     Likelihood#outputsPerValue()}
   */
  public Network decoder() {
    return decoder;
  }

  /**
   * Returns the distribution of an item given z.
   *
   * @return the likelihood
   */
  public Likelihood likelihood() {
    return likelihood;
  }

  /**
   * Returns what training minimizes.
   *
   * @return the objective
   */
  public Objective objective() {
    return objective;
  }

  /**
   * Returns all parameters: those of the encoder, the two heads, the decoder, the likelihood and
   * the objective.
   *
   * @return their names, shapes and roles, in the order in which they are kept
   */
  @Override
  public List<ParameterSpec> parameters() {
    return parameters;
  }

  @Override
  public String objectiveText() {
    return objective.toString();
  }

  /** Returns a table with a line per layer: its position, kind, output and parameters. */
  @Override
  public String toString() {
    return VaeSummary.of(this);
  }
}
