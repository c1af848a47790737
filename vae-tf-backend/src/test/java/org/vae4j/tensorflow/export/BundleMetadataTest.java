package org.vae4j.tensorflow.export;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vae4j.onnx.internal.BundleFormat;
import org.vae4j.training.TrainedVae;

/** The metadata as ONNX Runtime reads it back. */
final class BundleMetadataTest {
  @TempDir private Path folder;

  @Test
  void metadata_ofBothFiles_says() throws IOException, OrtException {
    TrainedVae trained = TrainedModels.small();
    ExportReport report =
        OnnxExporter.export(trained, folder, new ReferenceModel(trained, 2e-5, 4e-5, 6e-5));
    Map<String, String> encoder = read("encoder.onnx");
    Map<String, String> decoder = read("decoder.onnx");
    assertThat(encoder)
        .containsOnly(
            Map.entry(BundleFormat.KEY_FORMAT, "1"),
            Map.entry(BundleFormat.KEY_ITEM_SHAPE, "5,7,3"),
            Map.entry(BundleFormat.KEY_LATENT_SIZE, "3"),
            Map.entry(BundleFormat.KEY_LIKELIHOOD, "bernoulli"),
            Map.entry(
                BundleFormat.KEY_DESCRIPTION,
                String.join("\n", trained.vae().toString().lines().toList())),
            Map.entry(BundleFormat.KEY_SEED, "-7"),
            Map.entry(BundleFormat.KEY_SETTINGS, "epochs=2, batchSize=16"),
            Map.entry(BundleFormat.KEY_VERSIONS, "tensorflow=2.18.0,vae4j=0.1.0"),
            Map.entry(BundleFormat.KEY_DATA, "ab12"),
            Map.entry(
                BundleFormat.KEY_METRICS,
                "epoch=1,steps=10,training.reconstruction=80.5,training.kl=19.5,"
                    + "training.total=100.0,training.objective=90.25,"
                    + "validation.reconstruction=81.5,validation.kl=20.25,"
                    + "validation.total=101.75,validation.objective=101.75"),
            Map.entry(BundleFormat.KEY_VERIFIED_ERROR, String.valueOf(report.logVarianceError())));
    assertThat(decoder.get(BundleFormat.KEY_VERIFIED_ERROR))
        .isEqualTo(String.valueOf(report.imageError()));
    encoder.remove(BundleFormat.KEY_VERIFIED_ERROR);
    decoder.remove(BundleFormat.KEY_VERIFIED_ERROR);
    assertThat(decoder).isEqualTo(encoder);
  }

  @Test
  void metadata_withoutHistory_hasNoMetrics() {
    TrainedVae trained = TrainedModels.small();
    TrainedVae untrained =
        new TrainedVae(trained.vae(), trained.weights(), List.of(), trained.provenance());
    assertThat(BundleMetadata.of(untrained))
        .doesNotContainKey(BundleFormat.KEY_METRICS)
        .containsEntry(BundleFormat.KEY_SEED, "-7");
  }

  @Test
  void add_keepsTheGraph() {
    TrainedVae trained = TrainedModels.small();
    ModelProto model = OnnxModels.decoder(trained.vae(), trained.weights());
    ModelProto added = BundleMetadata.add(model, Map.of("key", "värde"));
    assertThat(added.getGraph()).isEqualTo(model.getGraph());
    assertThat(added.getMetadataProps(0).getValue()).isEqualTo("värde");
  }

  private Map<String, String> read(String file) throws OrtException {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        OrtSession session =
            OrtEnvironment.getEnvironment()
                .createSession(folder.resolve(file).toString(), options)) {
      return new HashMap<>(session.getMetadata().getCustomMetadata());
    }
  }
}
