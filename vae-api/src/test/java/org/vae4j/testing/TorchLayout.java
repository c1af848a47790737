package org.vae4j.testing;

import java.util.List;
import org.vae4j.Shape;
import org.vae4j.layer.Activation;
import org.vae4j.layer.Conv2d;
import org.vae4j.layer.ConvTranspose2d;
import org.vae4j.layer.Dense;
import org.vae4j.layer.Flatten;
import org.vae4j.layer.Layer;
import org.vae4j.layer.Reshape;
import org.vae4j.model.Network;

/**
 * Where PyTorch keeps the numbers of a layer. Linear {@code [out, in]}, Conv2d {@code [out, in, ky,
 * kx]}, ConvTranspose2d {@code [in, out, ky, kx]}; a flat image is channels, rows, columns, where
 * ours is rows, columns, channels.
 */
final class TorchLayout {
  private final int[] positions;

  private TorchLayout(int[] positions) {
    this.positions = positions;
  }

  /** Returns the layout of the weight of a layer. */
  static TorchLayout kernel(Network network, int index) {
    Layer layer = network.layers().get(index);
    if (layer instanceof Dense dense) {
      return linear(inputOrder(network, index), outputOrder(network, index, dense));
    }
    if (layer instanceof Conv2d conv) {
      return convolution(conv.kernel(), network.position(index).input().channels(), conv.filters());
    }
    if (layer instanceof ConvTranspose2d conv) {
      return convolution(conv.kernel(), conv.filters(), network.position(index).input().channels());
    }
    throw new IllegalArgumentException("expected a layer with a kernel, found " + layer);
  }

  /** Returns the layout of the bias of a layer. */
  static TorchLayout bias(Network network, int index) {
    return new TorchLayout(
        network.layers().get(index) instanceof Dense dense
            ? outputOrder(network, index, dense)
            : vectorOrder(network.shapes().get(index + 1).channels()));
  }

  /** Returns numbers in our order. */
  double[] fromTorch(double[] torch) {
    double[] ours = new double[positions.length];
    for (int i = 0; i < ours.length; i++) {
      ours[i] = torch[positions[i]];
    }
    return ours;
  }

  /** Returns numbers in PyTorch's order. */
  double[] toTorch(double[] ours) {
    double[] torch = new double[positions.length];
    for (int i = 0; i < ours.length; i++) {
      torch[positions[i]] = ours[i];
    }
    return torch;
  }

  private static TorchLayout linear(int[] inputs, int[] outputs) {
    int[] positions = new int[inputs.length * outputs.length];
    for (int i = 0; i < inputs.length; i++) {
      for (int o = 0; o < outputs.length; o++) {
        positions[i * outputs.length + o] = outputs[o] * inputs.length + inputs[i];
      }
    }
    return new TorchLayout(positions);
  }

  /**
   * Ours is {@code [ky, kx, large, small]}, PyTorch's {@code [small, large, ky, kx]}, both ways.
   */
  private static TorchLayout convolution(int kernel, int large, int small) {
    int[] positions = new int[kernel * kernel * large * small];
    for (int cell = 0; cell < kernel * kernel; cell++) {
      for (int l = 0; l < large; l++) {
        for (int s = 0; s < small; s++) {
          positions[(cell * large + l) * small + s] = (s * large + l) * kernel * kernel + cell;
        }
      }
    }
    return new TorchLayout(positions);
  }

  private static int[] inputOrder(Network network, int index) {
    boolean image = index > 0 && network.layers().get(index - 1) instanceof Flatten;
    return image
        ? imageOrder(network.position(index - 1).input())
        : vectorOrder(network.position(index).input().volume());
  }

  private static int[] outputOrder(Network network, int index, Dense dense) {
    List<Layer> layers = network.layers();
    int next = index + 1;
    while (next < layers.size() && layers.get(next) instanceof Activation) {
      next++;
    }
    return next < layers.size() && layers.get(next) instanceof Reshape reshape
        ? imageOrder(reshape.target())
        : vectorOrder(dense.units());
  }

  private static int[] vectorOrder(int size) {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      order[i] = i;
    }
    return order;
  }

  private static int[] imageOrder(Shape image) {
    int pixels = image.height() * image.width();
    int[] order = new int[image.volume()];
    for (int pixel = 0; pixel < pixels; pixel++) {
      for (int c = 0; c < image.channels(); c++) {
        order[pixel * image.channels() + c] = c * pixels + pixel;
      }
    }
    return order;
  }
}
