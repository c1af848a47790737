package org.vae4j.model;

import java.util.List;
import org.vae4j.Shape;
import org.vae4j.layer.Layer;

/**
 * The networks that a {@link GanBuilder} uses when no layers are given, after the rules of the
 * DCGAN: convolutions in place of pooling, batch normalization and ReLU in the generator, leaky
 * ReLU in the discriminator, no hidden dense layers.
 *
 * <p>Images have the stages of {@link DefaultNetworks}; vectors two dense layers on each side. The
 * discriminator has no batch normalization, which would tie the items of a batch together and is in
 * the way of spectral normalization.
 *
 * @see <a href="https://arxiv.org/abs/1511.06434">Radford et al. 2016, section 3</a>
 */
final class DefaultGanNetworks {
  private static final String WHERE = "GanBuilder.forImages without layers";
  private static final String HINT = "give the layers with generator(…) and discriminator(…)";

  private static final double SLOPE = 0.2;

  private DefaultGanNetworks() {}

  static List<Layer> generator(Shape item) {
    NetworkBuilder network = new NetworkBuilder("generator");
    if (!item.isImage()) {
      int hidden = DefaultNetworks.VECTOR_HIDDEN;
      return network.dense(hidden).relu().dense(hidden).relu().dense(item.volume()).layers();
    }
    List<Shape> stages = DefaultNetworks.stages(item, WHERE, HINT);
    Shape smallest = stages.get(stages.size() - 1);
    network
        .dense(smallest.volume())
        .reshape(smallest.height(), smallest.width(), smallest.channels());
    for (int stage = stages.size() - 2; stage >= 0; stage--) {
      Shape output = stages.get(stage);
      network
          .batchNorm()
          .relu()
          .convTranspose2d(
              output.channels(), DefaultNetworks.KERNEL, 2, output.height(), output.width());
    }
    return network.layers();
  }

  static List<Layer> discriminator(Shape item) {
    NetworkBuilder network = new NetworkBuilder("discriminator");
    if (!item.isImage()) {
      int hidden = DefaultNetworks.VECTOR_HIDDEN;
      return network
          .dense(hidden)
          .leakyRelu(SLOPE)
          .dense(hidden)
          .leakyRelu(SLOPE)
          .dense(1)
          .layers();
    }
    List<Shape> stages = DefaultNetworks.stages(item, WHERE, HINT);
    for (Shape stage : stages.subList(1, stages.size())) {
      network.conv2d(stage.channels(), DefaultNetworks.KERNEL, 2).leakyRelu(SLOPE);
    }
    return network.flatten().dense(1).layers();
  }
}
