package org.vae4j.tensorflow.export;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.util.List;
import org.vae4j.Shape;
import org.vae4j.internal.Require;
import org.vae4j.model.Bernoulli;
import org.vae4j.model.LogVarianceClamp;
import org.vae4j.model.Vae;
import org.vae4j.model.Weights;
import org.vae4j.onnx.internal.BundleFormat;

/** Makes the two ONNX models of a variational autoencoder, without metadata. */
final class OnnxModels {
  private OnnxModels() {}

  /** Returns the model from items to mean and soft-clamped log-variance. */
  static ModelProto encoder(Vae vae, Weights weights) {
    OnnxGraph graph = new OnnxGraph("encoder");
    GraphValue image = graph.input(BundleFormat.IMAGE, vae.itemShape());
    GraphValue features = OnnxLayers.add(graph, weights, vae.encoder(), image);
    GraphValue mean = OnnxLayers.add(graph, weights, vae.meanHead(), features);
    GraphValue raw = OnnxLayers.add(graph, weights, vae.logVarianceHead(), features);
    graph.output(mean, BundleFormat.MEAN);
    graph.output(clamp(graph, raw), BundleFormat.LOG_VARIANCE);
    return graph.model();
  }

  /** Returns the model from latent vectors to the likelihood's means. */
  static ModelProto decoder(Vae vae, Weights weights) {
    OnnxGraph graph = new OnnxGraph("decoder");
    GraphValue z = graph.input(BundleFormat.Z, Shape.of(vae.latentSize()));
    GraphValue logits = OnnxLayers.add(graph, weights, vae.decoder(), z);
    if (!(vae.likelihood() instanceof Bernoulli)) {
      throw new IllegalStateException(
          Require.message(
              "ONNX export", "the Bernoulli likelihood", vae.likelihood(), "its mean is unknown"));
    }
    if (logits.shape().rank() == 1) {
      logits = Reshapes.plain(graph, logits, "likelihood.plain");
    }
    String mean = graph.node("Sigmoid", "likelihood.mean", List.of(logits.name()));
    graph.output(logits.named(mean), BundleFormat.IMAGE);
    return graph.model();
  }

  /**
   * Adds the soft clamp: {@code inner = clip(x)} is the identity part, {@code tanh((x - inner) /
   * room) * room} what goes beyond it; exactly 0 where the clamp is the identity.
   */
  private static GraphValue clamp(OnnxGraph graph, GraphValue raw) {
    String name = "log_variance.clamp";
    float limit = LogVarianceClamp.IDENTITY_LIMIT;
    String room = graph.number(name + ".room", LogVarianceClamp.LIMIT - limit);
    String inner =
        graph.node(
            "Clip",
            name + ".inner",
            List.of(
                raw.name(),
                graph.number(name + ".lowest", -limit),
                graph.number(name + ".highest", limit)));
    String beyond = graph.node("Sub", name + ".beyond", List.of(raw.name(), inner));
    String scaled = graph.node("Div", name + ".scaled", List.of(beyond, room));
    String tanh = graph.node("Tanh", name + ".tanh", List.of(scaled));
    String outer = graph.node("Mul", name + ".outer", List.of(tanh, room));
    return raw.named(graph.node("Add", name, List.of(inner, outer)));
  }
}
