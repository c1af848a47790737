package org.vae4j.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vae4j.Shape;
import org.vae4j.data.Dataset;
import org.vae4j.random.CounterRandom;

/** Features of many items never lie in the heap together. */
final class StreamingTest {
  private static final int COUNT = 40_000;
  private static final int SIZE = 256;

  @TempDir Path folder;

  /** Items that are computed when they are read. */
  private record Computed(int size, Shape itemShape, long seed) implements Dataset {
    @Override
    public void read(int index, float[] target, int offset) {
      CounterRandom random = CounterRandom.of(seed, index);
      for (int j = 0; j < itemShape.size(0); j++) {
        target[offset + j] = (float) random.uniform(j);
      }
    }
  }

  /** Runs in a process of its own; the features of one set alone take 41 MB. */
  public static void main(String[] arguments) {
    Shape shape = Shape.of(SIZE);
    FidReport report =
        FidEvaluator.using(PixelFeatures.of(shape))
            .keep(2000)
            .kid(5, 500)
            .bootstrap(0)
            .evaluate(new Computed(COUNT, shape, 1), new Computed(COUNT, shape, 2));
    System.out.println(report);
  }

  @Test
  void evaluate_manyItems_runsInASmallHeap() throws IOException, InterruptedException {
    Path output = folder.resolve("output.txt");
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx28m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    StreamingTest.class.getName()))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    int status = process.waitFor();
    assertThat(output).content().contains("(40000 real, 40000 generated items)");
    assertThat(status).isZero();
  }
}
