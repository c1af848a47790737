package org.vae4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vae4j.Shape;
import org.vae4j.testing.NullSweep;

final class ModelDescriptionTest {
  private static final ModelDescription INFERRED = ModelDescription.inferred();

  @Test
  void settings_returnOthersAndKeepTheRest() {
    ModelDescription all =
        INFERRED
            .itemShape(Shape.of(8, 6, 3))
            .layout(ImageLayout.NHWC)
            .valueRange(-1, 1)
            .logits()
            .image("x")
            .latentShape(Shape.of(4, 2))
            .latentScale(2)
            .latentShift(3)
            .mean("m")
            .logVariance("v");
    assertThat(all)
        .hasToString(
            "ModelDescription[ImageWords[itemShape=[8, 6, 3], layout=NHWC, range=[-1.0, 1.0],"
                + " logits=true, output=x], LatentWords[shape=[4, 2], scale=2.0, shift=3.0],"
                + " PosteriorWords[mean=m, spread=Spread[kind=LOG_VARIANCE, output=v,"
                + " constant=0.0]]]");
    assertThat(INFERRED)
        .hasToString(
            "ModelDescription[ImageWords[itemShape=null, layout=null, range=null, logits=false,"
                + " output=null], LatentWords[shape=null, scale=1.0, shift=0.0],"
                + " PosteriorWords[mean=null, spread=null]]");
  }

  @Test
  void settingAgain_replaces() {
    assertThat(INFERRED.mean("a").mean("b").logVariance("c").logVariance("d").posterior())
        .isEqualTo(INFERRED.mean("b").logVariance("d").posterior());
    assertThat(INFERRED.moments("a").moments("b").posterior())
        .isEqualTo(INFERRED.moments("b").posterior());
  }

  @Test
  void itemShape_ofTwoAxes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> INFERRED.itemShape(Shape.of(8, 6)))
        .withMessage(
            "ModelDescription itemShape: expected [height, width, channels] or [n], found [8, 6];"
                + " leave the batch axis out");
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, -1", "NaN, 1", "0, Infinity", "-1e308, 1e308"})
  void valueRange_wrong(double low, double high) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> INFERRED.valueRange(low, high))
        .withMessage(
            "ModelDescription valueRange: expected two finite numbers, the smaller one first, found "
                + low
                + " and "
                + high
                + "; 0 and 1 leave values as they are");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 1e-300})
  void latentScale_wrong(double scale) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> INFERRED.latentScale(scale))
        .withMessageContaining("ModelDescription latentScale: expected a finite number above 0");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.NEGATIVE_INFINITY, 1e300})
  void numbers_notFinite(double number) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> INFERRED.latentShift(number))
        .withMessageContaining("ModelDescription latentShift: expected a finite number");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> INFERRED.constantLogVariance(number))
        .withMessageContaining("ModelDescription constantLogVariance: expected a finite number");
  }

  @Test
  void names_empty() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> INFERRED.mean(""))
        .withMessage(
            "ModelDescription mean: expected the name of an output, found an empty one; names are"
                + " listed if loading fails");
    assertThatIllegalArgumentException().isThrownBy(() -> INFERRED.image(""));
    assertThatIllegalArgumentException().isThrownBy(() -> INFERRED.logVariance(""));
    assertThatIllegalArgumentException().isThrownBy(() -> INFERRED.standardDeviation(""));
    assertThatIllegalArgumentException().isThrownBy(() -> INFERRED.moments(""));
  }

  @Test
  void variance_saidTwice() {
    assertThatIllegalStateException()
        .isThrownBy(() -> INFERRED.logVariance("v").standardDeviation("s"))
        .withMessage(
            "ModelDescription variance: expected one setting for it, found LOG_VARIANCE before; say"
                + " once where it comes from");
    assertThatIllegalStateException()
        .isThrownBy(() -> INFERRED.constantLogVariance(0).moments("m"))
        .withMessageContaining("found CONSTANT before");
    assertThatIllegalStateException()
        .isThrownBy(() -> INFERRED.moments("m").mean("n"))
        .withMessageContaining("ModelDescription mean: expected one setting for it");
    assertThatIllegalStateException()
        .isThrownBy(() -> INFERRED.mean("n").moments("m"))
        .withMessage(
            "ModelDescription moments: expected no other setting for the mean, found n; moments have"
                + " the mean in them");
  }

  @Test
  void nulls() {
    NullSweep sweep =
        new NullSweep()
            .set(Class.class, ModelDescriptionTest.class)
            .set(Path.class, Path.of("x"))
            .set(byte[].class, new byte[1])
            .set(Shape.class, Shape.of(1))
            .set(ModelDescription.class, INFERRED)
            .set(ModelSource.class, ModelSource.bytes(new byte[1]))
            .set(Device[].class, new Device[] {Device.cpu()})
            .statics(ModelDescription.class, ModelSource.class, OnnxVae.class)
            .methods(INFERRED, ModelSource.path(Path.of("x")));
    assertThat(sweep.checks()).isGreaterThan(15);
  }
}
