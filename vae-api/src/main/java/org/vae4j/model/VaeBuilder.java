package org.vae4j.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.vae4j.Shape;
import org.vae4j.internal.Require;
import org.vae4j.layer.Layer;

/**
 * Describes a variational autoencoder, with a sensible network for every size of item or layer by
 * layer.
 *
 * <pre>{@code
 * Vae vae = VaeBuilder.forImages(28, 28, 1).latentSize(32).build();
 * }</pre>
 *
 * <p>Values are checked at the call that sets them, shapes in {@link #build()}. A builder can build
 * more than once and is not changed by it. Not safe to use from many threads.
 */
public final class VaeBuilder {
  /** The number of latent dimensions unless another is given: {@value}. */
  public static final int DEFAULT_LATENT_SIZE = 32;

  private final Shape itemShape;
  private int latentSize;
  private @Nullable List<Layer> encoder;
  private @Nullable List<Layer> decoder;
  private @Nullable Likelihood likelihood;
  private @Nullable Objective objective;
  private @Nullable Condition condition;

  private VaeBuilder(Shape itemShape) {
    this.itemShape = itemShape;
  }

  /**
   * Starts the description of a VAE for images, {@code [height, width, channels]}. Unless layers
   * are given it is convolutional, which needs images from 8x8 to 256x256 pixels.
   *
   * @param height the height, in pixels
   * @param width the width, in pixels
   * @param channels the number of channels: 1 for grey, 3 for RGB
   * @return a builder
   * @throws IllegalArgumentException if a size is less than 1
   */
  public static VaeBuilder forImages(int height, int width, int channels) {
    return new VaeBuilder(Shape.of(height, width, channels));
  }

  /**
   * Starts the description of a VAE for vectors, {@code [size]}. Unless layers are given it has two
   * dense layers of 400 units on each side.
   *
   * @param size the number of values of an item
   * @return a builder
   * @throws IllegalArgumentException if the size is less than 1
   */
  public static VaeBuilder forVectors(int size) {
    return new VaeBuilder(Shape.of(size));
  }

  /**
   * Sets the number of latent dimensions; {@value #DEFAULT_LATENT_SIZE} by default.
   *
   * @param size the length of z
   * @return this builder (for chaining)
   * @throws IllegalArgumentException if the size is less than 1
   * @throws IllegalStateException if it was already set
   */
  public VaeBuilder latentSize(int size) {
    requireUnset(latentSize == 0 ? null : latentSize, "latentSize");
    latentSize =
        Require.positive(size, "VaeBuilder latentSize", "2 can be plotted, 10 to 128 are usual");
    return this;
  }

  /**
   * Lets encoder and decoder see what is known of an item: its class, or a vector. Without it they
   * see nothing else than the item and z.
   *
   * @param newCondition what is known
   * @return this builder (for chaining)
   * @throws IllegalStateException if it was already set
   */
  public VaeBuilder conditionedOn(Condition newCondition) {
    requireUnset(condition, "conditionedOn");
    condition = Objects.requireNonNull(newCondition, "condition");
    return this;
  }

  /**
   * Sets the layers from an item to its features. They must end in a vector; the two heads that
   * predict mean and log-variance are added behind them.
   *
   * @param layers adds layers to the builder it is given, and returns it
   * @return this builder (for chaining)
   * @throws IllegalArgumentException if a value of a layer is out of range; the message names the
   *     side and the layer's index
   * @throws IllegalStateException if the encoder was already set
   */
  public VaeBuilder encoder(UnaryOperator<NetworkBuilder> layers) {
    requireUnset(encoder, "encoder");
    encoder = given(layers, "encoder");
    return this;
  }

  /**
   * Sets the layers from z, {@code [latentSize]}, to the parameters of the likelihood. They must
   * end in the shape of an item, with twice as many channels if the likelihood predicts a scale per
   * value, and without the sigmoid of a Bernoulli likelihood, which brings its own.
   *
   * @param layers adds layers to the builder it is given, and returns it
   * @return this builder (for chaining)
   * @throws IllegalArgumentException if a value of a layer is out of range; the message names the
   *     side and the layer's index
   * @throws IllegalStateException if the decoder was already set
   */
  public VaeBuilder decoder(UnaryOperator<NetworkBuilder> layers) {
    requireUnset(decoder, "decoder");
    decoder = given(layers, "decoder");
    return this;
  }

  /**
   * Sets the distribution of an item given z; {@link Likelihood#bernoulli()} by default.
   *
   * @param newLikelihood the likelihood
   * @return this builder (for chaining)
   * @throws IllegalStateException if it was already set
   */
  public VaeBuilder likelihood(Likelihood newLikelihood) {
    requireUnset(likelihood, "likelihood");
    likelihood = Objects.requireNonNull(newLikelihood, "likelihood");
    return this;
  }

  /**
   * Sets what training minimizes; {@link Objective#elbo()} by default.
   *
   * @param newObjective the objective
   * @return this builder (for chaining)
   * @throws IllegalStateException if it was already set
   */
  public VaeBuilder objective(Objective newObjective) {
    requireUnset(objective, "objective");
    objective = Objects.requireNonNull(newObjective, "objective");
    return this;
  }

  /**
   * Infers all shapes and returns the description.
   *
   * @return an immutable description
   * @throws IllegalArgumentException if a layer does not fit what comes before it, the encoder does
   *     not end in a vector, the decoder does not end in the shape that the likelihood needs,
   *     images without given layers are not between 8x8 and 256x256 pixels, or an array would need
   *     2^31 values or more
   */
  public Vae build() {
    Likelihood distribution = likelihood == null ? Likelihood.bernoulli() : likelihood;
    int latent = latentSize == 0 ? DEFAULT_LATENT_SIZE : latentSize;
    int further = condition == null ? 0 : condition.size();
    Network encoderNetwork =
        Network.of(
            "encoder",
            withChannels(itemShape, 1, further),
            encoder == null ? DefaultNetworks.encoder(itemShape) : encoder);
    requireVector(encoderNetwork);
    Network decoderNetwork =
        Network.of(
            "decoder",
            Shape.of(Math.addExact(latent, further)),
            decoder == null
                ? DefaultNetworks.decoder(itemShape, distribution.outputsPerValue())
                : decoder);
    requireOutputOf(distribution, decoderNetwork);
    return new Vae(
        itemShape,
        Optional.ofNullable(condition),
        encoderNetwork,
        decoderNetwork,
        latent,
        distribution,
        objective == null ? Objective.elbo() : objective);
  }

  static List<Layer> given(UnaryOperator<NetworkBuilder> layers, String name) {
    Objects.requireNonNull(layers, "layers");
    NetworkBuilder builder = layers.apply(new NetworkBuilder(name));
    return Objects.requireNonNull(builder, name + " layers must return their builder").layers();
  }

  private static void requireVector(Network encoder) {
    Require.argument(
        encoder.output().rank() == 1,
        lastLayer(encoder),
        "an output that is a vector [n]",
        encoder.output(),
        "end the encoder with flatten()");
  }

  private void requireOutputOf(Likelihood distribution, Network network) {
    Shape expected = withChannels(itemShape, distribution.outputsPerValue(), 0);
    Require.argument(
        network.output().equals(expected),
        lastLayer(network),
        "output " + expected,
        network.output(),
        hint(distribution, expected, network.output()));
  }

  private static String hint(Likelihood distribution, Shape expected, Shape found) {
    if (found.volume() == expected.volume()) {
      return "end the decoder with reshape"
          + expected.toString().replace('[', '(').replace(']', ')');
    }
    if (distribution.outputsPerValue() > 1) {
      return "the likelihood "
          + distribution
          + " needs a scale beside each value: twice the channels of an item";
    }
    return "a SAME transposed convolution multiplies height and width by its stride, and the"
        + " last layer needs the channels of an item";
  }

  /** Returns a shape with the last axis a number of times, and then further. */
  /** Returns the shape with so many times the channels, or values, and some further ones. */
  static Shape withChannels(Shape item, int times, int further) {
    int[] sizes = item.sizes().stream().mapToInt(Integer::intValue).toArray();
    int last = sizes.length - 1;
    sizes[last] = Math.addExact(Math.multiplyExact(sizes[last], times), further);
    return Shape.of(sizes);
  }

  static String lastLayer(Network network) {
    int last = network.layers().size() - 1;
    return last < 0
        ? network.name() + " without layers"
        : network.position(last).name() + " " + network.layers().get(last).kind();
  }

  private static void requireUnset(@Nullable Object value, String name) {
    if (value != null) {
      throw new IllegalStateException(
          Require.message(
              "VaeBuilder " + name, "to be set once", "it was already set", "use a new builder"));
    }
  }
}
