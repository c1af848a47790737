package org.vae4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.vae4j.Samples;
import org.vae4j.inference.Sampler;

/** Resident memory must not grow with the number of calls, or of models loaded and closed. */
@EnabledOnOs(OS.LINUX)
final class NativeMemoryTest {
  private static final Pattern GROWTH = Pattern.compile("grew by (-?[0-9]+) KiB");

  /**
   * A heap that is all resident from the start, and one quick compiler: what grows after that is
   * native memory of models.
   */
  private static final List<String> FLAGS =
      List.of(
          "-Xms64m",
          "-Xmx64m",
          "-XX:+AlwaysPreTouch",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1");

  @TempDir Path folder;

  @Test
  void calls() throws IOException, InterruptedException {
    assertThat(growth("calls")).isLessThan(2_000);
  }

  @Test
  void loads() throws IOException, InterruptedException {
    assertThat(growth("loads")).isLessThan(6_000);
  }

  private int growth(String what) throws IOException, InterruptedException {
    OnnxFiles.write(folder, "rgb");
    String output = ForkedJvm.run(FLAGS, Soak.class, folder, what);
    assertThat(output).endsWith("exit status 0");
    Matcher growth = GROWTH.matcher(output);
    assertThat(growth.find()).as(output).isTrue();
    return Integer.parseInt(growth.group(1));
  }

  /** Warms up, measures before the last of three rounds, and prints the difference. */
  static final class Soak {
    private Soak() {}

    public static void main(String[] arguments) throws IOException {
      Path folder = Path.of(arguments[0]);
      boolean calls = arguments[1].equals("calls");
      long before = 0;
      try (OnnxVae model = OnnxVae.load(folder)) {
        for (int round = 0; round < 3; round++) {
          before = residentKibibytes();
          if (calls) {
            call(model, 7_000);
          } else {
            load(folder, 130);
          }
        }
        System.out.println("grew by " + (residentKibibytes() - before) + " KiB");
      }
    }

    private static void call(OnnxVae model, int times) {
      Random random = new Random(1);
      Sampler sampler = Sampler.of(model).seed(1);
      for (int i = 0; i < times; i++) {
        Samples items = model.reconstruct(sampler.sample(1 + random.nextInt(100)));
        if (items.count() == 0) {
          throw new AssertionError("no items");
        }
      }
    }

    private static void load(Path folder, int times) throws IOException {
      for (int i = 0; i < times; i++) {
        try (OnnxVae model = OnnxVae.load(folder)) {
          model.reconstruct(Sampler.of(model).seed(i).sample(3));
        }
      }
    }

    private static long residentKibibytes() throws IOException {
      System.gc();
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .sum();
    }
  }
}
