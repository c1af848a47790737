package org.vae4j.tensorflow.export;

import ai.onnx.proto.OnnxMl.ModelProto;
import org.vae4j.Shape;
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
    GraphValue told = ConditionNodes.behindItems(graph, vae, image);
    GraphValue features = OnnxLayers.add(graph, weights, vae.encoder(), told);
    GraphValue mean = OnnxLayers.add(graph, weights, vae.meanHead(), features);
    GraphValue raw = OnnxLayers.add(graph, weights, vae.logVarianceHead(), features);
    graph.output(mean, BundleFormat.MEAN);
    String clamped =
        SoftClampNodes.add(graph, LogVarianceClamp.CLAMP, raw.name(), "log_variance.clamp");
    graph.output(raw.named(clamped), BundleFormat.LOG_VARIANCE);
    return graph.model();
  }

  /** Returns the model from latent vectors to the likelihood's means. */
  static ModelProto decoder(Vae vae, Weights weights) {
    OnnxGraph graph = new OnnxGraph("decoder");
    GraphValue z = graph.input(BundleFormat.Z, Shape.of(vae.latentSize()));
    GraphValue told = ConditionNodes.behindItems(graph, vae, z);
    GraphValue decoded = OnnxLayers.add(graph, weights, vae.decoder(), told);
    if (decoded.shape().rank() == 1) {
      decoded = Reshapes.plain(graph, decoded, "likelihood.plain");
    }
    graph.output(OnnxLikelihood.mean(graph, vae, weights, decoded), BundleFormat.IMAGE);
    return graph.model();
  }
}
