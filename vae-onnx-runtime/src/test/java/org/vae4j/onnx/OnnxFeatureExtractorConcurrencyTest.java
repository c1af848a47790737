package org.vae4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.evaluation.Features;

/** Many calls at once find what one call finds, and closing waits for them. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class OnnxFeatureExtractorConcurrencyTest {
  private static final int THREADS = 4;
  private static final int CALLS = 50;

  private static Samples items(int number) {
    return Samples.filledBy(
        1 + number % 7,
        Shape.of(9, 5, 1),
        values -> {
          for (int i = 0; i < values.length; i++) {
            values[i] = (float) ((number + i) * 0.618034 % 1);
          }
        });
  }

  private static OnnxFeatureExtractor net() throws IOException {
    return OnnxFeatureExtractor.of(
        "net",
        OnnxFiles.resource("net-grey.onnx"),
        FeatureSettings.defaults().output("corners").classLogits("logits"));
  }

  @Test
  void calls_doNotDisturbEachOther() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (OnnxFeatureExtractor net = net();
        OnnxFeatureExtractor alone = net()) {
      List<Features> expected =
          IntStream.range(0, THREADS * CALLS)
              .mapToObj(number -> alone.extract(items(number)))
              .toList();
      List<Future<Integer>> results = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        int first = thread * CALLS;
        results.add(
            threads.submit(
                () -> {
                  for (int number = first; number < first + CALLS; number++) {
                    Samples items = items(number);
                    assertThat(net.extract(items)).isEqualTo(expected.get(number));
                  }
                  return CALLS;
                }));
      }
      for (Future<Integer> result : results) {
        assertThat(result.get()).isEqualTo(CALLS);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void closing_waitsForCalls() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      OnnxFeatureExtractor net = net();
      CountDownLatch running = new CountDownLatch(THREADS);
      List<Future<Void>> results = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        results.add(
            threads.submit(
                () -> {
                  for (int number = 0; true; number++) {
                    assertThat(net.extract(items(number)).values().count())
                        .isEqualTo(items(number).count());
                    running.countDown();
                  }
                }));
      }
      running.await();
      net.close();
      for (Future<Void> result : results) {
        assertThatThrownBy(result::get)
            .isInstanceOf(ExecutionException.class)
            .hasRootCauseInstanceOf(IllegalStateException.class);
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
