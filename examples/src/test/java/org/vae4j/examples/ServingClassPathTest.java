package org.vae4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Draws samples in a JVM that has vae-onnx-runtime, what it depends on, and picocli; no more. */
final class ServingClassPathTest {
  @TempDir Path folder;

  @Test
  void sampleModel_withoutTheTrainingHalf_writesItsPicture()
      throws IOException, InterruptedException {
    Path model = TinyModel.export(folder.resolve("model"));
    Path picture = folder.resolve("samples.png");

    Process host =
        start(ServingClassPath.find(), "--model=" + model, "--out=" + picture, "-n=4", "--seed=1");

    assertThat(output(host)).contains("4 samples of [8, 8, 1] on cpu");
    assertThat(host.exitValue()).isZero();
    assertThat(ImageIO.read(picture.toFile()).getWidth()).isEqualTo(2 * 16 + 2);
  }

  @Test
  void hostApplication_withTheTrainingHalf_noticesIt() throws IOException, InterruptedException {
    Process host = start(System.getProperty("java.class.path"), "--help");

    assertThat(output(host)).contains("reachable: org.tensorflow.TensorFlow");
    assertThat(host.exitValue()).isEqualTo(3);
  }

  private static Process start(String classPath, String... args) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+IgnoreUnrecognizedVMOptions",
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.awt.headless=true",
            "-cp",
            classPath,
            HostApplication.class.getName());
    builder.command().addAll(Arrays.asList(args));
    return builder.redirectErrorStream(true).start();
  }

  private static String output(Process process) throws IOException, InterruptedException {
    try (var reader = process.inputReader()) {
      String text = reader.lines().collect(Collectors.joining("\n"));
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("has ended").isTrue();
      return text;
    }
  }
}
