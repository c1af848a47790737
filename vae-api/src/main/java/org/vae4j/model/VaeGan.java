package org.vae4j.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.vae4j.Shape;
import org.vae4j.internal.Require;
import org.vae4j.layer.Layer;

/**
 * The objective of the VAE-GAN: reconstructions are compared in features that a discriminator
 * learns, in place of pixels. With the discriminator's number D, its features {@code f} (what comes
 * out of its first layers), items x, reconstructions x' and items p decoded from prior draws, there
 * is
 *
 * <pre>{@code
 * feature_reconstruction = mean(|f(x) - f(x')|^2 / 2), summed over features
 * encoder minimizes        beta * kl + feature_reconstruction
 * decoder minimizes        gamma * feature_reconstruction + generator(x') + generator(p)
 * discriminator minimizes  real(x) + generated(x') + generated(p)
 * }</pre>
 *
 * <p>in one move, with gradients of the weights before it; real, generated and generator are the
 * parts of a {@link GanLoss}, means over the batch. The terms are {@code reconstruction} (the
 * likelihood's, which nothing minimizes but a scale of its own), {@code kl}, {@code objective} (the
 * encoder's), {@code feature_reconstruction}, {@code generator} and {@code discriminator}.
 *
 * <p>The discriminator takes means of the likelihood; its parameters belong to the model, as {@code
 * discriminator[0].kernel}, and can have an optimizer of their own. They are not exported.
 *
 * <p>In a conditional model the discriminator, too, is told the condition of each item, where the
 * encoder finds it; x' and p are decoded with the condition of their x. So the decoder has to draw
 * not just an item, but one of the kind that it was asked for (<a
 * href="https://arxiv.org/abs/1411.1784">Mirza and Osindero 2014, section 3.2</a>).
 *
 * @param gamma what the features count in the decoder's loss, at least 0
 * @param beta the weight of KL in the encoder's loss, at least 0
 * @param loss the loss of the discriminator and of the decoder against it
 * @param spectral whether the discriminator's kernels are divided by their largest singular value,
 *     as {@link GanBuilder#spectralNormalization()} says
 * @param discriminatorLayers the discriminator's layers; empty for those of {@link GanBuilder}
 * @param featureLayers how many of these make the features; empty for all but the last
 * @see <a href="https://arxiv.org/abs/1512.09300">Larsen et al. 2016, section 2.3 and algorithm
 *     1</a>
 */
public record VaeGan(
    double gamma,
    double beta,
    GanLoss loss,
    boolean spectral,
    Optional<List<Layer>> discriminatorLayers,
    OptionalInt featureLayers)
    implements Objective {
  /**
   * Checks the numbers and copies the layers.
   *
   * @throws IllegalArgumentException if a weight is negative or not finite, or there is less than
   *     one layer of features, or the loss is Wasserstein's
   */
  public VaeGan {
    requireWeight(gamma, "VaeGan gamma", "0.001 to 1 are usual");
    requireWeight(beta, "VaeGan beta", "1 is usual");
    Objects.requireNonNull(loss, "loss");
    Require.argument(
        !(loss instanceof WassersteinLoss),
        "VaeGan loss",
        "the hinge or the non-saturating loss",
        loss,
        "its gradient penalty is for GANs alone");
    discriminatorLayers =
        Objects.requireNonNull(discriminatorLayers, "discriminatorLayers").map(List::copyOf);
    Objects.requireNonNull(featureLayers, "featureLayers");
    featureLayers.ifPresent(
        count ->
            Require.positive(count, "VaeGan featureLayers", "2 are a convolution and its ReLU"));
  }

  /**
   * Returns this objective with another weight of KL; 1 by default.
   *
   * @param newBeta the weight in the encoder's loss, at least 0
   * @return a new objective
   * @throws IllegalArgumentException if the weight is negative or not finite
   */
  public VaeGan beta(double newBeta) {
    return new VaeGan(gamma, newBeta, loss, spectral, discriminatorLayers, featureLayers);
  }

  /**
   * Returns this objective with another adversarial loss; {@link GanLoss#nonSaturating()} by
   * default.
   *
   * @param newLoss the loss
   * @return a new objective
   * @throws IllegalArgumentException if it is Wasserstein's
   */
  public VaeGan loss(GanLoss newLoss) {
    return new VaeGan(gamma, beta, newLoss, spectral, discriminatorLayers, featureLayers);
  }

  /**
   * Returns this objective with a spectral normalization of the discriminator; without by default.
   *
   * @return a new objective
   */
  public VaeGan spectralNormalization() {
    return new VaeGan(gamma, beta, loss, true, discriminatorLayers, featureLayers);
  }

  /**
   * Returns this objective with another discriminator; by default that of {@link GanBuilder}.
   *
   * @param layers adds layers to the builder it is given, and returns it; they map an item to one
   *     number
   * @return a new objective
   * @throws IllegalArgumentException if a value of a layer is out of range; the message names the
   *     layer's index
   */
  public VaeGan discriminator(UnaryOperator<NetworkBuilder> layers) {
    return new VaeGan(
        gamma,
        beta,
        loss,
        spectral,
        Optional.of(VaeBuilder.given(layers, "discriminator")),
        featureLayers);
  }

  /**
   * Returns this objective with other features: what comes out of the discriminator's first layers;
   * by default of all but the last one.
   *
   * @param count the number of layers, at least 1 and less than the discriminator has
   * @return a new objective
   * @throws IllegalArgumentException if the number is less than 1
   */
  public VaeGan featureLayers(int count) {
    return new VaeGan(gamma, beta, loss, spectral, discriminatorLayers, OptionalInt.of(count));
  }

  /**
   * Returns the discriminator of a model.
   *
   * @param input the shape of what it is given, that of {@link Vae#encoder}'s input: an item, with
   *     the condition behind it if the model has one
   * @return its network, to {@code [1]}
   * @throws IllegalArgumentException if its layers do not fit the items, do not end in {@code [1]},
   *     or are not more than the layers of features
   */
  public Network discriminator(Shape input) {
    Objects.requireNonNull(input, "input");
    Network network =
        GanBuilder.discriminator(
            input, discriminatorLayers.orElseGet(() -> DefaultGanNetworks.discriminator(input)));
    int most = network.layers().size() - 1;
    Require.argument(
        most >= 1 && featureLayers.orElse(1) <= most,
        "VaeGan featureLayers",
        "at most " + most + ", all layers of the discriminator but the last",
        featureLayers.orElse(1),
        "features come before the last layer");
    return network;
  }

  @Override
  public List<ParameterSpec> parameters(Shape input) {
    Network network = discriminator(input);
    return Stream.concat(
            network.parameters().stream(),
            spectral ? Gan.spectralVectors(network).stream() : Stream.empty())
        .toList();
  }

  @Override
  public <T> T interpret(ObjectiveInterpreter<T> interpreter) {
    return interpreter.vaeGan(this);
  }

  /** Returns for example {@code VaeGan[gamma=0.01, non-saturating]}; leaves out what is not set. */
  @Override
  public String toString() {
    return "VaeGan[gamma="
        + gamma
        + (beta == 1 ? "" : ", beta=" + beta)
        + ", "
        + loss
        + (spectral ? ", spectral normalization" : "")
        + (featureLayers.isPresent() ? ", features of " + featureLayers.getAsInt() + " layers" : "")
        + "]";
  }

  private static void requireWeight(double value, String where, String hint) {
    Require.argument(
        value >= 0 && Double.isFinite(value), where, "a finite number of at least 0", value, hint);
  }
}
