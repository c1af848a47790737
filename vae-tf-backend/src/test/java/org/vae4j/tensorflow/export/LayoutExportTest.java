package org.vae4j.tensorflow.export;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnxruntime.OrtException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.vae4j.model.NetworkBuilder;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;

/**
 * Networks in which images become vectors and vectors images, where channels last and channels
 * first are different orders. Each case says how many Transpose nodes it needs.
 */
final class LayoutExportTest {
  static Stream<Arguments> encoders() {
    return Stream.of(
        network("flatten before the heads", 0, e -> e.flatten()),
        network("nothing but dropout in between", 0, e -> e.dropout(0.5).flatten().dropout(0.5)),
        network("flatten and dense", 0, e -> e.flatten().dense(7)),
        network(
            "layers between flatten and dense",
            0,
            e -> e.flatten().batchNorm().leakyRelu(0.2).dropout(0.3).gelu().dense(7).relu()),
        network(
            "batch norm of images", 0, e -> e.batchNorm().conv2d(4, 3, 2).batchNorm().flatten()),
        network("flatten twice", 0, e -> e.flatten().flatten().dense(5)),
        network(
            "flatten and back",
            0,
            e -> e.flatten().elu().reshape(4, 6, 3).conv2d(2, 3, 1).flatten()),
        network("other sides, same channels", 0, e -> e.reshape(8, 3, 3).conv2d(2, 3, 1).flatten()),
        network("the same shape", 0, e -> e.reshape(4, 6, 3).conv2d(2, 3, 1).flatten()),
        network("other channels", 2, e -> e.reshape(4, 3, 6).conv2d(2, 3, 1).flatten()),
        network("one channel", 1, e -> e.reshape(12, 6, 1).conv2d(2, 3, 1).flatten()),
        network(
            "a single pixel", 1, e -> e.reshape(1, 1, 72).conv2d(5, 1, 1).batchNorm().flatten()),
        network("from a single pixel", 0, e -> e.conv2d(6, 4, 6).silu().flatten().dense(3)),
        network("a matrix", 2, e -> e.reshape(12, 6).batchNorm().flatten().dense(4)),
        network("a matrix with the same channels", 0, e -> e.reshape(24, 3).batchNorm().flatten()),
        network("four axes", 2, e -> e.reshape(2, 3, 2, 6).batchNorm().tanh().flatten()),
        network(
            "two dense layers around an image",
            0,
            e ->
                e.flatten()
                    .batchNorm()
                    .dense(2 * 3 * 5)
                    .batchNorm()
                    .softplus()
                    .reshape(2, 3, 5)
                    .conv2d(4, 2, 1)
                    .sigmoid()
                    .flatten()
                    .dense(6)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("encoders")
  void encoder_asOracle(String name, int transposes, UnaryOperator<NetworkBuilder> layers)
      throws OrtException {
    Vae vae =
        VaeBuilder.forImages(4, 6, 3)
            .encoder(layers)
            .latentSize(5)
            .decoder(d -> d.dense(72).reshape(4, 6, 3))
            .build();
    Parity.check(vae, 3);
    assertThat(transposes(OnnxModels.encoder(vae, TestWeights.of(vae)))).isEqualTo(transposes);
  }

  static Stream<Arguments> imageDecoders() {
    return Stream.of(
        network("dense and reshape", 0, d -> d.dense(72).reshape(4, 6, 3)),
        network(
            "layers between dense and reshape",
            0,
            d -> d.dense(72).batchNorm().relu().dropout(0.1).reshape(4, 6, 3)),
        network(
            "an image of many channels",
            0,
            d -> d.dense(48).leakyRelu().reshape(2, 3, 8).batchNorm().convTranspose2d(3, 4, 2)),
        network("z as an image", 1, d -> d.reshape(2, 3, 2).convTranspose2d(3, 4, 2)),
        network(
            "z as an image of one channel",
            0,
            d -> d.reshape(4, 3, 1).convTranspose2d(3, 3, 2).flatten().dense(72).reshape(4, 6, 3)),
        network("two reshapes", 2, d -> d.dense(72).reshape(2, 6, 6).tanh().reshape(4, 6, 3)),
        network(
            "two reshapes with the same channels",
            0,
            d -> d.dense(72).reshape(2, 12, 3).reshape(4, 6, 3)),
        network(
            "flatten in between",
            0,
            d -> d.dense(72).reshape(8, 3, 3).flatten().silu().reshape(4, 6, 3)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("imageDecoders")
  void imageDecoder_asOracle(String name, int transposes, UnaryOperator<NetworkBuilder> layers)
      throws OrtException {
    Vae vae =
        VaeBuilder.forImages(4, 6, 3)
            .encoder(e -> e.flatten())
            .latentSize(12)
            .decoder(layers)
            .build();
    Parity.check(vae, 3);
    assertThat(transposes(OnnxModels.decoder(vae, TestWeights.of(vae)))).isEqualTo(transposes);
  }

  static Stream<Arguments> vectorNetworks() {
    return Stream.of(
        network("no layers", 0, n -> n),
        network("only dropout", 0, n -> n.dropout(0.2)),
        network("dense layers", 0, n -> n.dense(9).batchNorm().elu().dense(12)),
        network(
            "an image of the vector",
            1,
            n -> n.reshape(2, 3, 2).conv2d(4, 2, 1).flatten().dense(12)),
        network(
            "an image at the end",
            1,
            n -> n.dense(24).reshape(2, 4, 3).conv2d(6, 2, 2).batchNorm().flatten()),
        network("the vector as one pixel", 0, n -> n.reshape(1, 1, 12).conv2d(12, 1, 1).flatten()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("vectorNetworks")
  void vectorNetwork_asOracle(String name, int transposes, UnaryOperator<NetworkBuilder> layers)
      throws OrtException {
    Vae vae = VaeBuilder.forVectors(12).encoder(layers).latentSize(12).decoder(layers).build();
    Parity.check(vae, 3);
    assertThat(transposes(OnnxModels.decoder(vae, TestWeights.of(vae)))).isEqualTo(transposes);
  }

  private static Arguments network(
      String name, int transposes, UnaryOperator<NetworkBuilder> layers) {
    return Arguments.of(name, transposes, layers);
  }

  private static long transposes(ModelProto model) {
    return model.getGraph().getNodeList().stream()
        .map(NodeProto::getOpType)
        .filter("Transpose"::equals)
        .count();
  }
}
