package org.vae4j.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.data.ArrayDataset;
import org.vae4j.data.Dataset;

final class DataFingerprintTest {
  @Test
  void bytes_areHashedAsTheyAre() {
    ByteBuffer expected = ByteBuffer.allocate(12 + 4).order(ByteOrder.LITTLE_ENDIAN);
    expected.putInt(2).putInt(1).putInt(2).put(new byte[] {0, 127, -1, 5});
    assertThat(
            DataFingerprint.of(
                ArrayDataset.ofBytes(Shape.of(2, 1), new byte[] {0, 127}, new byte[] {-1, 5})))
        .isEqualTo(Hashing.sha256().hashBytes(expected.array()).toString())
        .hasSize(64);
  }

  @Test
  void floats_areHashedInLittleEndian() {
    ByteBuffer expected = ByteBuffer.allocate(8 + 8).order(ByteOrder.LITTLE_ENDIAN);
    expected.putInt(1).putInt(2).putFloat(0.25f).putFloat(-3f);
    assertThat(DataFingerprint.of(floats(Shape.of(1), 0.25f, -3f)))
        .isEqualTo(Hashing.sha256().hashBytes(expected.array()).toString());
  }

  @Test
  void everyChange_isSeen() {
    String original = DataFingerprint.of(floats(Shape.of(2), 0, 1, 0.5f, 0.25f));
    assertThat(DataFingerprint.of(floats(Shape.of(2), 0, 1, 0.5f, 0.25f))).isEqualTo(original);
    assertThat(DataFingerprint.of(floats(Shape.of(2), 0.5f, 0.25f, 0, 1))).isNotEqualTo(original);
    assertThat(DataFingerprint.of(floats(Shape.of(2), 0, 1, 0.5f, 0.2501f))).isNotEqualTo(original);
    assertThat(DataFingerprint.of(floats(Shape.of(4), 0, 1, 0.5f, 0.25f))).isNotEqualTo(original);
    assertThat(DataFingerprint.of(floats(Shape.of(2), 0, 1))).isNotEqualTo(original);
  }

  private static Dataset floats(Shape shape, float... values) {
    return ArrayDataset.of(Samples.of(shape, values));
  }
}
