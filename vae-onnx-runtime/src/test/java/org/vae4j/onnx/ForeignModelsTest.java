package org.vae4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.VaeException;
import org.vae4j.inference.Posterior;
import org.vae4j.inference.Sampler;

final class ForeignModelsTest {
  /** Float16 has 11 bits; values here are up to about 2. */
  private static final float HALF_TOLERANCE = 2e-3f;

  private static final float TOLERANCE = 2e-6f;

  @ParameterizedTest
  @EnumSource
  void decode_agreesWithTorch(ForeignFiles files) throws IOException {
    Map<String, float[]> torch = OnnxFiles.expected(files.resource());
    try (OnnxVae model = OnnxVae.load(files.source())) {
      Samples latents = Samples.of(Shape.of(model.latentSize()), torch.get("z"));
      assertClose(files, model.decode(latents), torch.get("decoded"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void encode_agreesWithTorch(ForeignFiles files) throws IOException {
    Map<String, float[]> torch = OnnxFiles.expected(files.resource());
    try (OnnxVae model = OnnxVae.load(files.source())) {
      Posterior posterior = model.encode(Samples.of(model.itemShape(), torch.get("items")));
      assertClose(files, posterior.mean(), torch.get("mean"));
      assertClose(files, posterior.logVariance(), torch.get("log_variance"));
    }
  }

  @ParameterizedTest
  @CsvSource({"DIFFUSERS, '[8, 12, 3]', 12", "KERAS, '[8, 6, 3]', 2", "HALF, '[4, 3, 1]', 3"})
  void load_infersShapes(ForeignFiles files, String itemShape, int latentSize) throws IOException {
    try (OnnxVae model = OnnxVae.load(files.source())) {
      assertThat(model.itemShape()).hasToString(itemShape);
      assertThat(model.latentSize()).isEqualTo(latentSize);
      assertThat(model.metadata()).isEmpty();
      assertThat(model).hasToString("decoder in memory on cpu");
    }
  }

  /** The batch is 4 in the file: chunks are padded, and what a chunk had before does not show. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 5, 8, 101})
  void fixedBatch_anyNumberOfItems(int count) throws IOException {
    try (OnnxVae model = OnnxVae.load(ForeignFiles.HALF.source())) {
      Samples latents = Sampler.of(model).seed(3).latents(0, count);
      Samples items = model.decode(latents);
      Posterior posterior = model.encode(items);
      assertThat(items.count()).isEqualTo(count);
      for (int i = 0; i < count; i++) {
        Samples item = model.decode(latents.slice(i, i + 1));
        assertThat(items.item(i)).isEqualTo(item.item(0));
        assertThat(posterior.mean().item(i)).isEqualTo(model.encode(item).mean().item(0));
      }
    }
  }

  @Test
  void fixedBatch_manyThreads() throws IOException {
    try (OnnxVae model = OnnxVae.load(ForeignFiles.HALF.source())) {
      Samples latents = Sampler.of(model).seed(3).latents(0, 50);
      Samples expected = model.decode(latents);
      IntStream.range(0, 40)
          .parallel()
          .forEach(i -> assertThat(model.decode(latents)).isEqualTo(expected));
    }
  }

  @Test
  void ownBundle_describedAsForeign_keepsItsMetadata() throws IOException {
    byte[] decoder =
        OnnxFiles.withMetadata(OnnxFiles.resource("rgb-decoder.onnx"), OnnxFiles.metadataOf("rgb"));
    ModelDescription words = ModelDescription.inferred();
    try (OnnxVae model = OnnxVae.load(ModelSource.bytes(decoder).described(words))) {
      assertThat(model.itemShape()).isEqualTo(Shape.of(8, 6, 3));
      assertThat(model.metadata()).isEqualTo(OnnxFiles.metadataOf("rgb"));
    }
  }

  @Test
  void latentShift_isAddedToWhatTheDecoderTakes() throws IOException {
    Map<String, float[]> torch = OnnxFiles.expected("diffusers");
    ModelDescription words = ForeignFiles.DIFFUSERS.description().latentShift(0.25);
    try (OnnxVae plain = OnnxVae.load(ForeignFiles.DIFFUSERS.source());
        OnnxVae shifted = OnnxVae.load(ForeignFiles.DIFFUSERS.source(words))) {
      Samples items = Samples.of(plain.itemShape(), torch.get("items"));
      float[] mean = flat(plain.encode(items).mean());
      for (int i = 0; i < mean.length; i++) {
        mean[i] -= 0.25f * 0.5f;
      }
      assertThat(flat(shifted.encode(items).mean())).containsExactly(mean, within(TOLERANCE));
      assertThat(shifted.encode(items).logVariance()).isEqualTo(plain.encode(items).logVariance());
      assertThat(flat(shifted.reconstruct(items)))
          .containsExactly(flat(plain.reconstruct(items)), within(TOLERANCE));
    }
  }

  @Test
  void constantLogVariance() throws IOException {
    ModelDescription words =
        ModelDescription.inferred().logits().mean("z_mean").constantLogVariance(-20);
    Map<String, float[]> torch = OnnxFiles.expected("keras");
    try (OnnxVae model = OnnxVae.load(ForeignFiles.KERAS.source(words))) {
      Posterior posterior = model.encode(Samples.of(model.itemShape(), torch.get("items")));
      assertThat(flat(posterior.mean())).containsExactly(torch.get("mean"), within(TOLERANCE));
      assertThat(flat(posterior.logVariance())).containsOnly(-20);
    }
  }

  @Test
  void valueRange_ofLogits_isTheEncodersAlone() throws IOException {
    ModelDescription words = ModelDescription.inferred().logits();
    try (OnnxVae unit = OnnxVae.load(ForeignFiles.KERAS.source(words));
        OnnxVae signed = OnnxVae.load(ForeignFiles.KERAS.source(words.valueRange(-1, 1)))) {
      Samples latents = Sampler.of(unit).seed(1).latents(0, 3);
      Samples items = unit.decode(latents);
      assertThat(signed.decode(latents)).isEqualTo(items);
      Samples stretched =
          Samples.filledBy(
              3,
              items.itemShape(),
              values -> {
                System.arraycopy(flat(items), 0, values, 0, values.length);
                for (int i = 0; i < values.length; i++) {
                  values[i] = 2 * values[i] - 1;
                }
              });
      assertThat(flat(signed.encode(items).mean()))
          .containsExactly(flat(unit.encode(stretched).mean()), within(TOLERANCE));
    }
  }

  @Test
  void conditionalDecoder_isRefusedWithItsInputs() throws IOException {
    assertWrong(
        ModelSource.bytes(OnnxFiles.resource("conditional.onnx"))
            .described(ModelDescription.inferred()),
        "decoder in memory: expected a decoder with one input, found inputs z of float32 [n, 2],"
            + " label of float32 [n, 2]; outputs image of float32 [n, 2]; export it as a function"
            + " of its latents or images alone, with [label] as constants");
  }

  @Test
  void integers_areRefused() throws IOException {
    assertWrong(
        ModelSource.bytes(OnnxFiles.resource("integers.onnx"))
            .described(ModelDescription.inferred()),
        "expected a decoder with an input of float32 or float16 [n, ...], found inputs z of int64"
            + " [n, 2]; outputs image of int64 [n, 2]; the first axis must count the items");
  }

  @Test
  void rangeThatCannotBeTold() throws IOException {
    assertWrong(
        ForeignFiles.KERAS.source(ModelDescription.inferred()),
        "a decoder with a known range of values, found inputs input_2 of float32 [n, 2];",
        "; say valueRange(0, 1), valueRange(-1, 1) or logits()");
  }

  @Test
  void openSizes_mustBeSaid() throws IOException {
    assertWrong(
        ForeignFiles.DIFFUSERS.source(ModelDescription.inferred().valueRange(-1, 1)),
        "sizes for 'latent_sample', found inputs latent_sample of float32 [batch, 2, height,"
            + " width]; outputs sample of float32 [batch, 3, height, width]; say them with"
            + " latentShape, in the order of the file");
  }

  @Test
  void contradictions_listWhatTheFileHas() throws IOException {
    ModelDescription half = ForeignFiles.HALF.description();
    assertWrong(
        ForeignFiles.HALF.source(half.logits()),
        "expected a decoder with logits, found inputs code of float16 [4, 3]; outputs pixels of"
            + " float16 [4, 12]; it ends with a function to [-1.0, 1.0]; leave logits() out");
    assertWrong(
        ForeignFiles.HALF.source(half.valueRange(0, 1)),
        "values in [0.0, 1.0], found inputs",
        "it ends with a function to [-1.0, 1.0]; leave valueRange out");
    assertWrong(
        ForeignFiles.HALF.source(half.itemShape(Shape.of(28, 28, 1))),
        "items of [28, 28, 1], found inputs",
        "one item of its output is [12]; check itemShape and layout");
    assertWrong(
        ForeignFiles.HALF.source(half.latentShape(Shape.of(4))),
        "'code' of [4], found inputs",
        "it was said with latentShape");
    assertWrong(
        ForeignFiles.HALF.source(half.image("sample")),
        "an output 'sample', found inputs",
        "check the description");
    assertWrong(
        ForeignFiles.KERAS.source(
            ForeignFiles.KERAS.description().layout(ImageLayout.NCHW).itemShape(Shape.of(8, 6, 3))),
        "a decoder with items of [8, 6, 3] as NCHW, found inputs",
        "one item of its output is [8, 6, 3]; check itemShape and layout");
  }

  @Test
  void encoder_whoseOutputsAreUnclear() throws IOException {
    String say = "say moments(name), mean(name) and logVariance(name) or standardDeviation(name)";
    assertWrong(
        ForeignFiles.HALF.source(ModelDescription.inferred().itemShape(Shape.of(4, 3, 1))),
        "an encoder with a log-variance, found inputs pixels of float16 [4, 12]; outputs loc of"
            + " float16 [4, 3], scale of float16 [4, 3]; "
            + say);
    assertWrong(
        ForeignFiles.KERAS.source(ForeignFiles.KERAS.description().moments("z")),
        "moments 'z' of twice the channels of the decoder's latents [2]");
    assertWrong(
        ForeignFiles.KERAS.source(ForeignFiles.KERAS.description().logVariance("nothing")),
        "an output 'nothing', found inputs");
    assertWrong(
        ForeignFiles.DIFFUSERS.source(
            ForeignFiles.DIFFUSERS.description().mean("latent_parameters").constantLogVariance(0)),
        "'latent_parameters' of the decoder's latents [2, 2, 3]");
  }

  @Test
  void encoderOfAnotherModel() throws IOException {
    assertWrong(
        ModelSource.bytes(ForeignFiles.KERAS.decoder())
            .encoder(ForeignFiles.HALF.encoder())
            .described(ForeignFiles.KERAS.description()),
        "encoder in memory: expected an encoder with items of [8, 6, 3] as the decoder's, found"
            + " inputs pixels of float16 [4, 12]");
  }

  @Test
  void conversions_workWhereOrdersOfAxesAreSaid() throws IOException {
    ModelDescription words =
        ForeignFiles.KERAS.description().layout(ImageLayout.NHWC).itemShape(Shape.of(8, 6, 3));
    try (OnnxVae model = OnnxVae.load(ForeignFiles.KERAS.source(words));
        OnnxVae inferred = OnnxVae.load(ForeignFiles.KERAS.source())) {
      Samples latents = Sampler.of(model).seed(1).latents(0, 2);
      assertThat(model.decode(latents)).isEqualTo(inferred.decode(latents));
    }
  }

  private static void assertWrong(ModelSource source, String... message) {
    assertThatThrownBy(() -> OnnxVae.load(source))
        .isInstanceOf(VaeException.class)
        .hasMessageContainingAll(message);
  }

  private static void assertClose(ForeignFiles files, Samples found, float[] expected) {
    float tolerance = files == ForeignFiles.HALF ? HALF_TOLERANCE : TOLERANCE;
    assertThat(flat(found)).containsExactly(expected, within(tolerance));
  }

  private static float[] flat(Samples items) {
    FloatBuffer values = FloatBuffer.allocate(items.count() * items.itemShape().volume());
    items.copyTo(0, items.count(), values);
    return values.array();
  }
}
