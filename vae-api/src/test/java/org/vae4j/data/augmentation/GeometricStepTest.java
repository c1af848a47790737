package org.vae4j.data.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.data.SpriteDataset;
import org.vae4j.data.SpriteFactors;
import org.vae4j.random.CounterRandom;

final class GeometricStepTest {
  private static final Shape COLOR = Shape.of(2, 3, 3);
  private static final float[] IMAGE = new float[18];

  static {
    for (int i = 0; i < IMAGE.length; i++) {
      IMAGE[i] = (i + 1) / 20f;
    }
  }

  private static float[] sampled(AffineMap source) {
    float[] image = IMAGE.clone();
    BilinearSampler.sample(COLOR, image, 0, source);
    return image;
  }

  /** Returns the value of IMAGE at a place, 0 outside. */
  private static float at(int row, int column, int channel) {
    boolean inside = row >= 0 && row < 2 && column >= 0 && column < 3;
    return inside ? IMAGE[(row * 3 + column) * 3 + channel] : 0;
  }

  @Test
  void sampler_flipsExactly() {
    float[] image = sampled(AffineMap.linear(-1, 0, 0, 1));
    for (int i = 0; i < 18; i++) {
      assertThat(image[i]).isEqualTo(at(i / 9, 2 - i / 3 % 3, i % 3));
    }
    image = sampled(AffineMap.linear(1, 0, 0, -1));
    for (int i = 0; i < 18; i++) {
      assertThat(image[i]).isEqualTo(at(1 - i / 9, i / 3 % 3, i % 3));
    }
  }

  @Test
  void sampler_movesByWholePixelsExactly() {
    for (int x = -4; x <= 4; x++) {
      for (int y = -3; y <= 3; y++) {
        float[] image = sampled(AffineMap.translation(x, y));
        for (int i = 0; i < 18; i++) {
          assertThat(image[i]).isEqualTo(at(i / 9 + y, i / 3 % 3 + x, i % 3));
        }
      }
    }
  }

  @Test
  void sampler_interpolates() {
    float[] image = sampled(AffineMap.translation(0.25, 0.5));
    for (int i = 0; i < 18; i++) {
      int row = i / 9;
      int column = i / 3 % 3;
      float expected =
          0.5f * (0.75f * at(row, column, i % 3) + 0.25f * at(row, column + 1, i % 3))
              + 0.5f
                  * (0.75f * at(row + 1, column, i % 3) + 0.25f * at(row + 1, column + 1, i % 3));
      assertThat(image[i]).isCloseTo(expected, within(1e-6f));
    }
  }

  @Test
  void sampler_oneChannel_asManyEqualOnes() {
    Shape gray = Shape.of(5, 4, 1);
    Shape color = Shape.of(5, 4, 3);
    for (int seed = 0; seed < 20; seed++) {
      Draws draws = new Draws(CounterRandom.of(seed, 0), 0);
      float[] one = new float[20];
      float[] three = new float[60];
      for (int i = 0; i < 60; i++) {
        one[i / 3] = three[i] = (float) draws.uniform(10 + i / 3);
      }
      AffineMap source =
          new AffineMap(
              draws.symmetric(0) * 2,
              draws.symmetric(1),
              draws.symmetric(2) * 3,
              draws.symmetric(3),
              draws.symmetric(4) * 2,
              draws.symmetric(5) * 3);
      BilinearSampler.sample(gray, one, 0, source);
      BilinearSampler.sample(color, three, 0, source);
      for (int i = 0; i < 60; i++) {
        assertThat(three[i]).isEqualTo(one[i / 3]);
      }
    }
  }

  @Test
  void sampler_turnsClockwise() {
    // A quarter turn: what is at the top comes from the left.
    Shape square = Shape.of(3, 3, 1);
    float[] image = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    BilinearSampler.sample(square, image, 0, AffineMap.linear(0, 1, -1, 0));
    assertThat(image).containsExactly(7, 4, 1, 8, 5, 2, 9, 6, 3);
  }

  @Test
  void sampler_mapsOutOfThisWorld_giveZeros() {
    assertThat(sampled(AffineMap.translation(1e300, 0))).containsOnly(0);
    assertThat(sampled(AffineMap.linear(1e308, 1e308, -1e308, 1e308))).containsOnly(0);
    assertThat(sampled(AffineMap.translation(Double.NaN, 0))).containsOnly(0);
  }

  @Test
  void rotation_turnsAnObject() {
    // A step of the sprites is 9 degrees; the angle that was drawn is known.
    SpriteDataset sprites = SpriteDataset.of(64, 1, 0);
    Samples upright = sprites.render(new SpriteFactors(2, 5, 0, 15, 15));
    Rotation rotation = new Rotation(90);
    for (int seed = 0; seed < 20; seed++) {
      CounterRandom random = CounterRandom.of(seed, 0);
      double degrees = 90 * new Draws(random, 0).symmetric(0);
      float[] turned = upright.item(0);
      rotation.apply(upright.itemShape(), turned, 0, random);
      double[] before = firstMoment(upright.item(0));
      double[] after = firstMoment(turned);
      double angle = Math.toRadians(degrees);
      // The heart's center of mass is not the image's center, and turns with it.
      assertThat(after[0])
          .isCloseTo(before[0] * Math.cos(angle) - before[1] * Math.sin(angle), within(0.02));
      assertThat(after[1])
          .isCloseTo(before[0] * Math.sin(angle) + before[1] * Math.cos(angle), within(0.02));
    }
  }

  /** Returns the center of mass, in pixels from the center of an image of 64 x 64. */
  private static double[] firstMoment(float[] image) {
    double mass = 0;
    double x = 0;
    double y = 0;
    for (int i = 0; i < image.length; i++) {
      mass += image[i];
      x += image[i] * (i % 64 - 31.5);
      int row = i / 64;
      y += image[i] * (row - 31.5);
    }
    return new double[] {x / mass, y / mass};
  }

  @Test
  void translation_movesTheCenterOfMass() {
    Samples sprite = SpriteDataset.of(64, 1, 0).render(new SpriteFactors(1, 2, 0, 15, 15));
    double[] before = firstMoment(sprite.item(0));
    for (int seed = 0; seed < 20; seed++) {
      Draws draws = new Draws(CounterRandom.of(seed, 0), 0);
      float[] moved = sprite.item(0);
      new Translation(0.1).apply(sprite.itemShape(), moved, 0, draws.random());
      assertThat(firstMoment(moved)[0])
          .isCloseTo(before[0] + 6.4 * draws.symmetric(0), within(1e-3));
      assertThat(firstMoment(moved)[1])
          .isCloseTo(before[1] + 6.4 * draws.symmetric(1), within(1e-3));
      float[] same = sprite.item(0);
      new PixelTranslation(6.4).apply(sprite.itemShape(), same, 0, draws.random());
      assertThat(firstMoment(same)[0]).isCloseTo(firstMoment(moved)[0], within(1e-3));
    }
  }

  @Test
  void scaling_multipliesTheArea() {
    Samples sprite = SpriteDataset.of(64, 1, 0).render(new SpriteFactors(1, 2, 0, 15, 15));
    for (int seed = 0; seed < 20; seed++) {
      CounterRandom random = CounterRandom.of(seed, 0);
      double factor = 0.5 + new Draws(random, 0).uniform(0);
      float[] scaled = sprite.item(0);
      new Scaling(0.5, 1.5).apply(sprite.itemShape(), scaled, 0, random);
      assertThat(sum(scaled) / sum(sprite.item(0)))
          .isCloseTo(factor * factor, within(0.03 * factor * factor));
    }
  }

  private static double sum(float[] image) {
    double sum = 0;
    for (float value : image) {
      sum += value;
    }
    return sum;
  }

  @Test
  void flips_happenAsOftenAsAsked() {
    Samples image = Samples.of(Shape.of(1, 2, 1), 0, 1);
    int flipped = 0;
    for (int seed = 0; seed < 4000; seed++) {
      flipped += Augmentation.horizontalFlip(0.3).apply(image, seed).equals(image) ? 0 : 1;
    }
    // Binomial with mean 1200 and standard deviation 29.
    assertThat(flipped).isBetween(1080, 1320);
    assertThat(Augmentation.horizontalFlip(1).apply(image, 1))
        .isEqualTo(Samples.of(Shape.of(1, 2, 1), 1, 0));
    assertThat(Augmentation.verticalFlip(1).apply(Samples.of(Shape.of(2, 1, 1), 0, 1), 1))
        .isEqualTo(Samples.of(Shape.of(2, 1, 1), 1, 0));
  }

  @Test
  void crop_takesEachPlaceInWholePixels() {
    Samples image = Samples.of(Shape.of(3, 3, 1), 0, 0, 0, 0, 1, 0, 0, 0, 0);
    Set<Samples> seen = new HashSet<>();
    for (int seed = 0; seed < 200; seed++) {
      Samples cropped = Augmentation.crop(1).apply(image, seed);
      seen.add(cropped);
      assertThat(sum(cropped.item(0))).isEqualTo(1);
    }
    assertThat(seen).hasSize(9);
  }

  @Test
  void stepsSideBySide_areSampledOnce() {
    // Out of the image by one step and back by the next: nothing is lost.
    float[] image = IMAGE.clone();
    AugmentationRun.run(
        Arrays.asList(new HorizontalFlip(1), new VerticalFlip(1), new HorizontalFlip(1)),
        COLOR,
        image,
        0,
        image.length,
        CounterRandom.of(1, 1));
    assertThat(image).isEqualTo(sampled(AffineMap.linear(1, 0, 0, -1)));
    AffineMap there = AffineMap.translation(5, 1.3);
    AffineMap back = AffineMap.translation(-5, -1.3);
    assertThat(sampled(there.after(back))).isEqualTo(IMAGE);
  }

  @Test
  void affineMap_afterIsComposition() {
    AffineMap first = new AffineMap(1, 2, 3, 4, 5, 6);
    AffineMap then = new AffineMap(-2, 1, 0.5, 3, -1, 2);
    // first(7, -1) = (8, 29); then(8, 29) = (13.5, -3)
    AffineMap both = then.after(first);
    assertThat(both.xx() * 7 - both.xy() + both.x0()).isEqualTo(13.5);
    assertThat(both.yx() * 7 - both.yy() + both.y0()).isEqualTo(-3);
  }
}
