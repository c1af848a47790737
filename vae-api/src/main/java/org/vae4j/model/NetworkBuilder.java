package org.vae4j.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.vae4j.Shape;
import org.vae4j.layer.Activation;
import org.vae4j.layer.ActivationFunction;
import org.vae4j.layer.BatchNorm;
import org.vae4j.layer.Conv2d;
import org.vae4j.layer.ConvTranspose2d;
import org.vae4j.layer.Dense;
import org.vae4j.layer.Dropout;
import org.vae4j.layer.Flatten;
import org.vae4j.layer.Layer;
import org.vae4j.layer.LeakyRelu;
import org.vae4j.layer.Padding;
import org.vae4j.layer.Reshape;

/**
 * Collects the layers of an encoder or decoder, in the order of the calls. Values are checked at
 * each call, shapes when the model is built. Not safe to use from many threads.
 */
public final class NetworkBuilder {
  private final String name;
  private final List<Layer> layers = new ArrayList<>();

  NetworkBuilder(String name) {
    this.name = name;
  }

  List<Layer> layers() {
    return List.copyOf(layers);
  }

  /**
   * Appends a layer.
   *
   * @param layer the layer
   * @return this builder (for chaining)
   */
  public NetworkBuilder layer(Layer layer) {
    layers.add(Objects.requireNonNull(layer, "layer"));
    return this;
  }

  /**
   * Appends a fully connected layer, {@link Dense}.
   *
   * @param units the number of outputs
   * @return this builder (for chaining)
   * @throws IllegalArgumentException if there is less than one unit
   */
  public NetworkBuilder dense(int units) {
    return add(() -> new Dense(units));
  }

  /**
   * Appends a convolution, {@link Conv2d}, with {@link Padding#SAME}.
   *
   * @param filters the number of output channels
   * @param kernel the height and width of the kernel, in pixels
   * @param stride the step in both directions, in pixels
   * @return this builder (for chaining)
   * @throws IllegalArgumentException if a size is less than 1
   */
  public NetworkBuilder conv2d(int filters, int kernel, int stride) {
    return conv2d(filters, kernel, stride, Padding.SAME);
  }

  /**
   * Appends a convolution, {@link Conv2d}.
   *
   * @param filters the number of output channels
   * @param kernel the height and width of the kernel, in pixels
   * @param stride the step in both directions, in pixels
   * @param padding what happens at the border
   * @return this builder (for chaining)
   * @throws IllegalArgumentException if a size is less than 1
   */
  public NetworkBuilder conv2d(int filters, int kernel, int stride, Padding padding) {
    return add(() -> new Conv2d(filters, kernel, stride, padding));
  }

  /**
   * Appends a transposed convolution, {@link ConvTranspose2d}, with {@link Padding#SAME}: its
   * output is {@code stride} times as high and wide as its input.
   *
   * @param filters the number of output channels
   * @param kernel the height and width of the kernel, in pixels
   * @param stride the factor of growth
   * @return this builder (for chaining)
   * @throws IllegalArgumentException if a size is less than 1
   */
  public NetworkBuilder convTranspose2d(int filters, int kernel, int stride) {
    return convTranspose2d(filters, kernel, stride, Padding.SAME);
  }

  /**
   * Appends a transposed convolution, {@link ConvTranspose2d}.
   *
   * @param filters the number of output channels
   * @param kernel the height and width of the kernel, in pixels
   * @param stride the factor of growth
   * @param padding what happens at the border
   * @return this builder (for chaining)
   * @throws IllegalArgumentException if a size is less than 1
   */
  public NetworkBuilder convTranspose2d(int filters, int kernel, int stride, Padding padding) {
    return add(() -> new ConvTranspose2d(filters, kernel, stride, padding, Optional.empty()));
  }

  /**
   * Appends a transposed convolution, {@link ConvTranspose2d}, with {@link Padding#SAME} and the
   * output size that is wanted; this is how odd sizes are reached.
   *
   * @param filters the number of output channels
   * @param kernel the height and width of the kernel, in pixels
   * @param stride the factor of growth
   * @param height the height of the output, in pixels
   * @param width the width of the output, in pixels
   * @return this builder (for chaining)
   * @throws IllegalArgumentException if a size is less than 1
   */
  public NetworkBuilder convTranspose2d(
      int filters, int kernel, int stride, int height, int width) {
    return add(
        () ->
            new ConvTranspose2d(
                filters, kernel, stride, Padding.SAME, Optional.of(Shape.of(height, width))));
  }

  /**
   * Appends a batch normalization, {@link BatchNorm}, with momentum {@value
   * BatchNorm#DEFAULT_MOMENTUM} and epsilon {@value BatchNorm#DEFAULT_EPSILON}.
   *
   * @return this builder (for chaining)
   */
  public NetworkBuilder batchNorm() {
    return batchNorm(BatchNorm.DEFAULT_MOMENTUM, BatchNorm.DEFAULT_EPSILON);
  }

  /**
   * Appends a batch normalization, {@link BatchNorm}.
   *
   * @param momentum how much of the running statistics stays at each step
   * @param epsilon what is added to the variance
   * @return this builder (for chaining)
   * @throws IllegalArgumentException if the momentum is not in [0, 1) or epsilon is not positive
   */
  public NetworkBuilder batchNorm(double momentum, double epsilon) {
    return add(() -> new BatchNorm((float) momentum, (float) epsilon));
  }

  /**
   * Appends a dropout, {@link Dropout}.
   *
   * @param rate the probability that a value is dropped
   * @return this builder (for chaining)
   * @throws IllegalArgumentException if the rate is not in [0, 1)
   */
  public NetworkBuilder dropout(double rate) {
    return add(() -> new Dropout((float) rate));
  }

  /**
   * Appends a {@link Flatten}.
   *
   * @return this builder (for chaining)
   */
  public NetworkBuilder flatten() {
    return add(Flatten::new);
  }

  /**
   * Appends a {@link Reshape}.
   *
   * @param sizes the sizes of the output, without the batch axis
   * @return this builder (for chaining)
   * @throws IllegalArgumentException if there are no sizes or one is less than 1
   */
  public NetworkBuilder reshape(int... sizes) {
    return add(() -> new Reshape(Shape.of(sizes)));
  }

  /**
   * Appends a {@link ActivationFunction#RELU}.
   *
   * @return this builder (for chaining)
   */
  public NetworkBuilder relu() {
    return add(() -> new Activation(ActivationFunction.RELU));
  }

  /**
   * Appends a {@link LeakyRelu} with slope {@value LeakyRelu#DEFAULT_NEGATIVE_SLOPE}.
   *
   * @return this builder (for chaining)
   */
  public NetworkBuilder leakyRelu() {
    return leakyRelu(LeakyRelu.DEFAULT_NEGATIVE_SLOPE);
  }

  /**
   * Appends a {@link LeakyRelu}.
   *
   * @param negativeSlope the slope left of zero
   * @return this builder (for chaining)
   * @throws IllegalArgumentException if the slope is not in [0, 1)
   */
  public NetworkBuilder leakyRelu(double negativeSlope) {
    return add(() -> new LeakyRelu((float) negativeSlope));
  }

  /**
   * Appends an {@link ActivationFunction#ELU}.
   *
   * @return this builder (for chaining)
   */
  public NetworkBuilder elu() {
    return add(() -> new Activation(ActivationFunction.ELU));
  }

  /**
   * Appends a {@link ActivationFunction#GELU}.
   *
   * @return this builder (for chaining)
   */
  public NetworkBuilder gelu() {
    return add(() -> new Activation(ActivationFunction.GELU));
  }

  /**
   * Appends a {@link ActivationFunction#SILU}.
   *
   * @return this builder (for chaining)
   */
  public NetworkBuilder silu() {
    return add(() -> new Activation(ActivationFunction.SILU));
  }

  /**
   * Appends a {@link ActivationFunction#TANH}.
   *
   * @return this builder (for chaining)
   */
  public NetworkBuilder tanh() {
    return add(() -> new Activation(ActivationFunction.TANH));
  }

  /**
   * Appends a {@link ActivationFunction#SIGMOID}.
   *
   * @return this builder (for chaining)
   */
  public NetworkBuilder sigmoid() {
    return add(() -> new Activation(ActivationFunction.SIGMOID));
  }

  /**
   * Appends a {@link ActivationFunction#SOFTPLUS}.
   *
   * @return this builder (for chaining)
   */
  public NetworkBuilder softplus() {
    return add(() -> new Activation(ActivationFunction.SOFTPLUS));
  }

  /** Puts the side and the index in front of what a layer says about its values. */
  private NetworkBuilder add(Supplier<Layer> layer) {
    try {
      return layer(layer.get());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + "[" + layers.size() + "] " + e.getMessage(), e);
    }
  }
}
