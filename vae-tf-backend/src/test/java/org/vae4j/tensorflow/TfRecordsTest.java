package org.vae4j.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reader that the tests of event files rely on: a wrong byte anywhere is noticed. */
final class TfRecordsTest {
  private static final byte[] DATA = "123456789".getBytes(StandardCharsets.US_ASCII);

  @TempDir private Path folder;

  private static byte[] record() {
    byte[] length =
        ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(DATA.length).array();
    return ByteBuffer.allocate(12 + DATA.length + 4)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(length)
        .putInt(TfRecords.maskedCrc(length))
        .put(DATA)
        .putInt(TfRecords.maskedCrc(DATA))
        .array();
  }

  @Test
  void maskedCrc_isThatOfTheCheckString() {
    // The CRC-32C of "123456789" is 0xe3069283, which rotates to 0x2507c60d.
    assertThat(TfRecords.maskedCrc(DATA)).isEqualTo(0x2507c60d + 0xa282ead8);
  }

  @Test
  void read_goodRecord() throws IOException {
    Path file = Files.write(folder.resolve("good"), record());
    assertThat(TfRecords.read(file)).containsExactly(DATA);
  }

  @Test
  void read_anyOtherByte_isRefused() throws IOException {
    Path file = folder.resolve("bad");
    for (int position = 0; position < record().length; position++) {
      byte[] bytes = record();
      bytes[position] ^= 0x10;
      Files.write(file, bytes);
      assertThatThrownBy(() -> TfRecords.read(file))
          .as("byte %d", position)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("wrong checksum");
    }
  }

  @Test
  void read_cutAnywhere_isRefused() throws IOException {
    Path file = folder.resolve("cut");
    for (int length = 1; length < record().length; length++) {
      Files.write(file, Arrays.copyOf(record(), length));
      assertThatThrownBy(() -> TfRecords.read(file))
          .as("%d bytes", length)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("ends early");
    }
  }
}
