package org.vae4j.onnx;

import java.nio.FloatBuffer;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.internal.Require;

/**
 * Turns items into what a feature net takes: its size, its channels, its range and its order.
 *
 * @param where the file, for messages
 * @param input what the net takes
 * @param settings how it comes about
 */
record FeaturePreparation(String where, FeatureInput input, FeatureSettings.Input settings) {
  /**
   * Checks that items can be turned into what the net takes.
   *
   * @throws IllegalArgumentException if they cannot
   */
  void requireAccepted(Shape items) {
    Shape wanted = input.itemShape();
    if (!wanted.isImage()) {
      Require.argument(
          items.volume() == wanted.volume(),
          where + " " + input.name(),
          "items of " + wanted.volume() + " values",
          items,
          "the net takes no other");
      return;
    }
    Require.argument(
        items.isImage() && (items.channels() == wanted.channels() || items.channels() == 1),
        where + " " + input.name(),
        "images with " + (wanted.channels() == 1 ? "1 channel" : "1 or 3 channels"),
        items,
        "the net takes no other");
  }

  /** Writes some items into memory for the net, one after the other. */
  void write(Samples items, int from, int to, FloatBuffer target) {
    Shape wanted = input.itemShape();
    if (!wanted.isImage()) {
      writeVectors(items, from, to, target);
      return;
    }
    boolean resized =
        items.itemShape().height() != wanted.height()
            || items.itemShape().width() != wanted.width();
    if (!resized
        && settings.range().isUnit()
        && items.itemShape().equals(wanted)
        && (wanted.channels() == 1 || input.layout() == ImageLayout.NHWC)) {
      items.copyTo(from, to, target);
      return;
    }
    float[] values = new float[wanted.volume()];
    for (int index = from; index < to; index++) {
      Samples one = items.slice(index, index + 1);
      Samples fitting = settings.filter().resize(one, wanted.height(), wanted.width());
      convert(fitting.item(0), fitting.itemShape().channels(), values);
      target.put(values);
    }
  }

  private void writeVectors(Samples items, int from, int to, FloatBuffer target) {
    for (int index = from; index < to; index++) {
      float[] values = items.item(index);
      for (int i = 0; i < values.length; i++) {
        values[i] = settings.range().apply(values[i], 0);
      }
      target.put(values);
    }
  }

  /** Brings an image to the range and the order of the net, repeating a single channel. */
  private void convert(float[] image, int given, float[] values) {
    int channels = input.itemShape().channels();
    int pixels = values.length / channels;
    boolean planes = input.layout() == ImageLayout.NCHW;
    for (int channel = 0; channel < channels; channel++) {
      int source = given == 1 ? 0 : channel;
      int start = planes ? channel * pixels : channel;
      int step = planes ? 1 : channels;
      for (int pixel = 0; pixel < pixels; pixel++) {
        values[start + pixel * step] =
            settings.range().apply(image[pixel * given + source], channel);
      }
    }
  }
}
