package org.vae4j.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.vae4j.Shape;
import org.vae4j.internal.Require;
import org.vae4j.layer.Dense;
import org.vae4j.layer.Flatten;
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
 * <p>In a conditional model x' and p are decoded with the condition c of their x, and the
 * discriminator sees to it that the decoder draws what it was asked for, in one of two ways. It is
 * told the condition of each item, where the encoder finds it (<a
 * href="https://arxiv.org/abs/1411.1784">Mirza and Osindero 2014, section 3.2</a>); or it is not
 * told, and an {@linkplain #auxiliaryClassifier auxiliary classifier} has to find the class.
 *
 * @param gamma what the features count in the decoder's loss, at least 0
 * @param beta the weight of KL in the encoder's loss, at least 0
 * @param loss the loss of the discriminator and of the decoder against it
 * @param spectral whether the discriminator's kernels are divided by their largest singular value,
 *     as {@link GanBuilder#spectralNormalization()} says
 * @param discriminatorLayers the discriminator's layers; empty for those of {@link GanBuilder}
 * @param featureLayers how many of these make the features; empty for all but the last
 * @param classification what an auxiliary classifier counts; 0 for none
 * @see <a href="https://arxiv.org/abs/1512.09300">Larsen et al. 2016, section 2.3 and algorithm
 *     1</a>
 */
public record VaeGan(
    double gamma,
    double beta,
    GanLoss loss,
    boolean spectral,
    Optional<List<Layer>> discriminatorLayers,
    OptionalInt featureLayers,
    double classification)
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
    requireWeight(classification, "VaeGan classification", "1 is usual");
  }

  /**
   * Returns this objective with another weight of KL; 1 by default.
   *
   * @param newBeta the weight in the encoder's loss, at least 0
   * @return a new objective
   * @throws IllegalArgumentException if the weight is negative or not finite
   */
  public VaeGan beta(double newBeta) {
    return new VaeGan(
        gamma, newBeta, loss, spectral, discriminatorLayers, featureLayers, classification);
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
    return new VaeGan(
        gamma, beta, newLoss, spectral, discriminatorLayers, featureLayers, classification);
  }

  /**
   * Returns this objective with a spectral normalization of the discriminator; without by default.
   *
   * @return a new objective
   */
  public VaeGan spectralNormalization() {
    return new VaeGan(gamma, beta, loss, true, discriminatorLayers, featureLayers, classification);
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
        featureLayers,
        classification);
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
    return new VaeGan(
        gamma, beta, loss, spectral, discriminatorLayers, OptionalInt.of(count), classification);
  }

  /**
   * Returns this objective with a classifier beside the discriminator, for a model that is
   * conditioned on classes: one more dense layer, {@code classifier[0]}, on what the
   * discriminator's last layer is given. With {@code class(x) = mean(-log p(c|x))}, in nats, of the
   * class c that x has or that it was decoded with,
   *
   * <pre>{@code
   * decoder minimizes further        weight * (class(x') + class(p))
   * discriminator minimizes further  weight * class(x)
   * }</pre>
   *
   * <p>The discriminator is not told the class then; the classifier learns from items of the data
   * alone and moves with the optimizer of network {@code classifier}. The terms {@code
   * classification}, class(x), and {@code generated_classification}, class(x') + class(p), come
   * behind the others. Samples are of the asked class more often than with a discriminator that is
   * told, and look more typical of it. Without a classifier by default.
   *
   * @param weight what the classes count, more than 0; 1 is usual
   * @return a new objective
   * @throws IllegalArgumentException if the weight is not more than 0 or not finite
   * @see <a href="https://arxiv.org/abs/1610.09585">Odena et al. 2017, section 3</a>
   * @see <a href="https://arxiv.org/abs/1703.10155">Bao et al. 2017, section 3</a>
   */
  public VaeGan auxiliaryClassifier(double weight) {
    Require.argument(
        weight > 0 && Double.isFinite(weight),
        "VaeGan auxiliaryClassifier",
        "a finite weight of more than 0",
        weight,
        "1 is usual");
    return new VaeGan(gamma, beta, loss, spectral, discriminatorLayers, featureLayers, weight);
  }

  /**
   * Returns the discriminator of a model.
   *
   * @param itemShape the shape of the model's items
   * @param condition what the model is told about each item; empty for a model that is told nothing
   * @return its network, from an item, with its condition behind it if it is told, to {@code [1]}
   * @throws IllegalArgumentException if its layers do not fit the items, do not end in {@code [1]},
   *     or are not more than the layers of features
   */
  public Network discriminator(Shape itemShape, Optional<Condition> condition) {
    Objects.requireNonNull(itemShape, "itemShape");
    Objects.requireNonNull(condition, "condition");
    boolean told = condition.isPresent() && classification == 0;
    Shape input = told ? VaeBuilder.withChannels(itemShape, 1, condition.get().size()) : itemShape;
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

  /**
   * Returns the {@linkplain #auxiliaryClassifier auxiliary classifier} of a model.
   *
   * @param itemShape the shape of the model's items
   * @param condition what the model is told about each item
   * @return its network, from what the discriminator's last layer is given to a logit per class;
   *     empty if there is none
   * @throws IllegalArgumentException if there is one and the model is not conditioned on classes,
   *     or the discriminator's layers do not fit
   */
  public Optional<Network> classifier(Shape itemShape, Optional<Condition> condition) {
    Objects.requireNonNull(itemShape, "itemShape");
    Objects.requireNonNull(condition, "condition");
    if (classification == 0) {
      return Optional.empty();
    }
    Require.argument(
        condition.filter(known -> known instanceof ClassCondition).isPresent(),
        "VaeGan auxiliaryClassifier",
        "a model that is conditioned on classes",
        condition.<Object>map(known -> known).orElse("no condition"),
        "add conditionedOn(Condition.classes(…))");
    Network judge = discriminator(itemShape, condition);
    Shape input = judge.shapes().get(judge.layers().size() - 1);
    Dense dense = new Dense(condition.get().size());
    return Optional.of(
        Network.of(
            "classifier", input, input.isImage() ? List.of(new Flatten(), dense) : List.of(dense)));
  }

  @Override
  public List<ParameterSpec> parameters(Shape itemShape, Optional<Condition> condition) {
    Network network = discriminator(itemShape, condition);
    return Stream.of(
            network.parameters(),
            spectral ? Gan.spectralVectors(network) : List.<ParameterSpec>of(),
            classifier(itemShape, condition).map(Network::parameters).orElse(List.of()))
        .flatMap(List::stream)
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
        + (classification > 0 ? ", classification=" + classification : "")
        + "]";
  }

  private static void requireWeight(double value, String where, String hint) {
    Require.argument(
        value >= 0 && Double.isFinite(value), where, "a finite number of at least 0", value, hint);
  }
}
