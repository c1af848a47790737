package org.vae4j.layer;

/**
 * Gives layers a meaning: one method per layer. Implementations walk a network by way of {@code
 * Network.interpret}.
 *
 * @param <T> what is computed: a shape, a node of a graph, an array of numbers
 */
public interface LayerInterpreter<T> {
  /**
   * Interprets an activation without parameters.
   *
   * @param layer the layer
   * @param input what it is applied to
   * @param position where it stands
   * @return its output
   */
  T activation(Activation layer, T input, LayerPosition position);

  /**
   * Interprets a batch normalization.
   *
   * @param layer the layer
   * @param input what it is applied to
   * @param position where it stands
   * @return its output
   */
  T batchNorm(BatchNorm layer, T input, LayerPosition position);

  /**
   * Interprets a convolution.
   *
   * @param layer the layer
   * @param input what it is applied to
   * @param position where it stands
   * @return its output
   */
  T conv2d(Conv2d layer, T input, LayerPosition position);

  /**
   * Interprets a transposed convolution.
   *
   * @param layer the layer
   * @param input what it is applied to
   * @param position where it stands
   * @return its output
   */
  T convTranspose2d(ConvTranspose2d layer, T input, LayerPosition position);

  /**
   * Interprets a fully connected layer.
   *
   * @param layer the layer
   * @param input what it is applied to
   * @param position where it stands
   * @return its output
   */
  T dense(Dense layer, T input, LayerPosition position);

  /**
   * Interprets a dropout.
   *
   * @param layer the layer
   * @param input what it is applied to
   * @param position where it stands
   * @return its output
   */
  T dropout(Dropout layer, T input, LayerPosition position);

  /**
   * Interprets a flattening.
   *
   * @param layer the layer
   * @param input what it is applied to
   * @param position where it stands
   * @return its output
   */
  T flatten(Flatten layer, T input, LayerPosition position);

  /**
   * Interprets a leaky ReLU.
   *
   * @param layer the layer
   * @param input what it is applied to
   * @param position where it stands
   * @return its output
   */
  T leakyRelu(LeakyRelu layer, T input, LayerPosition position);

  /**
   * Interprets a reshape.
   *
   * @param layer the layer
   * @param input what it is applied to
   * @param position where it stands
   * @return its output
   */
  T reshape(Reshape layer, T input, LayerPosition position);
}
