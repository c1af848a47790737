package org.vae4j.model;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.vae4j.Shape;
import org.vae4j.internal.Require;
import org.vae4j.layer.Layer;

/**
 * Describes a generative adversarial network, with sensible networks for every size of item or
 * layer by layer.
 *
 * <pre>{@code
 * Gan gan = GanBuilder.forImages(28, 28, 1).latentSize(64).spectralNormalization().build();
 * }</pre>
 *
 * <p>Values are checked at the call that sets them, shapes in {@link #build()}. A builder can build
 * more than once and is not changed by it. Not safe to use from many threads.
 *
 * @see <a href="https://arxiv.org/abs/1511.06434">Radford et al. 2016</a>
 */
public final class GanBuilder {
  /** The number of latent dimensions unless another is given: {@value}. */
  public static final int DEFAULT_LATENT_SIZE = 64;

  private final Shape itemShape;
  private @Nullable Integer latentSize;
  private @Nullable List<Layer> generator;
  private @Nullable List<Layer> discriminator;
  private @Nullable GanLoss loss;
  private @Nullable Integer discriminatorSteps;
  private boolean spectral;

  private GanBuilder(Shape itemShape) {
    this.itemShape = itemShape;
  }

  /**
   * Starts the description of a GAN for images, {@code [height, width, channels]}. Unless layers
   * are given it is convolutional, which needs images from 8x8 to 256x256 pixels.
   *
   * @param height the height, in pixels
   * @param width the width, in pixels
   * @param channels the number of channels: 1 for grey, 3 for RGB
   * @return a builder
   * @throws IllegalArgumentException if a size is less than 1
   */
  public static GanBuilder forImages(int height, int width, int channels) {
    return new GanBuilder(Shape.of(height, width, channels));
  }

  /**
   * Starts the description of a GAN for vectors, {@code [size]}. Unless layers are given it has two
   * dense layers of 400 units on each side.
   *
   * @param size the number of values of an item
   * @return a builder
   * @throws IllegalArgumentException if the size is less than 1
   */
  public static GanBuilder forVectors(int size) {
    return new GanBuilder(Shape.of(size));
  }

  /**
   * Sets the number of latent dimensions; {@value #DEFAULT_LATENT_SIZE} by default.
   *
   * @param size the length of z
   * @return this builder (for chaining)
   * @throws IllegalArgumentException if the size is less than 1
   * @throws IllegalStateException if it was already set
   */
  public GanBuilder latentSize(int size) {
    requireUnset(latentSize, "latentSize");
    latentSize = Require.positive(size, "GanBuilder latentSize", "32 to 128 are usual");
    return this;
  }

  /**
   * Sets the layers from z, {@code [latentSize]}, to the logits of an item. They must end in the
   * shape of an item, without a sigmoid, which is applied to what they give.
   *
   * @param layers adds layers to the builder it is given, and returns it
   * @return this builder (for chaining)
   * @throws IllegalArgumentException if a value of a layer is out of range; the message names the
   *     layer's index
   * @throws IllegalStateException if the generator was already set
   */
  public GanBuilder generator(UnaryOperator<NetworkBuilder> layers) {
    requireUnset(generator, "generator");
    generator = VaeBuilder.given(layers, "generator");
    return this;
  }

  /**
   * Sets the layers from an item to one number. They must end in {@code [1]}, without a sigmoid.
   *
   * @param layers adds layers to the builder it is given, and returns it
   * @return this builder (for chaining)
   * @throws IllegalArgumentException if a value of a layer is out of range; the message names the
   *     layer's index
   * @throws IllegalStateException if the discriminator was already set
   */
  public GanBuilder discriminator(UnaryOperator<NetworkBuilder> layers) {
    requireUnset(discriminator, "discriminator");
    discriminator = VaeBuilder.given(layers, "discriminator");
    return this;
  }

  /**
   * Sets what the players minimize; {@link GanLoss#hinge()} by default.
   *
   * @param newLoss the loss
   * @return this builder (for chaining)
   * @throws IllegalStateException if it was already set
   */
  public GanBuilder loss(GanLoss newLoss) {
    requireUnset(loss, "loss");
    loss = Objects.requireNonNull(newLoss, "loss");
    return this;
  }

  /**
   * Divides each kernel of the discriminator by its largest singular value, so that no layer makes
   * differences larger; by default kernels are free. A kernel counts as a matrix with a row per
   * output; the value is estimated by one step of power iteration per move of the discriminator,
   * which starts from the vector of the step before. That vector is a parameter, {@link
   * ParameterSpec.Role#SPECTRAL_VECTOR}, and kept in checkpoints.
   *
   * @return this builder (for chaining)
   * @see <a href="https://arxiv.org/abs/1802.05957">Miyato et al. 2018, section 2.1 and appendix
   *     A</a>
   */
  public GanBuilder spectralNormalization() {
    spectral = true;
    return this;
  }

  /**
   * Sets how often the discriminator moves for each move of the generator; 1 by default. Each move
   * sees the same items of the data and other generated ones.
   *
   * @param steps the number of moves
   * @return this builder (for chaining)
   * @throws IllegalArgumentException if the number is less than 1
   * @throws IllegalStateException if it was already set
   */
  public GanBuilder discriminatorSteps(int steps) {
    requireUnset(discriminatorSteps, "discriminatorSteps");
    discriminatorSteps =
        Require.positive(steps, "GanBuilder discriminatorSteps", "1 to 5 are usual");
    return this;
  }

  /**
   * Infers all shapes and returns the description.
   *
   * @return an immutable description
   * @throws IllegalArgumentException if a layer does not fit what comes before it, the generator
   *     does not end in the shape of an item, the discriminator does not end in {@code [1]} or has
   *     a layer that the loss does not allow, images without given layers are not between 8x8 and
   *     256x256 pixels, or an array would need 2^31 values or more
   */
  public Gan build() {
    Network maker =
        Network.of(
            "generator",
            Shape.of(latentSize == null ? DEFAULT_LATENT_SIZE : latentSize),
            generator == null ? DefaultGanNetworks.generator(itemShape) : generator);
    Require.argument(
        maker.output().equals(itemShape),
        VaeBuilder.lastLayer(maker),
        "output " + itemShape,
        maker.output(),
        "the generator ends in the shape of an item");
    Network judge =
        discriminator(
            itemShape,
            discriminator == null ? DefaultGanNetworks.discriminator(itemShape) : discriminator);
    if (loss instanceof WassersteinLoss) {
      WassersteinLoss.requireFit(judge);
    }
    return new Gan(
        maker,
        judge,
        loss == null ? GanLoss.hinge() : loss,
        spectral,
        discriminatorSteps == null ? 1 : discriminatorSteps);
  }

  /** Chains the layers of a discriminator and checks where they end. */
  static Network discriminator(Shape itemShape, List<Layer> layers) {
    Network judge = Network.of("discriminator", itemShape, layers);
    Require.argument(
        judge.output().equals(Shape.of(1)),
        VaeBuilder.lastLayer(judge),
        "output " + Shape.of(1),
        judge.output(),
        "end the discriminator with flatten().dense(1)");
    return judge;
  }

  private static void requireUnset(@Nullable Object value, String name) {
    if (value != null) {
      throw new IllegalStateException(
          Require.message(
              "GanBuilder " + name, "to be set once", "it was already set", "use a new builder"));
    }
  }
}
