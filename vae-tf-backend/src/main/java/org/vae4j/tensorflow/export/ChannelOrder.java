package org.vae4j.tensorflow.export;

import org.vae4j.Shape;

/**
 * The order in which a tensor of an ONNX graph holds the values of an item.
 *
 * <p>An item is row-major with its channels last, {@code [volume / channels, channels]}; ONNX
 * stores the channels first, {@code [channels, volume / channels]}. What stands in front of the
 * channels, height and width or something else, does not matter for the order. So the order
 * survives a flattening, and a dense layer can be adapted to it instead of moving the values.
 *
 * @param volume the number of values of an item
 * @param channels the number of channels that are stored first; 1 if nothing is moved
 */
record ChannelOrder(int volume, int channels) {
  /** One value per channel is the plain order too. */
  ChannelOrder {
    channels = channels == volume ? 1 : channels;
  }

  /** Returns the order in which the item itself is laid out. */
  static ChannelOrder plain(int volume) {
    return new ChannelOrder(volume, 1);
  }

  /** Returns the order that ONNX expects of items whose last axis holds the channels. */
  static ChannelOrder channelsFirst(Shape shape) {
    return new ChannelOrder(shape.volume(), shape.size(shape.rank() - 1));
  }

  boolean isPlain() {
    return channels == 1;
  }

  /** Returns the length of the axes in front of the channels. */
  int pixels() {
    return volume / channels;
  }

  /**
   * Brings one axis of a parameter from the item's order into this one.
   *
   * @param values {@code [outer, volume, inner]}, row-major
   * @param inner the number of values that move together
   * @return the same values with the middle axis in this order
   */
  float[] permute(float[] values, int inner) {
    if (isPlain()) {
      return values;
    }
    float[] permuted = new float[values.length];
    int block = volume * inner;
    for (int start = 0; start < values.length; start += block) {
      for (int stored = 0; stored < volume; stored++) {
        int source = stored % pixels() * channels + stored / pixels();
        System.arraycopy(values, start + source * inner, permuted, start + stored * inner, inner);
      }
    }
    return permuted;
  }
}
