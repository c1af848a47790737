package org.vae4j.model;

import java.util.ArrayList;
import java.util.List;
import org.vae4j.Shape;
import org.vae4j.internal.Require;
import org.vae4j.layer.Layer;

/**
 * The networks that a {@link VaeBuilder} uses when no layers are given.
 *
 * <p>Images: convolutions of kernel 4 and stride 2 halve the image until its shorter side is at
 * most {@value #SMALLEST_SIDE} pixels, with 32, 64, 128, … channels, at most {@value
 * #MOST_CHANNELS}; then a dense layer of {@value #HIDDEN}. The decoder is the mirror image.
 * Vectors: two dense layers of {@value #VECTOR_HIDDEN}. ReLU throughout.
 */
final class DefaultNetworks {
  private static final int SMALLEST_IMAGE = 8;
  private static final int LARGEST_IMAGE = 256;
  private static final int SMALLEST_SIDE = 7;
  private static final int FIRST_CHANNELS = 32;
  private static final int MOST_CHANNELS = 256;
  private static final int HIDDEN = 256;
  static final int VECTOR_HIDDEN = 400;
  static final int KERNEL = 4;
  private static final String WHERE = "VaeBuilder.forImages without layers";
  private static final String HINT = "give the layers with encoder(…) and decoder(…)";

  private DefaultNetworks() {}

  static List<Layer> encoder(Shape item) {
    NetworkBuilder network = new NetworkBuilder("encoder");
    if (!item.isImage()) {
      return network.dense(VECTOR_HIDDEN).relu().dense(VECTOR_HIDDEN).relu().layers();
    }
    List<Shape> stages = stages(item, WHERE, HINT);
    for (Shape stage : stages.subList(1, stages.size())) {
      network.conv2d(stage.channels(), KERNEL, 2).relu();
    }
    return network.flatten().dense(HIDDEN).relu().layers();
  }

  /**
   * Returns the layers from z to the decoder's output.
   *
   * @param item the shape of an item
   * @param outputsPerValue how many times the channels of an item are needed
   */
  static List<Layer> decoder(Shape item, int outputsPerValue) {
    NetworkBuilder network = new NetworkBuilder("decoder");
    if (!item.isImage()) {
      return network
          .dense(VECTOR_HIDDEN)
          .relu()
          .dense(VECTOR_HIDDEN)
          .relu()
          .dense(item.volume() * outputsPerValue)
          .layers();
    }
    List<Shape> stages = stages(item, WHERE, HINT);
    Shape smallest = stages.get(stages.size() - 1);
    network
        .dense(HIDDEN)
        .relu()
        .dense(smallest.volume())
        .relu()
        .reshape(smallest.height(), smallest.width(), smallest.channels());
    for (int stage = stages.size() - 2; stage >= 0; stage--) {
      Shape output = stages.get(stage);
      int filters = stage > 0 ? output.channels() : output.channels() * outputsPerValue;
      network.convTranspose2d(filters, KERNEL, 2, output.height(), output.width());
      if (stage > 0) {
        network.relu();
      }
    }
    return network.layers();
  }

  /**
   * Returns the shapes from the item down to the smallest image.
   *
   * @param where what a message about the size names
   * @param hint what it advises
   */
  static List<Shape> stages(Shape item, String where, String hint) {
    int shorter = Math.min(item.height(), item.width());
    int longer = Math.max(item.height(), item.width());
    Require.argument(
        shorter >= SMALLEST_IMAGE && longer <= LARGEST_IMAGE,
        where,
        "images from 8x8 to 256x256 pixels",
        item.height() + "x" + item.width(),
        hint);
    List<Shape> stages = new ArrayList<>(List.of(item));
    int channels = FIRST_CHANNELS;
    Shape last = item;
    while (Math.min(last.height(), last.width()) > SMALLEST_SIDE) {
      last = Shape.of((last.height() + 1) / 2, (last.width() + 1) / 2, channels);
      stages.add(last);
      channels = Math.min(2 * channels, MOST_CHANNELS);
    }
    return stages;
  }
}
