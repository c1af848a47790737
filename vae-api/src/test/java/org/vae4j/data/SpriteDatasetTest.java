package org.vae4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.common.testing.NullPointerTester;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vae4j.Samples;
import org.vae4j.Shape;

final class SpriteDatasetTest extends ByteDatasetContract {
  /** The distance of the farthest corner from the center at full scale, as part of the image. */
  private static final double RADIUS = 0.24;

  private static final SpriteDataset SPRITES = SpriteDataset.of(64, 1, 0);

  @Override
  ByteDataset dataset() {
    return SpriteDataset.of(16, 50, 3);
  }

  @Test
  void of_sizeAndShape() {
    SpriteDataset data = SpriteDataset.of(28, 100, 1);
    assertThat(data.size()).isEqualTo(100);
    assertThat(data.itemShape()).isEqualTo(Shape.of(28, 28, 1));
    assertThat(data).hasToString("100 sprites of [28, 28, 1]");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 7, 4097})
  void of_badSize(int size) {
    assertThatThrownBy(() -> SpriteDataset.of(size, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "SpriteDataset size: expected 8 to 4096 pixels, found "
                + size
                + "; it is the width and the height");
  }

  @Test
  void of_badCount() {
    assertThatThrownBy(() -> SpriteDataset.of(8, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("SpriteDataset count: expected at least 1, found 0; it is the number of items");
  }

  @Test
  void items_dependOnSeedAndIndexAlone() {
    SpriteDataset few = SpriteDataset.of(16, 10, 5);
    SpriteDataset many = SpriteDataset.of(16, 1000, 5);
    assertThat(few.samples(0, 10)).isEqualTo(many.samples(0, 10));
    assertThat(few.samples(0, 10)).isNotEqualTo(SpriteDataset.of(16, 10, 6).samples(0, 10));
  }

  @Test
  void items_areRenderedFromTheirFactors() {
    SpriteDataset data = SpriteDataset.of(16, 20, 5);
    for (int index = 0; index < data.size(); index++) {
      assertThat(data.label(index)).hasValue(data.factors(index).shape());
      assertThat(data.render(data.factors(index))).isEqualTo(data.samples(index, index + 1));
    }
    assertThatThrownBy(() -> data.factors(20)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void factors_areUniformAndIndependent() {
    SpriteDataset data = SpriteDataset.of(8, 40_000, 11);
    List<Integer> counts = SpriteFactors.counts();
    for (int a = 0; a < counts.size(); a++) {
      for (int b = a + 1; b < counts.size(); b++) {
        int cells = counts.get(a) * counts.get(b);
        int[] seen = new int[cells];
        for (int index = 0; index < data.size(); index++) {
          List<Integer> indices = data.factors(index).indices();
          seen[indices.get(a) * counts.get(b) + indices.get(b)]++;
        }
        double expected = (double) data.size() / cells;
        double chiSquared = 0;
        for (int count : seen) {
          chiSquared += (count - expected) * (count - expected) / expected;
        }
        // About normal with mean d and variance 2 d for d = cells - 1 degrees of freedom.
        assertThat((chiSquared - (cells - 1)) / Math.sqrt(2.0 * (cells - 1)))
            .as("%s and %s", SpriteFactors.names().get(a), SpriteFactors.names().get(b))
            .isBetween(-4.0, 4.0);
      }
    }
  }

  @Test
  void square_upright_hasExactPixels() {
    // Half the side is 0.24 * 100 * sqrt(0.5) = 16.9706; the center (16, 16) of 32 steps is at
    // 50.8065, so the square covers 33.8359 to 67.7770.
    Samples image = SpriteDataset.of(100, 1, 0).render(new SpriteFactors(0, 5, 0, 16, 16));
    assertThat(pixel(image, 50, 50)).isEqualTo(1);
    assertThat(pixel(image, 32, 50)).isEqualTo(0);
    assertThat(pixel(image, 33, 50)).isCloseTo(0.1641f, within(0.002f));
    assertThat(pixel(image, 34, 50)).isEqualTo(1);
    assertThat(pixel(image, 67, 50)).isCloseTo(0.7770f, within(0.002f));
    assertThat(pixel(image, 68, 50)).isEqualTo(0);
    assertThat(pixel(image, 33, 67)).isCloseTo(0.1641f * 0.7770f, within(0.002f));
  }

  @ParameterizedTest
  @CsvSource({"0, 2.0", "1, 1.5708"})
  void area_isTheShapes(int shape, double unitArea) {
    for (int scale = 0; scale < 6; scale++) {
      double radius = 64 * RADIUS * (0.5 + 0.1 * scale);
      for (int rotation = 0; rotation < 40; rotation++) {
        Moments moments = Moments.of(new SpriteFactors(shape, scale, rotation, 3 * scale, 31));
        assertThat(moments.area)
            .isCloseTo(unitArea * radius * radius, within(0.005 * radius * radius));
      }
    }
  }

  @Test
  void heart_areaScalesAndDoesNotDependOnRotationOrPosition() {
    double full = Moments.of(new SpriteFactors(2, 5, 0, 16, 16)).area;
    assertThat(full).isBetween(250.0, 450.0);
    for (int rotation = 0; rotation < 40; rotation++) {
      Moments turned =
          Moments.of(new SpriteFactors(2, 5, rotation, rotation % 32, 30 - rotation / 2));
      assertThat(turned.area).isCloseTo(full, within(1.0));
      Moments half = Moments.of(new SpriteFactors(2, 0, rotation, 7, 8));
      assertThat(half.area).isCloseTo(full / 4, within(0.5));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void center_isWherePositionSays(int shape) {
    for (int step = 0; step < 32; step++) {
      Moments moments = Moments.of(new SpriteFactors(shape, step % 6, step, step, 31 - step));
      assertThat(moments.x).isCloseTo(64 * (0.25 + 0.5 * step / 31), within(0.05));
      assertThat(moments.y).isCloseTo(64 * (0.75 - 0.5 * step / 31), within(0.05));
    }
  }

  @Test
  void ellipse_turnsClockwise() {
    for (int rotation = 0; rotation < 40; rotation++) {
      Moments moments = Moments.of(new SpriteFactors(1, 5, rotation, 16, 16));
      // The long axis starts upright; y points down, so clockwise angles are positive.
      double angle = Math.PI / 2 + 2 * Math.PI * rotation / 40;
      double measured = 0.5 * Math.atan2(2 * moments.xy, moments.xx - moments.yy);
      assertThat(Math.sin(measured - angle)).isCloseTo(0, within(0.01));
      double spread = Math.hypot(2 * moments.xy, moments.xx - moments.yy);
      double size = moments.xx + moments.yy;
      assertThat((size + spread) / (size - spread)).isCloseTo(4, within(0.1));
    }
  }

  @Test
  void heart_tipPointsDownAndTurnsClockwise() {
    assertThat(farthest(new SpriteFactors(2, 5, 0, 16, 16))).isEqualTo("below");
    assertThat(farthest(new SpriteFactors(2, 5, 10, 16, 16))).isEqualTo("left");
    assertThat(farthest(new SpriteFactors(2, 5, 20, 16, 16))).isEqualTo("above");
    assertThat(farthest(new SpriteFactors(2, 5, 30, 16, 16))).isEqualTo("right");
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 9, 28, 64})
  void sprites_neverTouchOrLeaveTheImage(int size) {
    SpriteDataset data = SpriteDataset.of(size, 1, 0);
    for (int shape = 0; shape < 3; shape++) {
      for (int rotation = 0; rotation < 40; rotation++) {
        for (int corner = 0; corner < 4; corner++) {
          SpriteFactors factors =
              new SpriteFactors(shape, 5, rotation, 31 * (corner / 2), 31 * (corner % 2));
          Moments moments = Moments.of(data.render(factors), size);
          double center = size * (corner / 2 == 0 ? 0.25 : 0.75);
          assertThat(moments.x).isCloseTo(center, within(0.05));
          assertThat(moments.farthest).isLessThan(size * 0.25 + 1);
        }
      }
    }
  }

  @Test
  void pixels_differForDifferentFactors() {
    SpriteDataset data = SpriteDataset.of(32, 1, 0);
    Samples base = data.render(new SpriteFactors(2, 3, 5, 7, 9));
    assertThat(base)
        .isNotEqualTo(data.render(new SpriteFactors(1, 3, 5, 7, 9)))
        .isNotEqualTo(data.render(new SpriteFactors(2, 4, 5, 7, 9)))
        .isNotEqualTo(data.render(new SpriteFactors(2, 3, 6, 7, 9)))
        .isNotEqualTo(data.render(new SpriteFactors(2, 3, 5, 8, 9)))
        .isNotEqualTo(data.render(new SpriteFactors(2, 3, 5, 7, 10)));
  }

  @Test
  void render_several() {
    SpriteDataset data = SpriteDataset.of(8, 1, 0);
    SpriteFactors first = new SpriteFactors(0, 0, 0, 0, 0);
    SpriteFactors second = new SpriteFactors(1, 1, 1, 1, 1);
    assertThat(data.render(first, second))
        .isEqualTo(data.render(first).concat(data.render(second)));
    assertThat(data.render().count()).isEqualTo(0);
  }

  @Test
  void nulls() {
    new NullPointerTester().testAllPublicInstanceMethods(SPRITES);
  }

  private static float pixel(Samples image, int x, int y) {
    return image.value(0, y * image.itemShape().width() + x);
  }

  /** Tells on which side of its centroid a sprite reaches farthest. */
  private static String farthest(SpriteFactors factors) {
    Samples image = SPRITES.render(factors);
    Moments moments = Moments.of(image, 64);
    double best = 0;
    String side = "";
    for (int y = 0; y < 64; y++) {
      for (int x = 0; x < 64; x++) {
        double right = x + 0.5 - moments.x;
        double below = y + 0.5 - moments.y;
        if (pixel(image, x, y) > 0.5 && Math.hypot(right, below) > best) {
          best = Math.hypot(right, below);
          boolean sideways = Math.abs(right) > Math.abs(below);
          side = sideways ? (right > 0 ? "right" : "left") : (below > 0 ? "below" : "above");
        }
      }
    }
    return side;
  }

  /** The area, centroid and central second moments of an image, in pixels. */
  private record Moments(
      double area, double x, double y, double xx, double xy, double yy, double farthest) {
    static Moments of(SpriteFactors factors) {
      return of(SPRITES.render(factors), 64);
    }

    static Moments of(Samples image, int size) {
      double area = 0;
      double sumX = 0;
      double sumY = 0;
      for (int i = 0; i < size * size; i++) {
        float value = image.value(0, i);
        area += value;
        sumX += value * (Math.floorMod(i, size) + 0.5);
        sumY += value * (Math.floorDiv(i, size) + 0.5);
      }
      double xx = 0;
      double xy = 0;
      double yy = 0;
      double farthest = 0;
      for (int i = 0; i < size * size; i++) {
        float value = image.value(0, i);
        double dx = Math.floorMod(i, size) + 0.5 - sumX / area;
        double dy = Math.floorDiv(i, size) + 0.5 - sumY / area;
        xx += value * dx * dx / area;
        xy += value * dx * dy / area;
        yy += value * dy * dy / area;
        farthest = value > 0 ? Math.max(farthest, Math.hypot(dx, dy)) : farthest;
      }
      return new Moments(area, sumX / area, sumY / area, xx, xy, yy, farthest);
    }
  }
}
