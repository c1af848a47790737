package org.vae4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vae4j.Samples;
import org.vae4j.VaeException;
import org.vae4j.inference.Sampler;

/** Damaged copies of real files give a model or a {@link VaeException}, never anything else. */
final class HostileFilesTest {
  private static final int COPIES = 60;

  @ParameterizedTest
  @EnumSource
  void decoders(ForeignFiles files) throws IOException {
    int usable = 0;
    for (int seed = 0; seed < COPIES; seed++) {
      byte[] decoder = damaged(files.decoder(), seed);
      usable += works(ModelSource.bytes(decoder).described(files.description())) ? 1 : 0;
    }
    assertThat(usable).isBetween(1, COPIES - 1);
  }

  @ParameterizedTest
  @EnumSource
  void encoders(ForeignFiles files) throws IOException {
    int usable = 0;
    for (int seed = 0; seed < COPIES; seed++) {
      ModelSource source = files.source().encoder(damaged(files.encoder(), 1000 + seed));
      usable += works(source) ? 1 : 0;
    }
    assertThat(usable).isBetween(1, COPIES - 1);
  }

  @Test
  void truncatedAnywhere() throws IOException {
    byte[] whole = ForeignFiles.HALF.decoder();
    for (int length = 1; length < whole.length; length += 3) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThat(works(ModelSource.bytes(part).described(ForeignFiles.HALF.description())))
          .as("%d of %d bytes", length, whole.length)
          .isFalse();
    }
  }

  /** Loads and uses a model; false if it is refused, with words. */
  private static boolean works(ModelSource source) throws IOException {
    try (OnnxVae model = OnnxVae.load(source, Device.cpu(1))) {
      Samples items = Sampler.of(model).seed(1).sample(3);
      return items.count() == 3;
    } catch (VaeException e) {
      assertThat(e).hasMessageContaining(" in memory").hasMessageContaining("expected");
      return false;
    }
  }

  private static byte[] damaged(byte[] whole, int seed) {
    byte[] bytes = whole.clone();
    Random random = new Random(seed);
    for (int change = 1 + random.nextInt(3); change > 0; change--) {
      int position = random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[position] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[position] = (byte) random.nextInt();
        case 2 -> bytes[position] = 0;
        default -> {
          int length = Math.min(1 + random.nextInt(16), bytes.length - position);
          System.arraycopy(bytes, random.nextInt(bytes.length - length), bytes, position, length);
        }
      }
    }
    return bytes;
  }
}
