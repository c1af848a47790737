package org.vae4j.tensorflow.export;

import java.util.List;
import org.vae4j.Shape;
import org.vae4j.model.Bernoulli;
import org.vae4j.model.ContinuousBernoulli;
import org.vae4j.model.DiscretizedLogistic;
import org.vae4j.model.Gaussian;
import org.vae4j.model.Laplace;
import org.vae4j.model.LikelihoodInterpreter;
import org.vae4j.model.Scale;
import org.vae4j.model.SoftClamp;
import org.vae4j.model.Vae;
import org.vae4j.model.Weights;

/** The interpreter that adds the mean of a likelihood to a graph. */
final class OnnxLikelihood implements LikelihoodInterpreter<GraphValue> {
  private static final String NAME = "likelihood.mean";

  private final OnnxGraph graph;
  private final Weights weights;
  private final Shape itemShape;
  private final GraphValue decoded;

  private OnnxLikelihood(OnnxGraph graph, Weights weights, Shape itemShape, GraphValue decoded) {
    this.graph = graph;
    this.weights = weights;
    this.itemShape = itemShape;
    this.decoded = decoded;
  }

  /**
   * Adds the mean.
   *
   * @param graph where the nodes go
   * @param decoded the decoder's output, channels first, vectors in their plain order
   */
  static GraphValue mean(OnnxGraph graph, Vae vae, Weights weights, GraphValue decoded) {
    return vae.likelihood().accept(new OnnxLikelihood(graph, weights, vae.itemShape(), decoded));
  }

  @Override
  public GraphValue bernoulli(Bernoulli likelihood) {
    return item(graph.node("Sigmoid", NAME, List.of(decoded.name())));
  }

  @Override
  public GraphValue continuousBernoulli(ContinuousBernoulli likelihood) {
    return item(ContinuousBernoulliNodes.mean(graph, decoded.name(), NAME));
  }

  @Override
  public GraphValue gaussian(Gaussian likelihood) {
    return locations(likelihood.scale());
  }

  @Override
  public GraphValue laplace(Laplace likelihood) {
    return locations(likelihood.scale());
  }

  @Override
  public GraphValue discretizedLogistic(DiscretizedLogistic likelihood) {
    Scale scale = likelihood.scale();
    SoftClamp clamp = DiscretizedLogistic.LOG_SCALE_CLAMP;
    String location = scale.outputsPerValue() == 1 ? decoded.name() : half("location", 0);
    String s =
        switch (scale.kind()) {
          case FIXED -> graph.number("likelihood.scale", (float) scale.value());
          case LEARNED -> {
            double raw = weights.get(scale.parameters().get(0).name())[0];
            yield graph.number("likelihood.scale", (float) Math.exp(clamp.apply(raw)));
          }
          case PER_VALUE -> {
            String raw = half("raw_log_scale", 1);
            String logScale = SoftClampNodes.add(graph, clamp, raw, "likelihood.log_scale");
            yield graph.node("Exp", "likelihood.scale", List.of(logScale));
          }
        };
    return item(DiscretizedLogisticNodes.mean(graph, location, s, NAME));
  }

  /** The mean is the location: the decoder's output, or the first half of its channels. */
  private GraphValue locations(Scale scale) {
    String location = scale.outputsPerValue() == 1 ? decoded.name() : half("location", 0);
    return item(graph.node("Identity", NAME, List.of(location)));
  }

  /** Takes half of the channels. */
  private String half(String name, int number) {
    int channels = itemShape.size(itemShape.rank() - 1);
    String full = "likelihood." + name;
    return graph.node(
        "Slice",
        full,
        List.of(
            decoded.name(),
            graph.longs(full + ".from", List.of(number * channels)),
            graph.longs(full + ".to", List.of((number + 1) * channels)),
            graph.longs(full + ".axes", List.of(1))));
  }

  private GraphValue item(String name) {
    boolean vector = itemShape.rank() == 1;
    return new GraphValue(
        name,
        itemShape,
        vector ? ChannelOrder.plain(itemShape.volume()) : ChannelOrder.channelsFirst(itemShape));
  }
}
