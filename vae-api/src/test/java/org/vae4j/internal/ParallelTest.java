package org.vae4j.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ParallelTest {
  @ParameterizedTest
  @CsvSource({"1, 5", "3, 100", "4, 1", "2, 0"})
  void run_runsEachTaskOnce(int threads, int tasks) {
    AtomicIntegerArray runs = new AtomicIntegerArray(tasks);
    try (Parallel parallel = Parallel.of(threads)) {
      assertThat(parallel.threads()).isEqualTo(threads);
      parallel.run(tasks, runs::incrementAndGet);
    }
    for (int task = 0; task < tasks; task++) {
      assertThat(runs.get(task)).isEqualTo(1);
    }
  }

  @Test
  void run_usesItsThreads() {
    CountDownLatch both = new CountDownLatch(2);
    try (Parallel parallel = Parallel.of(2)) {
      // Each task waits for the other, so neither ends unless both run at the same time.
      parallel.run(
          2,
          task -> {
            both.countDown();
            try {
              both.await();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
          });
    }
    assertThat(both.getCount()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"1", "2"})
  void run_throwsWhatATaskThrows(int threads) {
    try (Parallel parallel = Parallel.of(threads)) {
      assertThatThrownBy(
              () ->
                  parallel.run(
                      50,
                      task -> {
                        if (task == 20) {
                          throw new IllegalStateException("task 20");
                        }
                      }))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("task 20");
    }
  }

  @Test
  void of_noThread() {
    assertThatThrownBy(() -> Parallel.of(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "threads: expected at least 1, found 0; one thread does all of the work by itself");
  }
}
