package org.vae4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.VaeException;
import org.vae4j.evaluation.Features;
import org.vae4j.evaluation.ResizeFilter;

/**
 * The nets are those of {@code make_nets.py}: they take [4, 6] pixels, and give the means and the
 * first and last pixel of each channel, and the sum of these corners as the logit of class 0.
 */
final class OnnxFeatureExtractorTest {
  private static final FeatureSettings CORNERS = FeatureSettings.defaults().output("corners");

  @TempDir Path folder;

  private static OnnxFeatureExtractor net(String name, FeatureSettings settings)
      throws IOException {
    return OnnxFeatureExtractor.of(name, OnnxFiles.resource(name + ".onnx"), settings);
  }

  /** Values between 0 and 1, another one at every place. */
  private static Samples items(int count, int height, int width, int channels) {
    return Samples.filledBy(
        count,
        Shape.of(height, width, channels),
        values -> {
          for (int i = 0; i < values.length; i++) {
            values[i] = (float) ((i + 1) * 0.618034 % 1);
          }
        });
  }

  private static float[] corners(Samples items, int index) {
    int channels = items.itemShape().channels();
    int last = items.itemShape().volume() - channels;
    float[] corners = new float[2 * channels];
    for (int channel = 0; channel < channels; channel++) {
      corners[channel] = items.value(index, channel);
      corners[channels + channel] = items.value(index, last + channel);
    }
    return corners;
  }

  @Test
  void namedOutput_givesItsValues() throws IOException {
    Samples items = items(3, 4, 6, 3);
    try (OnnxFeatureExtractor net = net("net-rgb", CORNERS)) {
      Features found = net.extract(items);
      assertThat(net.featureSize()).isEqualTo(6);
      assertThat(found.classProbabilities()).isEmpty();
      assertThat(found.values().count()).isEqualTo(3);
      for (int index = 0; index < 3; index++) {
        assertThat(found.values().item(index)).containsExactly(corners(items, index));
      }
    }
  }

  @Test
  void unnamedOutput_isTheLastThatIsNotForClasses() throws IOException {
    try (OnnxFeatureExtractor last = net("net-rgb", FeatureSettings.defaults());
        OnnxFeatureExtractor other =
            net("net-rgb", FeatureSettings.defaults().classLogits("logits"))) {
      assertThat(last.featureSize()).isEqualTo(2);
      assertThat(last.name()).contains("(logits, ");
      assertThat(last.classes()).isEmpty();
      assertThat(other.featureSize()).isEqualTo(6);
      assertThat(other.name()).contains("(corners, ");
      assertThat(other.classes()).hasValue(2);
    }
  }

  @Test
  void pooledOutput_isFlattened() throws IOException {
    Samples items = items(2, 4, 6, 3);
    try (OnnxFeatureExtractor net = net("net-rgb", FeatureSettings.defaults().output("mean"))) {
      Samples found = net.extract(items).values();
      assertThat(found.itemShape()).isEqualTo(Shape.of(3));
      double sum = 0;
      for (int pixel = 0; pixel < 24; pixel++) {
        sum += items.value(1, 3 * pixel + 2);
      }
      assertThat(found.value(1, 2)).isCloseTo((float) (sum / 24), within(1e-6f));
    }
  }

  @Test
  void logits_becomeProbabilities() throws IOException {
    Samples items = items(2, 4, 6, 1);
    try (OnnxFeatureExtractor net = net("net-grey", CORNERS.classLogits("logits"))) {
      Samples classes = net.extract(items).classProbabilities().orElseThrow();
      double logit = corners(items, 1)[0] + corners(items, 1)[1];
      assertThat(classes.value(1, 0))
          .isCloseTo((float) (1 / (1 + Math.exp(-logit))), within(1e-6f));
      assertThat(classes.value(1, 0) + classes.value(1, 1)).isCloseTo(1f, within(1e-6f));
    }
  }

  @Test
  void probabilities_stayAsTheyAre() throws IOException {
    Samples items = items(1, 4, 6, 1);
    FeatureSettings settings =
        FeatureSettings.defaults().output("mean").classProbabilities("corners");
    try (OnnxFeatureExtractor net = net("net-grey", settings)) {
      assertThat(net.extract(items).classProbabilities().orElseThrow().item(0))
          .containsExactly(corners(items, 0));
    }
  }

  @Test
  void softmax_survivesLargeLogits() {
    float[] rows = {1000, 1000, -1000, 1000, 0, (float) Math.log(3)};
    Softmax.apply(rows, 2);
    assertThat(rows).containsExactly(new float[] {0.5f, 0.5f, 0, 1, 0.25f, 0.75f}, within(1e-6f));
  }

  @Test
  void greyImages_areRepeatedForColor() throws IOException {
    Samples items = items(2, 4, 6, 1);
    try (OnnxFeatureExtractor net = net("net-rgb", CORNERS)) {
      float first = items.value(1, 0);
      float last = items.value(1, 23);
      assertThat(net.extract(items).values().item(1))
          .containsExactly(first, first, first, last, last, last);
    }
  }

  @Test
  void channelsLast_areTakenAsTheyAre() throws IOException {
    Samples items = items(2, 4, 6, 3);
    try (OnnxFeatureExtractor net =
        net("net-last", FeatureSettings.defaults().layout(ImageLayout.NHWC))) {
      assertThat(net.extract(items).values().item(1)).containsExactly(corners(items, 1));
      Samples grey = items(1, 4, 6, 1);
      assertThat(net.extract(grey).values().value(0, 5)).isEqualTo(grey.value(0, 23));
    }
  }

  @Test
  void range_isThatOfTheNet() throws IOException {
    Samples items = items(1, 4, 6, 3);
    float[] unit = corners(items, 0);
    PixelRange standard =
        PixelRange.standardized(new double[] {0.1, 0.2, 0.3}, new double[] {0.5, 0.25, 2});
    try (OnnxFeatureExtractor signed = net("net-rgb", CORNERS.range(PixelRange.of(-1, 1)));
        OnnxFeatureExtractor bytes = net("net-rgb", CORNERS.range(PixelRange.bytes()));
        OnnxFeatureExtractor standardized = net("net-rgb", CORNERS.range(standard))) {
      float[] found = standardized.extract(items).values().item(0);
      for (int i = 0; i < 6; i++) {
        assertThat(signed.extract(items).values().value(0, i))
            .isCloseTo(2 * unit[i] - 1, within(1e-6f));
        assertThat(bytes.extract(items).values().value(0, i))
            .isCloseTo(255 * unit[i], within(1e-4f));
        double mean = 0.1 * (i % 3 + 1);
        double deviation = new double[] {0.5, 0.25, 2}[i % 3];
        assertThat(found[i]).isCloseTo((float) ((unit[i] - mean) / deviation), within(1e-5f));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"BILINEAR", "BICUBIC", "AREA"})
  void otherSizes_areResized(String filter) throws IOException {
    ResizeFilter resize = ResizeFilter.valueOf(filter);
    Samples items = items(2, 9, 5, 3);
    try (OnnxFeatureExtractor net = net("net-rgb", CORNERS.resize(resize))) {
      assertThat(net.extract(items).values().item(1))
          .containsExactly(corners(resize.resize(items, 4, 6), 1));
    }
  }

  @Test
  void openSize_isThatOfTheSettings() throws IOException {
    Samples items = items(1, 8, 8, 3);
    try (OnnxFeatureExtractor net = net("net-open", CORNERS.size(8, 8))) {
      assertThat(net.extract(items).values().item(0)).containsExactly(corners(items, 0));
    }
    assertThatThrownBy(() -> net("net-open", CORNERS))
        .isInstanceOf(VaeException.class)
        .hasMessageContaining("net-open image: expected a known size in axis 2")
        .hasMessageContaining("set FeatureSettings.size");
    assertThatThrownBy(() -> net("net-rgb", CORNERS.size(5, 6)))
        .isInstanceOf(VaeException.class)
        .hasMessageContaining("expected a size of 5 in axis 2");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 13})
  void fixedBatch_takesAnyNumberOfItems(int count) throws IOException {
    Samples items = items(count, 4, 6, 1);
    try (OnnxFeatureExtractor free = net("net-grey", CORNERS.classLogits("logits"));
        OnnxFeatureExtractor fixed = net("net-fixed", CORNERS.classLogits("logits"))) {
      assertThat(fixed.extract(items)).isEqualTo(free.extract(items));
      assertThat(fixed.extract(items).values().count()).isEqualTo(count);
    }
  }

  @Test
  void manyItems_goThroughInChunks() throws IOException {
    Samples items = items(1500, 4, 6, 1);
    try (OnnxFeatureExtractor net = net("net-grey", CORNERS)) {
      Samples found = net.extract(items).values();
      assertThat(found.item(1499)).containsExactly(corners(items, 1499));
      assertThat(net.extract(items.slice(700, 701)).values().item(0))
          .containsExactly(found.item(700));
    }
  }

  @Test
  void vectors_areTakenByTheirNumberOfValues() throws IOException {
    Samples vectors = Samples.of(Shape.of(6), 1, 2, 3, 4, 5, 6);
    Samples image = Samples.of(Shape.of(2, 3, 1), 1, 2, 3, 4, 5, 6);
    try (OnnxFeatureExtractor net = net("net-vectors", FeatureSettings.defaults())) {
      assertThat(net.extract(vectors).values().item(0)).containsExactly(3, 7, 11);
      assertThat(net.extract(image)).isEqualTo(net.extract(vectors));
      assertThatThrownBy(() -> net.extract(items(1, 2, 2, 1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("expected items of 6 values, found [2, 2, 1]");
    }
  }

  @Test
  void inceptionSignature_givesPool3() throws IOException {
    // The net gives k / 2048 * r + (1 - k / 2048) * g + (k mod 2) * b + k / 4096 for mean colors.
    Samples items = items(2, 28, 28, 1);
    FeatureSettings settings =
        FeatureSettings.defaults().range(PixelRange.of(-1, 1)).resize(ResizeFilter.BILINEAR);
    try (OnnxFeatureExtractor net = net("net-inception", settings)) {
      assertThat(net.featureSize()).isEqualTo(2048);
      Samples found = net.extract(items).values();
      Samples large = ResizeFilter.BILINEAR.resize(items, 299, 299);
      double mean = 0;
      for (int pixel = 0; pixel < 299 * 299; pixel++) {
        mean += (2 * large.value(1, pixel) - 1) / (299.0 * 299);
      }
      for (int k : new int[] {0, 1, 1000, 2047}) {
        double expected = mean + k % 2 * mean + k / 4096.0;
        assertThat(found.value(1, k)).isCloseTo((float) expected, within(1e-5f));
      }
    }
  }

  @Test
  void unpooledOutput_isRefusedWithAListOfOutputs() {
    assertThatThrownBy(() -> net("net-rgb", FeatureSettings.defaults().output("double")))
        .isInstanceOf(VaeException.class)
        .hasMessageContaining(
            "net-rgb: expected one vector for each item in 'double', as [n, size] or [n, size, 1,"
                + " 1], found [1, 3, 4, 6] for 1 item")
        .hasMessageContaining("mean FLOAT [-1, 3, 1, 1], corners FLOAT [-1, 6]");
  }

  @Test
  void unknownOutput_isRefusedWithAListOfOutputs() {
    assertThatThrownBy(() -> net("net-rgb", FeatureSettings.defaults().output("pool3")))
        .isInstanceOf(VaeException.class)
        .hasMessageContaining("expected an output 'pool3', found none of that name")
        .hasMessageContaining("the file has double FLOAT [-1, 3, 4, 6], mean FLOAT");
    assertThatThrownBy(() -> net("net-rgb", FeatureSettings.defaults().classLogits("fc")))
        .hasMessageContaining("expected an output 'fc'");
  }

  @Test
  void onlyOutputForClasses_leavesNoFeatures() {
    assertThatThrownBy(() -> net("net-vectors", FeatureSettings.defaults().classLogits("sums")))
        .isInstanceOf(VaeException.class)
        .hasMessageContaining("expected an output besides that for classes, found none");
  }

  @Test
  void wrongLayout_isRefusedWithAHint() {
    assertThatThrownBy(() -> net("net-last", FeatureSettings.defaults()))
        .isInstanceOf(VaeException.class)
        .hasMessageContaining("expected 1 or 3 channels in axis 1, as NCHW has them")
        .hasMessageContaining("set the other layout");
  }

  @Test
  void rangeOfOtherChannels_isRefused() {
    PixelRange two = PixelRange.standardized(new double[2], new double[] {1, 1});
    assertThatThrownBy(() -> net("net-rgb", CORNERS.range(two)))
        .isInstanceOf(VaeException.class)
        .hasMessageContaining("expected a range for 3 channels");
  }

  @ParameterizedTest
  @CsvSource({"integers", "dense-encoder"})
  void otherFiles_areRefused(String file) {
    FeatureSettings settings = FeatureSettings.defaults().output("features");
    assertThatThrownBy(() -> net(file, settings)).isInstanceOf(VaeException.class);
  }

  @Test
  void garbage_isRefused() {
    assertThatThrownBy(
            () ->
                OnnxFeatureExtractor.of("noise", new byte[] {1, 2, 3}, FeatureSettings.defaults()))
        .isInstanceOf(VaeException.class)
        .hasMessageContaining("noise");
  }

  @Test
  void colorForAGreyNet_isRefused() throws IOException {
    try (OnnxFeatureExtractor net = net("net-grey", CORNERS)) {
      assertThatThrownBy(() -> net.extract(items(1, 4, 6, 3)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("expected images with 1 channel, found [4, 6, 3]");
      assertThatThrownBy(() -> net.extract(Samples.of(Shape.of(2), 0, 1)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void file_isNamedWithItsDigest() throws IOException {
    Path file = Files.write(folder.resolve("some.onnx"), OnnxFiles.resource("net-grey.onnx"));
    try (OnnxFeatureExtractor net = OnnxFeatureExtractor.load(file);
        OnnxFeatureExtractor named =
            OnnxFeatureExtractor.load(file, CORNERS.name("mine").range(PixelRange.of(-1, 1)))) {
      assertThat(net.name())
          .matches("some\\.onnx sha256:[0-9a-f]{12} \\(logits, bilinear, \\[0\\.0, 1\\.0]\\)");
      assertThat(named.name())
          .matches("mine sha256:[0-9a-f]{12} \\(corners, bilinear, \\[-1\\.0, 1\\.0]\\)");
      assertThat(net.device()).isEqualTo(Device.cpu());
      assertThat(net.refusedDevices()).isEmpty();
      assertThat(net).hasToString(net.name() + " on cpu");
    }
  }

  @Test
  void missingFile_isNamed() {
    assertThatThrownBy(() -> OnnxFeatureExtractor.load(folder.resolve("nothing.onnx")))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("nothing.onnx");
  }

  @Test
  void closed_isRefusedAndClosesAgain() throws IOException {
    OnnxFeatureExtractor net = net("net-grey", CORNERS);
    net.close();
    net.close();
    assertThatThrownBy(() -> net.extract(items(1, 4, 6, 1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("expected an open extractor, found a closed one");
  }
}
