package org.vae4j.data.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.data.SpriteDataset;
import org.vae4j.random.CounterRandom;
import org.vae4j.testing.NullSweep;

final class AugmentationTest {
  private static final Shape SHAPE = Shape.of(28, 28, 1);
  private static final Samples SPRITES = SpriteDataset.of(28, 50, 4).samples(0, 50);

  static List<Augmentation> all() {
    return List.of(
        Augmentation.rotation(180),
        Augmentation.translation(0.5),
        Augmentation.translationInPixels(3),
        Augmentation.scaling(0.5, 2),
        Augmentation.horizontalFlip(0.5),
        Augmentation.verticalFlip(0.5),
        Augmentation.crop(4),
        Augmentation.brightness(1),
        Augmentation.contrast(1),
        Augmentation.noise(0.5));
  }

  private static Augmentation everything() {
    return Augmentation.of(all().toArray(Augmentation[]::new));
  }

  @ParameterizedTest
  @MethodSource("all")
  void apply_changesAndStaysInRange(Augmentation augmentation) {
    Samples changed = augmentation.apply(SPRITES, 1);
    assertThat(changed).isNotEqualTo(SPRITES);
    for (int index = 0; index < changed.count(); index++) {
      for (float value : changed.item(index)) {
        assertThat(value).isBetween(0f, 1f);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void apply_dependsOnTheRandomNumbersAlone(Augmentation augmentation) {
    Samples once = augmentation.apply(SPRITES, 1);
    assertThat(augmentation.apply(SPRITES, 1)).isEqualTo(once);
    assertThat(augmentation.apply(SPRITES, 2)).isNotEqualTo(once);
    assertThat(augmentation.apply(SPRITES.slice(0, 10), 1)).isEqualTo(once.slice(0, 10));
  }

  @Test
  void apply_fromManyThreads() {
    Augmentation augmentation = everything();
    Samples expected = augmentation.apply(SPRITES, 9);
    boolean allEqual =
        IntStream.range(0, 500)
            .parallel()
            .map(i -> i % SPRITES.count())
            .allMatch(
                i -> {
                  float[] item = SPRITES.item(i);
                  augmentation.apply(SHAPE, item, 0, CounterRandom.of(9, i));
                  return Arrays.equals(item, expected.item(i));
                });
    assertThat(allEqual).isTrue();
  }

  /** Another result would change what a seed means; the bits must be the same on every platform. */
  @Test
  void apply_isPinned() {
    Samples changed = everything().apply(SPRITES.slice(0, 3), 7);
    assertThat(Arrays.hashCode(changed.item(2))).isEqualTo(-378186876);
  }

  @Test
  void apply_changesOnlyTheItem() {
    float[] values = new float[3 * 784];
    Arrays.fill(values, 0.25f);
    everything().apply(SHAPE, values, 784, CounterRandom.of(1, 1));
    for (int i = 0; i < 784; i++) {
      assertThat(values[i]).isEqualTo(0.25f);
      assertThat(values[2 * 784 + i]).isEqualTo(0.25f);
    }
    assertThat(Arrays.copyOfRange(values, 784, 2 * 784)).isNotEqualTo(new float[784]);
  }

  @Test
  void apply_atAnOffsetIsTheSame() {
    float[] shifted = new float[784 + 5];
    float[] item = SPRITES.item(3);
    System.arraycopy(item, 0, shifted, 5, 784);
    everything().apply(SHAPE, shifted, 5, CounterRandom.of(1, 1));
    everything().apply(SHAPE, item, 0, CounterRandom.of(1, 1));
    assertThat(Arrays.copyOfRange(shifted, 5, 789)).isEqualTo(item);
  }

  @Test
  void apply_noRoom() {
    assertThatThrownBy(
            () -> Augmentation.rotation(1).apply(SHAPE, new float[784], 1, CounterRandom.of(1, 1)))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @ParameterizedTest
  @MethodSource("nothing")
  void apply_zeroAmounts_changeNothing(Augmentation augmentation) {
    assertThat(augmentation.apply(SPRITES, 3)).isEqualTo(SPRITES);
  }

  static List<Augmentation> nothing() {
    return List.of(
        Augmentation.of(),
        Augmentation.rotation(0),
        Augmentation.translation(0),
        Augmentation.translationInPixels(0),
        Augmentation.scaling(1, 1),
        Augmentation.horizontalFlip(0),
        Augmentation.verticalFlip(0),
        Augmentation.crop(0),
        Augmentation.brightness(0),
        Augmentation.contrast(0),
        Augmentation.noise(0));
  }

  @Test
  void composition_isFlat() {
    Augmentation a = Augmentation.rotation(10);
    Augmentation b = Augmentation.noise(0.1);
    Augmentation c = Augmentation.crop(2);
    assertThat(a.then(b).then(c))
        .isEqualTo(Augmentation.of(a, b, c))
        .isEqualTo(a.then(b.then(c)))
        .isNotEqualTo(Augmentation.of(a, c, b));
    assertThat(Augmentation.of(a)).isEqualTo(a);
    assertThat(a.then(b).steps()).containsExactly(a, b);
    assertThat(a.steps()).containsExactly(a);
    assertThat(a.then(b))
        .hasToString(
            "Sequence[steps=[Rotation[maxDegrees=10.0],"
                + " GaussianNoise[standardDeviation=0.1]]]");
  }

  @Test
  void composition_stepsDrawTheirOwnNumbers() {
    Samples once = Augmentation.brightness(0.2).apply(SPRITES, 1);
    Samples second =
        Augmentation.of(Augmentation.rotation(0), Augmentation.brightness(0.2)).apply(SPRITES, 1);
    assertThat(second).isNotEqualTo(once);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, 181, Double.NaN})
  void rotation_bad(double degrees) {
    assertThatThrownBy(() -> Augmentation.rotation(degrees))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Augmentation.rotation maxDegrees: expected 0 to 180, found "
                + degrees
                + "; it is an angle in both directions");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void fractions_bad(double bad) {
    assertThatThrownBy(() -> Augmentation.translation(bad))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Augmentation.translation maxFraction: expected 0 to 1, found "
                + bad
                + "; it is a fraction of the image; translationInPixels takes pixels");
    assertThatThrownBy(() -> Augmentation.horizontalFlip(bad))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Augmentation.horizontalFlip probability: expected 0 to 1, found "
                + bad
                + "; 0.5 flips every other item");
    assertThatThrownBy(() -> Augmentation.verticalFlip(bad))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Augmentation.verticalFlip probability: expected 0 to 1, found ");
    assertThatThrownBy(() -> Augmentation.brightness(bad))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Augmentation.brightness maxChange: expected 0 to 1, found "
                + bad
                + "; values are in [0, 1]");
    assertThatThrownBy(() -> Augmentation.contrast(bad))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Augmentation.contrast maxChange: expected 0 to 1, found "
                + bad
                + "; 0.2 multiplies distances to the mean by 0.8 to 1.2");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, Double.POSITIVE_INFINITY, Double.NaN})
  void amounts_bad(double bad) {
    assertThatThrownBy(() -> Augmentation.noise(bad))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Augmentation.noise standardDeviation: expected a finite number, at least 0, found "
                + bad
                + "; 0.02 is about five levels of 255");
    assertThatThrownBy(() -> Augmentation.translationInPixels(bad))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Augmentation.translationInPixels maxPixels: expected a finite number, at least 0,"
                + " found "
                + bad
                + "; it is a distance in both directions");
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "-1, 1", "1.1, 0.9", "NaN, 1", "1, Infinity"})
  void scaling_bad(double min, double max) {
    assertThatThrownBy(() -> Augmentation.scaling(min, max))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Augmentation.scaling: expected 0 < min <= max, both finite, found "
                + min
                + " and "
                + max
                + "; 0.9 and 1.1 shrink or enlarge by up to a tenth");
  }

  @Test
  void crop_bad() {
    assertThatThrownBy(() -> Augmentation.crop(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Augmentation.crop padding: expected at least 0, found -1; it is a number of pixels on"
                + " each side");
    assertThatThrownBy(() -> Augmentation.crop(5).requireFits(Shape.of(9, 5, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Augmentation.crop padding: expected less than the height and width of [9, 5, 1],"
                + " found 5; the crop could miss the image");
    Augmentation.crop(4).requireFits(Shape.of(9, 5, 1));
  }

  @Test
  void vectors_cannotBeMoved_butChanged() {
    Augmentation moved = Augmentation.noise(0.1).then(Augmentation.rotation(10));
    assertThatThrownBy(() -> moved.requireFits(Shape.of(9)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Rotation[maxDegrees=10.0]: expected items [height, width, channels], found [9]; only"
                + " images can be moved");
    Samples vectors = Samples.of(Shape.of(3), 0.5f, 0.5f, 0.5f);
    assertThatThrownBy(() -> moved.apply(vectors, 1)).isInstanceOf(IllegalArgumentException.class);
    Samples changed =
        Augmentation.of(
                Augmentation.noise(0.01), Augmentation.brightness(0.1), Augmentation.contrast(0.1))
            .apply(vectors, 1);
    assertThat(changed.value(0, 1)).isCloseTo(0.5f, within(0.2f)).isNotEqualTo(0.5f);
  }

  @Test
  void nulls() {
    Augmentation crop = Augmentation.crop(1);
    CounterRandom random = CounterRandom.of(1, 1);
    assertThat(new NullSweep().statics(Augmentation.class).checks()).isEqualTo(1);
    assertNamed("steps", () -> Augmentation.of(crop, null));
    assertNamed("next", () -> crop.then(null));
    assertNamed("itemShape", () -> crop.requireFits(null));
    assertNamed("itemShape", () -> Augmentation.noise(1).requireFits(null));
    assertNamed("itemShape", () -> crop.apply(null, new float[784], 0, random));
    assertNamed("values", () -> crop.apply(SHAPE, null, 0, random));
    assertNamed("random", () -> crop.apply(SHAPE, new float[784], 0, null));
    assertNamed("items", () -> crop.apply(null, 1));
  }

  private static void assertNamed(String name, ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(NullPointerException.class).hasMessageContaining(name);
  }
}
