package org.vae4j.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.vae4j.Samples;
import org.vae4j.Shape;

/**
 * The expected numbers come from other programs, given the image whose value number k, row by row
 * from 1, is the fractional part of 0.618034 k: bilinear ones from torch 1.13 ({@code interpolate}
 * without corners and antialiasing), bicubic ones from Pillow 9.4 ({@code resize} of an image of
 * mode F with {@code BICUBIC}), those of the area from NumPy: each pixel repeated as often as there
 * are new ones along each axis, then the mean of blocks.
 */
final class ResizeFilterTest {
  private static final float[] BILINEAR_LARGER = {
    0.618034f, 0.4816175f, 0.2633513f, 0.5450851f, 0.8268187f, 0.6085523f, 0.472136f, 0.4068884f,
    0.4133291f, 0.4236343f, 0.5339394f, 0.6442446f, 0.6545497f, 0.6609904f, 0.09017003f, 0.3108964f,
    0.6640587f, 0.5172209f, 0.3703834f, 0.7235456f, 0.944272f, 0.3734516f, 0.3798923f, 0.3901974f,
    0.5005026f, 0.6108078f, 0.6211129f, 0.6275536f, 0.562306f, 0.4258895f, 0.2076233f, 0.4893571f,
    0.7710907f, 0.5528244f, 0.416408f
  };
  private static final float[] BILINEAR_SMALLER = {
    0.5041759f,
    0.2280858f,
    0.4519956f,
    0.5092388f,
    0.6912232f,
    0.2067998f,
    0.3473763f,
    0.4879527f,
    0.3782705f,
    0.4771804f,
    0.367757f,
    0.5916668f
  };
  private static final float[] BICUBIC_LARGER = {
    0.6941599f, 0.4932236f, 0.1998351f, 0.547188f, 0.8945408f, 0.6011523f, 0.400216f, 0.4106719f,
    0.4073463f, 0.4178541f, 0.5365595f, 0.6552648f, 0.6657726f, 0.662447f, 0.04114327f, 0.291433f,
    0.6919636f, 0.517221f, 0.3424784f, 0.743009f, 0.9932987f, 0.371995f, 0.3686694f, 0.3791772f,
    0.4978825f, 0.6165879f, 0.6270956f, 0.6237701f, 0.634226f, 0.4332896f, 0.1399012f, 0.4872541f,
    0.8346069f, 0.5412184f, 0.3402821f
  };
  private static final float[] BICUBIC_SMALLER = {
    0.5274617f,
    0.4414951f,
    0.5067962f,
    0.5180271f,
    0.587419f,
    0.4945644f,
    0.5095871f,
    0.3919803f,
    0.4911892f,
    0.5141736f,
    0.4856242f,
    0.5492141f
  };
  private static final float[] AREA_LARGER = {
    0.618034f, 0.5225425f, 0.236068f, 0.545085f, 0.854102f, 0.5676275f, 0.472136f, 0.4420793f,
    0.4299212f, 0.3934467f, 0.535797f, 0.6781473f, 0.6416728f, 0.6295147f, 0.09017f, 0.2446785f,
    0.708204f, 0.517221f, 0.326238f, 0.7897635f, 0.944272f, 0.4049273f, 0.3927692f, 0.3562947f,
    0.498645f, 0.6409953f, 0.6045208f, 0.5923627f, 0.562306f, 0.4668145f, 0.18034f, 0.489357f,
    0.798374f, 0.5118995f, 0.416408f
  };
  private static final float[] AREA_SMALLER = {
    0.4951959f,
    0.4400333f,
    0.5118549f,
    0.5201844f,
    0.6058635f,
    0.4872089f,
    0.5114115f,
    0.4245029f,
    0.526055f,
    0.5343846f,
    0.463349f,
    0.5669166f
  };

  private static Samples image(int height, int width) {
    return Samples.filledBy(
        1,
        Shape.of(height, width, 1),
        values -> {
          for (int i = 0; i < values.length; i++) {
            values[i] = (float) ((i + 1) * 0.618034 % 1);
          }
        });
  }

  private static float[] larger(ResizeFilter filter) {
    return filter.resize(image(3, 4), 5, 7).item(0);
  }

  private static float[] smaller(ResizeFilter filter) {
    return filter.resize(image(7, 9), 3, 4).item(0);
  }

  @Test
  void bilinear_isThatOfTorch() {
    assertThat(larger(ResizeFilter.BILINEAR)).containsExactly(BILINEAR_LARGER, within(1e-6f));
    assertThat(smaller(ResizeFilter.BILINEAR)).containsExactly(BILINEAR_SMALLER, within(1e-6f));
  }

  @Test
  void bicubic_isThatOfPillow() {
    assertThat(larger(ResizeFilter.BICUBIC)).containsExactly(BICUBIC_LARGER, within(1e-6f));
    assertThat(smaller(ResizeFilter.BICUBIC)).containsExactly(BICUBIC_SMALLER, within(1e-6f));
  }

  @Test
  void area_isTheMeanOfWhatAPixelCovers() {
    assertThat(larger(ResizeFilter.AREA)).containsExactly(AREA_LARGER, within(1e-6f));
    assertThat(smaller(ResizeFilter.AREA)).containsExactly(AREA_SMALLER, within(1e-6f));
  }

  @ParameterizedTest
  @EnumSource
  void channels_areResizedApart(ResizeFilter filter) {
    Samples grey = image(5, 6);
    Samples color =
        Samples.filledBy(
            2,
            Shape.of(5, 6, 3),
            values -> {
              for (int i = 0; i < values.length; i++) {
                values[i] = (i % 3 + 1) * grey.value(0, i / 3 % 30);
              }
            });
    float[] expected = filter.resize(grey, 4, 9).item(0);
    Samples found = filter.resize(color, 4, 9);
    assertThat(found.itemShape()).isEqualTo(Shape.of(4, 9, 3));
    for (int index = 0; index < 2; index++) {
      for (int i = 0; i < 4 * 9 * 3; i++) {
        assertThat(found.value(index, i)).isCloseTo((i % 3 + 1) * expected[i / 3], within(1e-5f));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void constantImage_staysConstant(ResizeFilter filter) {
    Samples gray = Samples.filledBy(1, Shape.of(4, 1, 1), values -> Arrays.fill(values, 0.25f));
    assertThat(filter.resize(gray, 9, 2).item(0)).containsOnly(0.25f);
    assertThat(filter.resize(gray, 1, 1).item(0)).containsOnly(0.25f);
  }

  @Test
  void sameSize_isTheSameObject() {
    Samples image = image(3, 4);
    assertThat(ResizeFilter.AREA.resize(image, 3, 4)).isSameAs(image);
  }

  @Test
  void noImages_giveNone() {
    Samples none = Samples.of(Shape.of(2, 2, 1));
    assertThat(ResizeFilter.BICUBIC.resize(none, 3, 3)).isEqualTo(Samples.of(Shape.of(3, 3, 1)));
  }

  @ParameterizedTest
  @CsvSource({"0, 3, height", "3, -1, width"})
  void sizeBelowOne_isRefused(int height, int width, String name) {
    assertThatThrownBy(() -> ResizeFilter.BILINEAR.resize(image(3, 4), height, width))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ResizeFilter BILINEAR " + name + ": expected at least 1");
  }

  @Test
  void vectors_areRefused() {
    assertThatThrownBy(() -> ResizeFilter.BILINEAR.resize(Samples.of(Shape.of(2), 0, 1), 3, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected images, [height, width, channels], found [2]");
  }

  @Test
  void null_isRefusedByName() {
    assertThatThrownBy(() -> ResizeFilter.AREA.resize(null, 1, 1))
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("images");
  }
}
