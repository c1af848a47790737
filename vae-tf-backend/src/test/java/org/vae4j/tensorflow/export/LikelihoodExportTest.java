package org.vae4j.tensorflow.export;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.model.Likelihood;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;
import org.vae4j.model.Weights;
import org.vae4j.onnx.Device;
import org.vae4j.onnx.OnnxVae;
import org.vae4j.oracle.OracleVae;
import org.vae4j.tensorflow.LikelihoodModels;
import org.vae4j.training.TrainedVae;

/** The exported mean of every likelihood: ONNX Runtime against the oracle and TensorFlow. */
final class LikelihoodExportTest {
  @TempDir private Path folder;

  static Stream<Vae> models() {
    return LikelihoodModels.models();
  }

  @ParameterizedTest
  @MethodSource("models")
  void mean_asOracle(Vae vae) throws OrtException {
    Parity.check(vae, 3);
  }

  /** The export itself compares with TensorFlow. */
  @ParameterizedTest
  @MethodSource("models")
  void export_agreesWithTensorFlowAndSaysTheLikelihood(Vae vae) throws IOException {
    TrainedVae trained = TrainedModels.of(vae);
    ExportReport report = OnnxExporter.export(trained, folder);
    assertThat(report.imageError()).isLessThan(1e-5);
    try (OnnxVae model = OnnxVae.load(folder, Device.cpu())) {
      assertThat(model.metadata()).containsEntry("vae4j.likelihood", vae.likelihood().name());
      assertThat(model.likelihood()).contains(vae.likelihood().trained(trained.weights()));
      Samples image = model.decode(Samples.of(Shape.of(2), 0.5f, -1));
      assertThat(image.itemShape()).isEqualTo(vae.itemShape());
    }
  }

  static Stream<Likelihood> likelihoods() {
    return LikelihoodModels.likelihoods().stream();
  }

  /** The decoder's bias is its whole output. */
  @ParameterizedTest
  @MethodSource("likelihoods")
  void mean_ofExtremeOutputs(Likelihood likelihood) throws OrtException {
    float[] outputs = {
      -1e4f, -90, -15, -1.001f, -1, -0.999f, -0.1f, -1e-3f, -1e-6f, 0, 1e-7f, 0.01f, 0.5f, 0.9999f,
      1, 1.001f, 3, 17, 88, 1e4f
    };
    int size = outputs.length / likelihood.outputsPerValue();
    Vae vae =
        VaeBuilder.forVectors(size)
            .encoder(e -> e)
            .latentSize(1)
            .decoder(d -> d.dense(outputs.length))
            .likelihood(likelihood)
            .build();
    Weights weights =
        Weights.of(
            vae,
            spec ->
                spec.name().equals("decoder[0].bias")
                    ? Arrays.copyOf(outputs, outputs.length)
                    : new float[spec.shape().volume()]);
    double[] expected = OracleVae.of(vae, weights).decode(new double[] {0.5});
    try (RunningModel decoder = new RunningModel(OnnxModels.decoder(vae, weights))) {
      double[] found = decoder.run("z", new double[] {0.5}, Shape.of(1), "image", vae.itemShape());
      for (int i = 0; i < size; i++) {
        assertThat(Math.abs(found[i] - expected[i]))
            .as("mean of %s", outputs[i])
            .isLessThan(2e-6 * Math.max(1, Math.abs(expected[i])));
      }
    }
  }

  /** A decoder without layers, whose output is its input. */
  @ParameterizedTest
  @MethodSource("likelihoods")
  void mean_ofZItself(Likelihood likelihood) throws OrtException {
    int size = 2 * likelihood.outputsPerValue();
    Vae vae =
        VaeBuilder.forVectors(2)
            .encoder(e -> e)
            .latentSize(size)
            .decoder(d -> d)
            .likelihood(likelihood)
            .build();
    Parity.check(vae, 2);
  }
}
