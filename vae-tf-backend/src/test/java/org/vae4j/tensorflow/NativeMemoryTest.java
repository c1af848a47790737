package org.vae4j.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.vae4j.Shape;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;
import org.vae4j.training.Trainer;
import org.vae4j.training.TrainingListener;

final class NativeMemoryTest {
  private static final Path STATUS = Path.of("/proc/self/status");

  @Test
  void training_manySteps_keepsItsMemory() {
    assumeTrue(Files.exists(STATUS), "resident memory is read from /proc, which only Linux has");
    Watch watch = new Watch();
    // Each step feeds 800 KB: one tensor that is not closed per step would add 1.2 GB.
    Vae vae =
        VaeBuilder.forVectors(8192)
            .latentSize(2)
            .encoder(e -> e.dense(4).relu())
            .decoder(d -> d.dense(8192))
            .build();
    Trainer.using(TensorFlowBackend.create())
        .epochs(200)
        .batchSize(100)
        .seed(1)
        .listener(watch)
        .build()
        .train(vae, new RandomVectors(1000, Shape.of(8192)));
    assertThat(watch.kilobytesAfterWarmUp).isPositive();
    assertThat(watch.kilobytesAtTheEnd).isPositive();
    assertThat(watch.kilobytesAtTheEnd - watch.kilobytesAfterWarmUp).isLessThan(100_000);
  }

  /** Reads the resident memory after 500 and after 2,000 steps. */
  private static final class Watch implements TrainingListener {
    private long kilobytesAfterWarmUp;
    private long kilobytesAtTheEnd;

    @Override
    public void onStep(long step) {
      if (step == 500) {
        kilobytesAfterWarmUp = residentKilobytes();
      } else if (step == 2000) {
        kilobytesAtTheEnd = residentKilobytes();
      }
    }

    private static long residentKilobytes() {
      try {
        return Files.readAllLines(STATUS).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .map(line -> line.replaceAll("\\D", ""))
            .mapToLong(Long::parseLong)
            .findFirst()
            .orElseThrow();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
