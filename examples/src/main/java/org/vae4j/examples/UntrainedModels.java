package org.vae4j.examples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.vae4j.model.Vae;
import org.vae4j.model.Weights;
import org.vae4j.tensorflow.export.OnnxExporter;
import org.vae4j.training.Provenance;
import org.vae4j.training.TrainedVae;

/** Models with the weights that training starts from: they run as fast as trained ones. */
final class UntrainedModels {
  private UntrainedModels() {}

  static void export(BenchmarkModel model, Path folder) throws IOException {
    export(model.describe().build(), folder);
  }

  static void export(Vae vae, Path folder) throws IOException {
    Provenance provenance = new Provenance(1, "none", "not trained", Map.of());
    OnnxExporter.export(
        new TrainedVae(vae, Weights.initial(vae, 1), List.of(), provenance), folder);
  }
}
