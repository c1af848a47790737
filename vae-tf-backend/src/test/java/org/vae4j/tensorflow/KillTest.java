package org.vae4j.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training that is killed at random moments ends with the bits of one that was not. */
final class KillTest {
  private static final int KILLS = 20;
  private static final int LONGEST_DELAY_MILLIS = 40;
  private static final int POLL_MILLIS = 2;
  private static final long TIME_LIMIT_SECONDS = 120;

  @TempDir Path dir;

  @Test
  void training_killedTwentyTimes_endsInTheSameBits() throws IOException, InterruptedException {
    String expected =
        KilledTraining.digest(
            KilledTraining.trainer().build().train(KilledTraining.vae(), KilledTraining.data()));
    Path result = dir.resolve("digest");
    Random moments = new Random(1);
    for (int kill = 0; kill < KILLS; kill++) {
      Process training = start(result);
      waitForProgress(training, newestCheckpoint());
      training.waitFor(moments.nextInt(LONGEST_DELAY_MILLIS), TimeUnit.MILLISECONDS);
      assertThat(result).as("the training outlived %d kills", kill).doesNotExist();
      training.destroyForcibly().waitFor();
    }
    assertThat(start(result).waitFor(TIME_LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(result).hasContent(expected);
  }

  /** Waits until the training has written a checkpoint of its own. */
  private void waitForProgress(Process training, String before)
      throws IOException, InterruptedException {
    while (newestCheckpoint().equals(before)) {
      boolean ended = training.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
      assertThat(ended).as(() -> "the training ended: " + log()).isFalse();
    }
  }

  private String log() {
    try {
      return Files.readString(dir.resolve("log"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private String newestCheckpoint() throws IOException {
    Path folder = dir.resolve("checkpoints");
    if (!Files.exists(folder)) {
      return "";
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("step-") && name.endsWith(".checkpoint"))
          .max(String::compareTo)
          .orElse("");
    }
  }

  private Process start(Path result) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-XX:+IgnoreUnrecognizedVMOptions",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            KilledTraining.class.getName(),
            dir.resolve("checkpoints").toString(),
            result.toString())
        .redirectErrorStream(true)
        .redirectOutput(Redirect.appendTo(dir.resolve("log").toFile()))
        .start();
  }
}
