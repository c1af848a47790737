package org.vae4j.tensorflow.export;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.util.List;
import org.vae4j.Shape;
import org.vae4j.model.Gan;
import org.vae4j.model.LogVarianceClamp;
import org.vae4j.model.Vae;
import org.vae4j.model.Weights;
import org.vae4j.onnx.internal.BundleFormat;

/** Makes the ONNX models of a description, without metadata. */
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
    String clamped =
        SoftClampNodes.add(graph, LogVarianceClamp.CLAMP, raw.name(), "log_variance.clamp");
    graph.output(raw.named(clamped), BundleFormat.LOG_VARIANCE);
    return graph.model();
  }

  /** Returns the model from latent vectors to the likelihood's means. */
  static ModelProto decoder(Vae vae, Weights weights) {
    OnnxGraph graph = new OnnxGraph("decoder");
    GraphValue z = graph.input(BundleFormat.Z, Shape.of(vae.latentSize()));
    GraphValue decoded = OnnxLayers.add(graph, weights, vae.decoder(), z);
    if (decoded.shape().rank() == 1) {
      decoded = Reshapes.plain(graph, decoded, "likelihood.plain");
    }
    graph.output(OnnxLikelihood.mean(graph, vae, weights, decoded), BundleFormat.IMAGE);
    return graph.model();
  }

  /** Returns the model from latent vectors to items: the generator and a sigmoid. */
  static ModelProto decoder(Gan gan, Weights weights) {
    OnnxGraph graph = new OnnxGraph("decoder");
    GraphValue z = graph.input(BundleFormat.Z, Shape.of(gan.latentSize()));
    GraphValue logits = OnnxLayers.add(graph, weights, gan.generator(), z);
    if (logits.shape().rank() == 1) {
      logits = Reshapes.plain(graph, logits, "item.plain");
    }
    String items = graph.node("Sigmoid", "item.sigmoid", List.of(logits.name()));
    graph.output(logits.named(items), BundleFormat.IMAGE);
    return graph.model();
  }
}
