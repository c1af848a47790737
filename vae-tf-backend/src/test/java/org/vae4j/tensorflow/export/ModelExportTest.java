package org.vae4j.tensorflow.export;

import ai.onnxruntime.OrtException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vae4j.model.ReferenceModels;
import org.vae4j.model.VaeBuilder;

/** Whole models by the oracle. */
final class ModelExportTest {
  static Stream<VaeBuilder> models() {
    return Stream.of(
        ReferenceModels.mlp400(),
        ReferenceModels.conv2(),
        ReferenceModels.conv3bn(),
        VaeBuilder.forImages(28, 28, 1),
        VaeBuilder.forImages(8, 8, 1),
        VaeBuilder.forImages(9, 31, 1).latentSize(3),
        VaeBuilder.forImages(29, 23, 3).latentSize(7),
        VaeBuilder.forImages(32, 32, 3),
        VaeBuilder.forVectors(1),
        VaeBuilder.forVectors(17).latentSize(2));
  }

  @ParameterizedTest
  @MethodSource("models")
  void model_asOracle(VaeBuilder model) throws OrtException {
    Parity.check(model.build(), 2);
  }
}
