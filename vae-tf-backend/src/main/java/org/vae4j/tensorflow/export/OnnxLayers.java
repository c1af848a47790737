package org.vae4j.tensorflow.export;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.vae4j.Shape;
import org.vae4j.layer.Activation;
import org.vae4j.layer.BatchNorm;
import org.vae4j.layer.Conv2d;
import org.vae4j.layer.ConvTranspose2d;
import org.vae4j.layer.Dense;
import org.vae4j.layer.Dropout;
import org.vae4j.layer.Flatten;
import org.vae4j.layer.Layer;
import org.vae4j.layer.LayerInterpreter;
import org.vae4j.layer.LayerPosition;
import org.vae4j.layer.LeakyRelu;
import org.vae4j.layer.Reshape;
import org.vae4j.model.Network;
import org.vae4j.model.Weights;

/**
 * The interpreter that turns the layers of a network into ONNX nodes.
 *
 * <p>Images have their channels last in a description and first in ONNX. Flattened, that is another
 * order of the same values; each {@link GraphValue} knows its order. A dense layer behind a
 * flattened image has its rows permuted, one in front of a reshape to an image its columns, and the
 * vectors in between are normalized with permuted parameters, so that no values are moved when the
 * model runs. Where no dense layer can take up the difference there is an explicit Transpose.
 */
final class OnnxLayers implements LayerInterpreter<GraphValue> {
  private final OnnxGraph graph;
  private final Weights weights;
  private final Network network;

  private OnnxLayers(OnnxGraph graph, Weights weights, Network network) {
    this.graph = graph;
    this.weights = weights;
    this.network = network;
  }

  /** Adds all layers of a network to a graph and returns what comes out of the last one. */
  static GraphValue add(OnnxGraph graph, Weights weights, Network network, GraphValue input) {
    return network.interpret(new OnnxLayers(graph, weights, network), input);
  }

  @Override
  public GraphValue activation(Activation layer, GraphValue input, LayerPosition position) {
    String name = position.name() + "." + layer.function().name().toLowerCase(Locale.ROOT);
    return input.named(ActivationNodes.add(graph, layer.function(), input.name(), name));
  }

  @Override
  public GraphValue batchNorm(BatchNorm layer, GraphValue input, LayerPosition position) {
    List<String> inputs =
        Stream.concat(
                Stream.of(input.name()),
                Stream.of("gamma", "beta", "running_mean", "running_variance")
                    .map(role -> vector(position, role, input)))
            .toList();
    return input.named(
        graph.node(
            "BatchNormalization",
            position.name() + ".batch_norm",
            inputs,
            Attributes.of("epsilon", layer.epsilon())));
  }

  @Override
  public GraphValue conv2d(Conv2d layer, GraphValue input, LayerPosition position) {
    return Convolutions.forward(graph, weights, layer, input, position);
  }

  @Override
  public GraphValue convTranspose2d(
      ConvTranspose2d layer, GraphValue input, LayerPosition position) {
    return Convolutions.transposed(graph, weights, layer, input, position);
  }

  @Override
  public GraphValue dense(Dense layer, GraphValue input, LayerPosition position) {
    int units = layer.units();
    ChannelOrder order = orderBehind(position, units);
    String kernelName = position.name() + ".kernel";
    String biasName = position.name() + ".bias";
    float[] rows = input.order().permute(weights.get(kernelName), units);
    String kernel = graph.floats(kernelName, order.permute(rows, 1), input.order().volume(), units);
    String bias = graph.floats(biasName, order.permute(weights.get(biasName), 1), units);
    String name =
        graph.node("Gemm", position.name() + ".dense", List.of(input.name(), kernel, bias));
    return new GraphValue(name, Shape.of(units), order);
  }

  @Override
  public GraphValue dropout(Dropout layer, GraphValue input, LayerPosition position) {
    return input;
  }

  @Override
  public GraphValue flatten(Flatten layer, GraphValue input, LayerPosition position) {
    return Reshapes.add(
        graph, input, Shape.of(input.shape().volume()), position.name() + ".flatten");
  }

  @Override
  public GraphValue leakyRelu(LeakyRelu layer, GraphValue input, LayerPosition position) {
    return input.named(
        graph.node(
            "LeakyRelu",
            position.name() + ".leaky_relu",
            List.of(input.name()),
            Attributes.of("alpha", layer.negativeSlope())));
  }

  @Override
  public GraphValue reshape(Reshape layer, GraphValue input, LayerPosition position) {
    return Reshapes.add(graph, input, layer.target(), position.name() + ".reshape");
  }

  /** Adds a parameter with a value per channel; for a vector, each value is a channel. */
  private String vector(LayerPosition position, String role, GraphValue input) {
    String name = position.name() + "." + role;
    float[] values = weights.get(name);
    float[] stored = input.shape().rank() == 1 ? input.order().permute(values, 1) : values;
    return graph.floats(name, stored, stored.length);
  }

  /** Returns the order that the first reshape behind a dense layer would like to find. */
  private ChannelOrder orderBehind(LayerPosition position, int units) {
    for (Layer layer : network.layers().subList(position.index() + 1, network.layers().size())) {
      if (layer instanceof Reshape reshape && reshape.target().rank() > 1) {
        return ChannelOrder.channelsFirst(reshape.target());
      }
      if (layer instanceof Dense) {
        break;
      }
    }
    return ChannelOrder.plain(units);
  }
}
