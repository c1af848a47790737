package org.vae4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vae4j.Samples;
import org.vae4j.inference.Sampler;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class OnnxVaeConcurrencyTest {
  private static final int THREADS = 8;

  @TempDir Path folder;

  @Test
  void manyThreads_eachGetsItsOwnItems()
      throws IOException, InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (OnnxVae model = OnnxVae.load(OnnxFiles.write(folder, "rgb"))) {
      List<Future<Boolean>> results = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        // Some are spread over the cores, some are not.
        Samples latents = Sampler.of(model).seed(thread).latents(0, 1 + 40 * thread);
        Samples expected = model.decode(latents);
        results.add(
            threads.submit(
                () -> {
                  boolean same = true;
                  for (int call = 0; call < 200; call++) {
                    same &= model.decode(latents).equals(expected);
                  }
                  return same;
                }));
      }
      for (Future<Boolean> result : results) {
        assertThat(result.get()).isTrue();
      }
    } finally {
      threads.shutdown();
    }
  }

  /** Native code that ran after its session was freed would take this process down. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
  void close_duringCalls(int seed) throws IOException, InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    OnnxVae model = OnnxVae.load(OnnxFiles.write(folder, "rgb"));
    Samples latents = Sampler.of(model).seed(seed).latents(0, 40);
    Samples expected = model.reconstruct(model.decode(latents));
    CountDownLatch allAreCalling = new CountDownLatch(THREADS);
    List<Future<String>> ends = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      ends.add(threads.submit(() -> callUntilClosed(model, latents, expected, allAreCalling)));
    }
    allAreCalling.await();
    model.close();
    for (Future<String> end : ends) {
      assertThat(end.get()).contains("found a closed one");
    }
    threads.shutdown();
  }

  private static String callUntilClosed(
      OnnxVae model, Samples latents, Samples expected, CountDownLatch calling) {
    while (true) {
      Samples found;
      try {
        found = model.reconstruct(model.decode(latents));
      } catch (IllegalStateException e) {
        return String.valueOf(e.getMessage());
      }
      assertThat(found).isEqualTo(expected);
      calling.countDown();
    }
  }
}
