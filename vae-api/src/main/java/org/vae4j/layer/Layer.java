package org.vae4j.layer;

/**
 * One step of an encoder or decoder, described and not computed. Shapes leave the batch axis out:
 * {@code [H, W, C]} is an image of H x W pixels with C channels, {@code [n]} a vector.
 *
 * <p>All layers are immutable and safe to use from many threads.
 */
public sealed interface Layer
    permits Activation,
        BatchNorm,
        Conv2d,
        ConvTranspose2d,
        Dense,
        Dropout,
        Flatten,
        LeakyRelu,
        Reshape {

  /**
   * Calls the method of an interpreter that belongs to this layer.
   *
   * @param interpreter what gives the layer its meaning
   * @param input what the layer is applied to
   * @param position where the layer stands
   * @param <T> what the interpreter computes: shapes, graph nodes, numbers
   * @return what comes out of the layer
   */
  <T> T accept(LayerInterpreter<T> interpreter, T input, LayerPosition position);

  /**
   * Returns the name of the layer's kind, as messages show it.
   *
   * @return the name of the record
   */
  default String kind() {
    return getClass().getSimpleName();
  }
}
