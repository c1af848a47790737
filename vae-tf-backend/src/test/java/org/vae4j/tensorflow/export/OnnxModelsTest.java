package org.vae4j.tensorflow.export;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.TensorInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vae4j.Shape;
import org.vae4j.model.ReferenceModels;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;

/** What the files look like from outside. */
final class OnnxModelsTest {
  static Stream<VaeBuilder> models() {
    return Stream.of(
        ReferenceModels.mlp400(),
        ReferenceModels.conv2(),
        ReferenceModels.conv3bn(),
        VaeBuilder.forImages(29, 23, 3),
        VaeBuilder.forVectors(17));
  }

  @ParameterizedTest
  @MethodSource("models")
  void models_useStandardOperatorsAndMoveNothing(VaeBuilder builder) {
    Vae vae = builder.build();
    for (ModelProto model : List.of(encoder(vae), decoder(vae))) {
      assertThat(model.getProducerName()).isEqualTo("VAE4J");
      assertThat(model.getIrVersion()).isEqualTo(7);
      assertThat(model.getOpsetImportList())
          .singleElement()
          .satisfies(
              opset -> {
                assertThat(opset.getDomain()).isEmpty();
                assertThat(opset.getVersion()).isEqualTo(13);
              });
      assertThat(model.getGraph().getNodeList())
          .allSatisfy(node -> assertThat(node.getDomain()).isEmpty());
      assertThat(operators(model))
          .isSubsetOf(
              "Add",
              "BatchNormalization",
              "Clip",
              "Conv",
              "ConvTranspose",
              "Div",
              "Flatten",
              "Gemm",
              "Mul",
              "Relu",
              "Reshape",
              "Sigmoid",
              "Slice",
              "Sub",
              "Tanh");
    }
  }

  @Test
  void conv2_hasOneNodePerLayer() {
    Vae vae = ReferenceModels.conv2().build();
    assertThat(nodes(encoder(vae)))
        .startsWith(
            "encoder[0].conv",
            "encoder[1].relu",
            "encoder[2].conv",
            "encoder[3].relu",
            "encoder[4].flatten",
            "encoder[5].dense",
            "encoder[6].relu",
            "mean[0].dense",
            "log_variance[0].dense");
    assertThat(nodes(decoder(vae)))
        .containsExactly(
            "decoder[0].dense",
            "decoder[1].relu",
            "decoder[2].dense",
            "decoder[3].relu",
            "decoder[4].reshape",
            "decoder[5].conv_transpose",
            "decoder[6].relu",
            "decoder[7].conv_transpose",
            "likelihood.mean");
  }

  @Test
  void dropout_disappears() {
    ModelProto encoder = encoder(ReferenceModels.conv3bn().build());
    assertThat(nodes(encoder))
        .contains("encoder[2].relu", "encoder[4].conv")
        .noneMatch(name -> name.startsWith("encoder[3]"));
    assertThat(operators(encoder)).doesNotContain("Dropout");
  }

  @Test
  void transposedConvolution_alwaysHasEvenPads() {
    ModelProto decoder = decoder(VaeBuilder.forImages(29, 23, 3).build());
    assertThat(operators(decoder)).contains("ConvTranspose", "Slice");
    decoder.getGraph().getNodeList().stream()
        .filter(node -> node.getOpType().equals("ConvTranspose"))
        .flatMap(node -> node.getAttributeList().stream())
        .filter(attribute -> attribute.getName().equals("pads"))
        .forEach(
            pads ->
                assertThat(pads.getIntsList().subList(0, 2))
                    .isEqualTo(pads.getIntsList().subList(2, 4)));
  }

  @Test
  void signatures_areChannelsFirstWithAFreeBatch() throws OrtException {
    Vae vae = VaeBuilder.forImages(9, 11, 3).latentSize(6).build();
    try (RunningModel encoder = new RunningModel(encoder(vae));
        RunningModel decoder = new RunningModel(decoder(vae))) {
      assertSignature(encoder.session().getInputInfo(), Map.of("image", new long[] {-1, 3, 9, 11}));
      assertSignature(
          encoder.session().getOutputInfo(),
          Map.of("mean", new long[] {-1, 6}, "log_variance", new long[] {-1, 6}));
      assertSignature(decoder.session().getInputInfo(), Map.of("z", new long[] {-1, 6}));
      assertSignature(
          decoder.session().getOutputInfo(), Map.of("image", new long[] {-1, 3, 9, 11}));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 33})
  void batch_ofAnySize(int batch) throws OrtException {
    Parity.check(TrainedModels.small().vae(), batch);
  }

  @Test
  void batch_doesNotChangeItems() throws OrtException {
    Vae vae = ReferenceModels.conv2().build();
    Shape latent = Shape.of(32);
    double[] latents = new double[3 * 32];
    for (int i = 0; i < latents.length; i++) {
      latents[i] = (float) Math.sin(i);
    }
    try (RunningModel decoder = new RunningModel(decoder(vae))) {
      double[] together = decoder.run("z", latents, latent, "image", vae.itemShape());
      double[] alone =
          decoder.run("z", Arrays.copyOfRange(latents, 64, 96), latent, "image", vae.itemShape());
      Parity.assertClose("image", alone, Arrays.copyOfRange(together, 2 * 784, 3 * 784));
    }
  }

  private static ModelProto encoder(Vae vae) {
    return OnnxModels.encoder(vae, TestWeights.of(vae));
  }

  private static ModelProto decoder(Vae vae) {
    return OnnxModels.decoder(vae, TestWeights.of(vae));
  }

  private static List<String> operators(ModelProto model) {
    return model.getGraph().getNodeList().stream().map(NodeProto::getOpType).toList();
  }

  private static List<String> nodes(ModelProto model) {
    return model.getGraph().getNodeList().stream().map(NodeProto::getName).toList();
  }

  private static void assertSignature(Map<String, NodeInfo> found, Map<String, long[]> expected) {
    assertThat(found.keySet()).isEqualTo(expected.keySet());
    expected.forEach(
        (name, shape) -> {
          TensorInfo info = (TensorInfo) found.get(name).getInfo();
          assertThat(info.type).isEqualTo(OnnxJavaType.FLOAT);
          assertThat(info.getShape()).isEqualTo(shape);
        });
  }
}
