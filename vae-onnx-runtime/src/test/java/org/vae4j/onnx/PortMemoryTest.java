package org.vae4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vae4j.Samples;
import org.vae4j.Shape;

/** Float16 both ways, against its definition: a sign, 5 bits of exponent, 10 bits of mantissa. */
final class PortMemoryTest {
  private static final int INFINITY = 0x7c00;
  private static final int SIGN = 0x8000;

  @Test
  void halves_areReadExactly() {
    PortMemory memory = memory(1);
    for (int bits = 0; bits < 1 << 16; bits++) {
      assertThat(Float.floatToIntBits(roundTrip(memory, wide(bits))))
          .as("%04x", bits)
          .isEqualTo(Float.floatToIntBits(wide(bits)));
    }
  }

  /** Between two neighbours the nearer one is taken, in the middle the even one. */
  @Test
  void floats_areRoundedToTheNearestHalf() {
    PortMemory memory = memory(1);
    for (int bits = 0; bits < INFINITY; bits++) {
      double low = value(bits);
      // Above the largest number the next one would be 2^16, which is infinity.
      double high = bits + 1 == INFINITY ? 1 << 16 : value(bits + 1);
      float middle = (float) ((low + high) / 2);
      assertThat(roundTrip(memory, middle)).isEqualTo(wide((bits & 1) == 0 ? bits : bits + 1));
      assertThat(roundTrip(memory, Math.nextUp(middle))).isEqualTo(wide(bits + 1));
      assertThat(roundTrip(memory, Math.nextDown(middle))).isEqualTo(wide(bits));
      assertThat(roundTrip(memory, -Math.nextUp(middle))).isEqualTo(wide((bits + 1) | SIGN));
    }
  }

  @Test
  void extremes() {
    PortMemory memory = memory(1);
    assertThat(roundTrip(memory, Float.NaN)).isNaN();
    assertThat(roundTrip(memory, Float.MAX_VALUE)).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(roundTrip(memory, Float.NEGATIVE_INFINITY)).isEqualTo(Float.NEGATIVE_INFINITY);
    assertThat(roundTrip(memory, Float.MIN_VALUE)).isEqualTo(0f);
    assertThat(Float.floatToRawIntBits(roundTrip(memory, -0f))).isEqualTo(1 << 31);
  }

  /** A part along the last axis is not in one piece: [2, 4] holds two rows of [2 + 2]. */
  @Test
  void piece_alongTheLastAxis() {
    List<Integer> sizes = List.of(2, 4);
    float[] item = {0, 1, 2, 3, 4, 5, 6, 7};
    float[] first = new float[4];
    float[] second = new float[4];
    Piece.half(sizes, 1, 0).copy(item, first);
    Piece.half(sizes, 1, 1).copy(item, second);
    assertThat(first).containsExactly(0, 1, 4, 5);
    assertThat(second).containsExactly(2, 3, 6, 7);
    Piece.half(sizes, 0, 1).copy(item, second);
    assertThat(second).containsExactly(4, 5, 6, 7);
  }

  @Test
  void planes_areTurnedIntoPixelsAndBack() {
    Shape shape = Shape.of(1, 2, 3);
    Port port = new Port("x", shape);
    PortBuffer buffer = new PortBuffer(port, 2);
    Samples items = Samples.of(shape, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    buffer.write(items, 1, 2);
    float[] read = new float[12];
    buffer.read(1, read, 1);
    assertThat(read).containsExactly(0, 0, 0, 0, 0, 0, 6, 7, 8, 9, 10, 11);
  }

  private static PortMemory memory(int size) {
    return new PortMemory(
        new TensorForm(TensorForm.FREE, List.of(size), true, false, null, Conversion.NONE), 1);
  }

  private static float roundTrip(PortMemory memory, float value) {
    float[] values = {value};
    memory.put(0, values);
    memory.get(0, values, 0, 1);
    return values[0];
  }

  private static float wide(int bits) {
    return (float) value(bits);
  }

  private static double value(int bits) {
    double sign = (bits & SIGN) == 0 ? 1 : -1;
    int exponent = (bits >> 10) & 31;
    int mantissa = bits & 1023;
    if (exponent == 31) {
      return mantissa == 0 ? sign * Double.POSITIVE_INFINITY : Double.NaN;
    }
    return sign
        * (exponent == 0
            ? Math.scalb((double) mantissa, -24)
            : Math.scalb(1024.0 + mantissa, exponent - 25));
  }
}
