package org.vae4j.tensorflow.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.data.ArrayDataset;
import org.vae4j.data.Dataset;
import org.vae4j.evaluation.ElboEvaluator;
import org.vae4j.evaluation.ElboReport;
import org.vae4j.inference.VaeModel;
import org.vae4j.model.Vae;
import org.vae4j.model.Weights;
import org.vae4j.onnx.Device;
import org.vae4j.onnx.OnnxVae;
import org.vae4j.oracle.OracleModel;
import org.vae4j.tensorflow.LikelihoodModels;
import org.vae4j.tensorflow.TensorFlowVae;
import org.vae4j.training.TrainedVae;

/** What an exported model says about itself is enough to evaluate it, as the oracle is. */
final class EvaluatedModelTest {
  private static final int ITEMS = 6;

  @TempDir private Path folder;

  static Stream<Vae> models() {
    return LikelihoodModels.models()
        .filter(vae -> vae.likelihood().outputsPerValue() == 1)
        .filter(vae -> vae.itemShape().equals(Shape.of(4, 3, 2)));
  }

  private static ElboReport evaluate(VaeModel model, Dataset data) {
    return ElboEvaluator.of(model).seed(1).draws(5).evaluate(data);
  }

  @ParameterizedTest
  @MethodSource("models")
  void elbo_ofFilesAndTensorFlow_asOracle(Vae vae) throws IOException {
    Weights weights = TestWeights.of(vae);
    TrainedVae trained = TrainedModels.of(vae, weights);
    double[] values = LikelihoodModels.items(vae.itemShape(), ITEMS);
    Dataset data =
        ArrayDataset.of(
            Samples.filledBy(
                ITEMS,
                vae.itemShape(),
                target -> {
                  for (int i = 0; i < target.length; i++) {
                    target[i] = (float) values[i];
                  }
                }));
    ElboReport expected = evaluate(OracleModel.of(vae, weights), data);
    OnnxExporter.export(trained, folder);
    try (OnnxVae exported = OnnxVae.load(folder, Device.cpu());
        TensorFlowVae original = TensorFlowVae.load(trained)) {
      assertSame(evaluate(exported, data), expected);
      assertSame(evaluate(original, data), expected);
    }
  }

  private static void assertSame(ElboReport found, ElboReport expected) {
    double bound = expected.negativeLogLikelihood().mean();
    assertThat(found.negativeLogLikelihood().mean())
        .isCloseTo(bound, within(1e-4 * Math.max(1, Math.abs(bound))));
    double elbo = expected.negativeElbo().mean();
    assertThat(found.negativeElbo().mean())
        .isCloseTo(elbo, within(1e-4 * Math.max(1, Math.abs(elbo))));
  }
}
