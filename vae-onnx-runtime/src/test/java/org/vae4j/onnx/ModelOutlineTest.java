package org.vae4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vae4j.onnx.internal.BundleFormat;

/** What must not reach ONNX Runtime, which would take all the memory that a file asks for. */
final class ModelOutlineTest {
  private static final int FLOAT = 1;
  private static final int INT64 = 7;

  @ParameterizedTest
  @CsvSource({
    "dense-decoder.onnx, image, Sigmoid",
    "half-decoder.onnx, pixels, Tanh",
    "keras-decoder.onnx, conv2d_transpose, ConvTranspose",
    "diffusers-decoder.onnx, sample, ConvTranspose",
  })
  void lastOperation_looksThroughMoves(String file, String output, String operation)
      throws IOException, MalformedModelException {
    ModelOutline outline = ModelOutline.of(OnnxFiles.resource(file));
    assertThat(outline.lastOperation(output)).isEqualTo(operation);
    assertThat(outline.lastOperation("nothing")).isNull();
  }

  @Test
  void lastOperation_inACircle_ends() throws MalformedModelException {
    WireWriter graph = new WireWriter().message(1, node("Identity", "a", "a"));
    assertThat(ModelOutline.of(model(graph)).lastOperation("a")).isNull();
  }

  @Test
  void metadata_isReadAsUtf8() throws IOException, MalformedModelException {
    byte[] model =
        OnnxFiles.withMetadata(
            OnnxFiles.resource("dense-decoder.onnx"),
            Map.of(BundleFormat.KEY_DATA, "caf\u00e9 \ud83d\ude00"));
    assertThat(ModelOutline.of(model).metadata())
        .containsExactlyEntriesOf(Map.of(BundleFormat.KEY_DATA, "caf\u00e9 \ud83d\ude00"));
  }

  @Test
  void tensor_thatPromisesMore() {
    WireWriter tensor = tensor("w", FLOAT, 100_000, 100_000).bytes(9, new byte[16]);
    assertRefused(
        new WireWriter().message(5, tensor),
        "a tensor 'w' of [100000, 100000] with the data of less");
    assertRefused(
        new WireWriter().message(5, tensor("w", FLOAT, Long.MAX_VALUE, Long.MAX_VALUE)),
        "with the data of less");
    assertRefused(new WireWriter().message(5, tensor("w", FLOAT, -1)), "the negative size -1");
    assertRefused(
        new WireWriter().message(5, tensor("w", FLOAT, new long[65])), "more than 64 axes");
  }

  @Test
  void tensor_thatKeepsItsPromise() throws MalformedModelException {
    ModelOutline.of(
        model(new WireWriter().message(5, tensor("w", FLOAT, 2, 2).bytes(9, new byte[16]))));
    ModelOutline.of(
        model(new WireWriter().message(5, tensor("w", FLOAT, 0, 1L << 60).bytes(9, new byte[0]))));
    ModelOutline.of(
        model(new WireWriter().message(5, tensor("s", INT64, 3).packed(7, 1, 2, 1L << 40))));
    // Two values of 4 bits share a byte.
    ModelOutline.of(model(new WireWriter().message(5, tensor("q", 22, 8).bytes(9, new byte[4]))));
  }

  @Test
  void tensorInAnAttribute_thatPromisesMore() {
    WireWriter attribute =
        new WireWriter().text(1, "value").message(5, tensor("c", FLOAT, 1 << 20, 1 << 20));
    assertRefused(
        new WireWriter().message(1, node("Constant", null, "c").message(5, attribute)),
        "a tensor 'c' of [1048576, 1048576] with the data of less");
  }

  /** Protocol buffers merge what comes twice, so that half a promise each would be kept. */
  @Test
  void partsThatWouldBeMerged() {
    WireWriter half = tensor("c", FLOAT, 4).bytes(9, new byte[16]);
    WireWriter attribute = new WireWriter().text(1, "value").message(5, half).message(5, half);
    assertRefused(
        new WireWriter().message(1, node("Constant", null, "c").message(5, attribute)),
        "an attribute 'value' with two values");
    WireWriter twoGraphs =
        new WireWriter().message(7, new WireWriter()).message(7, new WireWriter());
    assertThatThrownBy(() -> ModelOutline.of(twoGraphs.toByteArray()))
        .isInstanceOf(MalformedModelException.class)
        .hasMessage("two graphs in one model");
  }

  @ParameterizedTest
  @ValueSource(strings = {"strides", "dilations", "kernel_shape", "group", "blocksize"})
  void sizesOfZero(String attribute) {
    assertRefused(convolution(attribute, 0), "Conv with " + attribute + " [1, 0]");
    assertRefused(convolution(attribute, -1), "Conv with " + attribute + " [1, -1]");
    assertRefused(convolution(attribute, 1L << 40), "Conv with " + attribute);
    WireWriter none = new WireWriter().text(1, attribute);
    assertRefused(
        new WireWriter().message(1, node("Conv", "x", "y").message(5, none)),
        "Conv with no " + attribute);
  }

  @Test
  void padsWithoutMeasure() throws MalformedModelException {
    assertRefused(convolution("pads", 1L << 40), "Conv with pads [1, 1099511627776]");
    ModelOutline.of(model(convolution("pads", 0)));
  }

  @ParameterizedTest
  @CsvSource({"ConstantOfShape, 0", "Expand, 1", "Tile, 1", "Resize, 3", "Pad, 1"})
  void sizesWithoutMeasure(String operation, int position) {
    WireWriter node = new WireWriter();
    for (int i = 0; i < position; i++) {
      node.text(1, "x");
    }
    node.text(1, "sizes").text(2, "y").text(4, operation);
    WireWriter stored = tensor("sizes", INT64, 2).packed(7, 1 << 20, 1 << 20);
    assertRefused(
        new WireWriter().message(1, node).message(5, stored),
        operation + " to a tensor of [1048576, 1048576]");
    WireWriter attribute = new WireWriter().text(1, "value").message(5, stored);
    assertRefused(
        new WireWriter()
            .message(1, node)
            .message(1, node("Constant", null, "sizes").message(5, attribute)),
        operation + " to a tensor of");
  }

  @Test
  void noiseWithoutMeasure() throws MalformedModelException {
    assertRefused(noise(1 << 20, 1 << 20), "RandomNormal to a tensor of [1048576, 1048576]");
    assertRefused(noise(Long.MAX_VALUE, 1), "RandomNormal to a tensor of");
    ModelOutline.of(model(noise(64, 32)));
  }

  private static WireWriter noise(long... shape) {
    WireWriter attribute = new WireWriter().text(1, "shape").packed(8, shape);
    return new WireWriter().message(1, node("RandomNormal", null, "y").message(5, attribute));
  }

  @Test
  void loops() {
    assertRefused(
        new WireWriter().message(1, node("Loop", "x", "y")), "a Loop, which may never end");
  }

  @Test
  void graphsWithinGraphs() {
    WireWriter graph = new WireWriter();
    for (int depth = 0; depth < 1000; depth++) {
      WireWriter branch = new WireWriter().text(1, "then_branch").message(6, graph);
      graph = new WireWriter().message(1, node("If", "x", "y").message(5, branch));
    }
    assertRefused(graph, "graphs within graphs, more than 8 deep");
  }

  @Test
  void functions_areLookedInto() {
    WireWriter function = new WireWriter().message(7, node("Loop", "x", "y"));
    WireWriter model = new WireWriter().message(7, new WireWriter()).message(25, function);
    assertThatThrownBy(() -> ModelOutline.of(model.toByteArray()))
        .isInstanceOf(MalformedModelException.class)
        .hasMessage("a Loop, which may never end");
  }

  @Test
  void kindsThatNoDecoderNeeds() {
    assertRefused(new WireWriter().message(15, new WireWriter()), "a sparse tensor");
    assertThatThrownBy(
            () -> ModelOutline.of(new WireWriter().message(20, new WireWriter()).toByteArray()))
        .hasMessage("a model for training");
    assertThatThrownBy(() -> ModelOutline.of(new WireWriter().number(1, 8).toByteArray()))
        .hasMessage("no graph in it");
  }

  @Test
  void bytesThatAreNoMessage() {
    assertMalformed("a field of 5 bytes where 1 are left, at byte 2", (7 << 3) | 2, 5, 0);
    assertMalformed("a number that is cut off at byte 2", 1 << 3, 0x80);
    assertMalformed("a field of unknown type 3 at byte 0", (1 << 3) | 3);
    assertMalformed("a field numbered 0 at byte 0", 0, 0);
    assertMalformed(
        "a number of more than 10 bytes at byte 11",
        8,
        0x80,
        0x80,
        0x80,
        0x80,
        0x80,
        0x80,
        0x80,
        0x80,
        0x80,
        0x80,
        1);
    assertMalformed(
        "a field of 18446744073709551615 bytes where 0 are left, at byte 11",
        (7 << 3) | 2,
        0xff,
        0xff,
        0xff,
        0xff,
        0xff,
        0xff,
        0xff,
        0xff,
        0xff,
        1);
  }

  private static void assertMalformed(String message, int... bytes) {
    byte[] model = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      model[i] = (byte) bytes[i];
    }
    assertThatThrownBy(() -> ModelOutline.of(model))
        .isInstanceOf(MalformedModelException.class)
        .hasMessage(message);
  }

  private static void assertRefused(WireWriter graph, String message) {
    assertThatThrownBy(() -> ModelOutline.of(model(graph)))
        .isInstanceOf(MalformedModelException.class)
        .hasMessageContaining(message);
  }

  private static byte[] model(WireWriter graph) {
    return new WireWriter().number(1, 8).message(7, graph).toByteArray();
  }

  private static WireWriter tensor(String name, int type, long... dims) {
    return new WireWriter().packed(1, dims).number(2, type).text(8, name);
  }

  private static WireWriter convolution(String attribute, long number) {
    WireWriter numbers = new WireWriter().text(1, attribute).number(8, 1).number(8, number);
    return new WireWriter().message(1, node("Conv", "x", "y").message(5, numbers));
  }

  private static WireWriter node(String operation, @Nullable String input, String output) {
    WireWriter node = new WireWriter();
    if (input != null) {
      node.text(1, input);
    }
    return node.text(2, output).text(4, operation);
  }
}
