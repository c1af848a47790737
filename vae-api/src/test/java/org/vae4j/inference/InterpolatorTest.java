package org.vae4j.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.testing.GoldenFiles;

final class InterpolatorTest {
  private final VaeModel model = new FakeVaeModel(2);

  static Stream<JsonObject> goldenCases() {
    return GoldenFiles.read("statistics.json")
        .getAsJsonObject("interpolation")
        .getAsJsonArray("cases")
        .asList()
        .stream()
        .map(JsonElement::getAsJsonObject);
  }

  @ParameterizedTest
  @MethodSource("goldenCases")
  void path_asReference(JsonObject golden) {
    Samples from = vectors(GoldenFiles.numbers(golden, "a"));
    Samples to = vectors(GoldenFiles.numbers(golden, "b"));
    double[] times = GoldenFiles.numbers(golden, "t");
    // All times of the reference are eighths.
    Samples arcs = Interpolator.spherical(model).steps(9).path(from, to);
    Samples lines = Interpolator.linear(model).steps(9).path(from, to);
    for (int i = 0; i < times.length; i++) {
      int step = (int) Math.round(8 * times[i]);
      assertClose(arcs.item(step), row(golden, "slerp", i, from.itemShape().volume()));
      assertClose(lines.item(step), row(golden, "lerp", i, from.itemShape().volume()));
    }
  }

  @Test
  void spherical_obtuseAngle() {
    // 120 degrees apart and of different lengths; the middle has weights sin(60)/sin(120) = 1.
    double height = Math.sqrt(3) / 2;
    Samples path =
        Interpolator.spherical(model).steps(3).path(vectors(2, 0), vectors(-0.5, height));
    assertClose(path.item(1), new double[] {1.5, height});
  }

  @Test
  void spherical_parallelEnds_isLinear() {
    assertClose(
        Interpolator.spherical(model).steps(3).path(vectors(1, 2), vectors(3, 6)).item(1),
        new double[] {2, 4});
  }

  @Test
  void spherical_oppositeEnds_isLinear() {
    assertClose(
        Interpolator.spherical(model).steps(5).path(vectors(1, 2), vectors(-1, -2)).item(1),
        new double[] {0.5, 1});
  }

  @Test
  void spherical_endAtTheOrigin_isLinear() {
    assertClose(
        Interpolator.spherical(model).steps(5).path(vectors(0, 0), vectors(4, 8)).item(1),
        new double[] {1, 2});
  }

  @Test
  void path_severalPairs_followOneAnother() {
    Samples from = Samples.of(Shape.of(2), 0, 0, 1, 1);
    Samples to = Samples.of(Shape.of(2), 2, 4, 1, 3);
    assertThat(Interpolator.linear(model).steps(3).path(from, to))
        .isEqualTo(Samples.of(Shape.of(2), 0, 0, 1, 2, 2, 4, 1, 1, 1, 2, 1, 3));
  }

  @Test
  void path_endsAreExact() {
    Samples from = vectors(0.1, -0.7);
    Samples to = vectors(0.3, 0.9);
    Samples path = Interpolator.spherical(model).path(from, to);
    assertThat(path.count()).isEqualTo(Interpolator.DEFAULT_STEPS);
    assertThat(path.slice(0, 1)).isEqualTo(from);
    assertThat(path.slice(9, 10)).isEqualTo(to);
  }

  @Test
  void betweenLatents_decodesThePath() {
    Interpolator interpolator = Interpolator.linear(model).steps(4);
    Samples path = interpolator.path(vectors(1, 0), vectors(0, 1));
    assertThat(interpolator.betweenLatents(vectors(1, 0), vectors(0, 1)))
        .isEqualTo(model.decode(path));
  }

  @Test
  void between_walksBetweenTheMeans() {
    Samples from = Samples.of(model.itemShape(), 4, 0);
    Samples to = Samples.of(model.itemShape(), 0, 8);
    assertThat(Interpolator.linear(model).steps(3).between(from, to))
        .isEqualTo(Samples.of(model.itemShape(), 4, 0, 2, 4, 0, 8));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 0, -2})
  void steps_tooFew(int steps) {
    assertThatThrownBy(() -> Interpolator.linear(model).steps(steps))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Interpolator steps: expected at least 2, found " + steps + "; both ends are counted");
  }

  @Test
  void steps_moreThanAnArrayHolds() {
    Interpolator interpolator = Interpolator.linear(model).steps(Integer.MAX_VALUE);
    Samples ends = Samples.of(Shape.of(2), 0, 0, 1, 1);
    assertThatThrownBy(() -> interpolator.path(ends, ends))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Interpolator: expected less than 2^31 items, found 4294967294; use fewer steps");
  }

  @Test
  void ends_differentCounts() {
    Samples one = vectors(1, 1);
    Samples two = Samples.of(Shape.of(2), 0, 0, 1, 1);
    assertThatThrownBy(() -> Interpolator.linear(model).path(one, two))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Interpolator: expected 1 ends, as there are starts, found 2; items are joined in"
                + " pairs");
    assertThatThrownBy(() -> Interpolator.linear(model).betweenLatents(two, one))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void ends_differentShapes() {
    assertThatThrownBy(() -> Interpolator.linear(model).path(vectors(1, 1), vectors(1, 1, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Interpolator: expected ends of shape [2], found [3]; both ends must be of one shape");
  }

  @Test
  void between_closedModel() {
    model.close();
    Samples items = Samples.of(model.itemShape(), 1, 2);
    assertThatThrownBy(() -> Interpolator.linear(model).between(items, items))
        .isInstanceOf(IllegalStateException.class);
  }

  private static Samples vectors(double... values) {
    float[] narrow = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      narrow[i] = (float) values[i];
    }
    return Samples.of(Shape.of(values.length), narrow);
  }

  private static double[] row(JsonObject golden, String member, int row, int size) {
    double[] all = GoldenFiles.numbers(golden, member);
    double[] values = new double[size];
    System.arraycopy(all, row * size, values, 0, size);
    return values;
  }

  private static void assertClose(float[] actual, double[] expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) {
      assertThat((double) actual[i])
          .isCloseTo(expected[i], within(1e-6 * Math.max(1, Math.abs(expected[i]))));
    }
  }
}
