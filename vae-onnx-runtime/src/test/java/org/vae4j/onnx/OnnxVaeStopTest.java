package org.vae4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.VaeException;
import org.vae4j.inference.LatentSource;
import org.vae4j.inference.Sampler;

/** Calls that are stopped before their end, and what is left of the model then. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class OnnxVaeStopTest {
  private static final int MANY = 100_000;

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    OnnxFiles.write(folder, "dense");
  }

  /** Sources of latent vectors can do what they like; these stop the call that asks them. */
  private static LatentSource doing(OnnxVae model, Runnable action, AtomicInteger asked) {
    Sampler sampler = Sampler.of(model).seed(1);
    return (from, to) -> {
      if (asked.getAndIncrement() == 0) {
        action.run();
      }
      return sampler.latents(from, to - from);
    };
  }

  /** One chunk alone: what ends the call is ONNX Runtime, which was told to stop. */
  @ParameterizedTest
  @ValueSource(strings = {"cpu", "cpu:1", "cpu:3"})
  void close_stopsTheRun(String device) throws IOException, InterruptedException {
    OnnxVae model = OnnxVae.load(folder, Device.parse(device).toArray(Device[]::new));
    Thread closer = new Thread(model::close);
    assertThatThrownBy(() -> decode(model, 1, () -> startAndAwait(closer), new AtomicInteger()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            folder
                + ": expected an open model until the call ends, found a closed one; close it after"
                + " its last use");
    closer.join();
    assertThatThrownBy(() -> Sampler.of(model).sample(1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("expected an open model, found a closed one");
  }

  @Test
  void close_stopsTheChunks() throws IOException, InterruptedException {
    OnnxVae model = OnnxVae.load(folder);
    Thread closer = new Thread(model::close);
    AtomicInteger asked = new AtomicInteger();
    Samples zeros = Samples.filledBy(128, Shape.of(model.latentSize()), values -> {});
    LatentSource latents =
        (from, to) -> {
          if (asked.getAndIncrement() == 0) {
            closer.start();
          }
          awaitWaiting(closer);
          return zeros.slice(0, to - from);
        };
    FloatBuffer target = FloatBuffer.allocate(MANY * model.itemShape().volume());
    assertThatThrownBy(() -> model.decodeInto(latents, MANY, target))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("found a closed one");
    closer.join();
    assertThat(asked).hasValueLessThanOrEqualTo(Runtime.getRuntime().availableProcessors());
  }

  @Test
  void close_inItsOwnCall() throws IOException {
    try (OnnxVae model = OnnxVae.load(folder)) {
      assertThatThrownBy(() -> decode(model, 1, model::close, new AtomicInteger()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("expected close outside of its calls");
      assertThat(Sampler.of(model).sample(3).count()).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, MANY})
  void interrupt_stopsTheCall(int count) throws IOException {
    try (OnnxVae model = OnnxVae.load(folder)) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> Sampler.of(model).sample(count))
          .isInstanceOf(VaeException.class)
          .hasMessage(
              folder
                  + ": expected the call to end, found its thread interrupted; it stays so; an"
                  + " interrupt ends calls");
      assertThat(Thread.interrupted()).isTrue();
      assertThat(Sampler.of(model).sample(count).count()).isEqualTo(count);
    }
  }

  @Test
  void interrupt_whileItRuns_stopsTheChunks() throws IOException {
    try (OnnxVae model = OnnxVae.load(folder, Device.cpu(1))) {
      AtomicInteger asked = new AtomicInteger();
      Thread caller = Thread.currentThread();
      assertThatThrownBy(() -> decode(model, MANY, caller::interrupt, asked))
          .isInstanceOf(VaeException.class)
          .hasMessageContaining("found its thread interrupted");
      assertThat(Thread.interrupted()).isTrue();
      assertThat(asked).hasValue(1);
      assertThat(Sampler.of(model).sample(1).count()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, MANY})
  void cancel_stopsTheRun(int count) throws IOException, InterruptedException {
    try (OnnxVae model = OnnxVae.load(folder)) {
      CountDownLatch running = new CountDownLatch(1);
      CountDownLatch canceled = new CountDownLatch(1);
      CompletableFuture<Throwable> end = new CompletableFuture<>();
      CompletableFuture<Integer> future =
          model.async(
              () -> {
                try {
                  decode(model, count, () -> announce(running, canceled), new AtomicInteger());
                } catch (CancellationException | VaeException e) {
                  end.complete(e);
                }
                return count;
              });
      running.await();
      assertThat(future.cancel(true)).isTrue();
      canceled.countDown();
      assertThat(end.join()).isInstanceOf(CancellationException.class);
      assertThat(future).isCancelled();
      // The model's thread is as good as new.
      for (int call = 0; call < 10; call++) {
        assertThat(Sampler.of(model).sampleAsync(3).join().count()).isEqualTo(3);
      }
    }
  }

  @Test
  void timeout_stopsTheRun() throws IOException, InterruptedException {
    try (OnnxVae model = OnnxVae.load(folder)) {
      Sampler sampler = Sampler.of(model);
      Supplier<Integer> endless =
          () -> {
            int calls = 0;
            while (sampler.sample(1).count() == 1) {
              calls++;
            }
            return calls;
          };
      CompletableFuture<Integer> drawn = model.async(endless).orTimeout(1, TimeUnit.MILLISECONDS);
      assertThatThrownBy(drawn::get)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(TimeoutException.class);
    }
  }

  @Test
  void canceledBeforeItsStart_isNotRun() throws IOException, InterruptedException {
    try (OnnxVae model = OnnxVae.load(folder, Device.cpu(1))) {
      CountDownLatch running = new CountDownLatch(1);
      CountDownLatch goOn = new CountDownLatch(1);
      AtomicInteger ran = new AtomicInteger();
      CompletableFuture<Integer> first =
          model.async(
              () -> {
                announce(running, goOn);
                return 1;
              });
      CompletableFuture<Integer> second = model.async(ran::incrementAndGet);
      running.await();
      second.cancel(true);
      goOn.countDown();
      assertThat(first.join()).isEqualTo(1);
      assertThat(model.async(() -> 3).join()).isEqualTo(3);
      assertThat(ran).hasValue(0);
    }
  }

  @Test
  void close_failsAsyncCalls() throws IOException, InterruptedException {
    OnnxVae model = OnnxVae.load(folder, Device.cpu(1));
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch closing = new CountDownLatch(1);
    CompletableFuture<Integer> first =
        model.async(
            () -> {
              decode(model, 1, () -> announce(running, closing), new AtomicInteger());
              return 1;
            });
    CompletableFuture<Samples> waiting = Sampler.of(model).sampleAsync(1);
    running.await();
    Thread closer = new Thread(model::close);
    startAndAwait(closer);
    closing.countDown();
    closer.join();
    assertThatThrownBy(first::get).hasCauseInstanceOf(IllegalStateException.class);
    assertThatThrownBy(waiting::get).hasCauseInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> Sampler.of(model).sampleAsync(1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("expected an open model, found a closed one");
  }

  @Test
  void failingSource_failsTheCallOnly() throws IOException {
    try (OnnxVae model = OnnxVae.load(folder, Device.cpu(3))) {
      IllegalStateException own = new IllegalStateException("own");
      LatentSource latents =
          (from, to) -> {
            throw own;
          };
      FloatBuffer target = FloatBuffer.allocate(MANY * model.itemShape().volume());
      assertThatThrownBy(() -> model.decodeInto(latents, MANY, target)).isSameAs(own);
      assertThat(target.position()).isZero();
      assertThat(Sampler.of(model).sample(1000).count()).isEqualTo(1000);
    }
  }

  @Test
  void close_endsTheThreads() throws IOException, InterruptedException {
    try (OnnxVae model = OnnxVae.load(folder, Device.cpu(3))) {
      Sampler.of(model).sample(MANY);
      Sampler.of(model).sampleAsync(1).join();
    }
    Thread[] threads = new Thread[Thread.activeCount() + 100];
    int found = Thread.enumerate(threads);
    for (int i = 0; i < found; i++) {
      if (threads[i].getName().startsWith("vae4j-")) {
        assertThat(threads[i].isDaemon()).isTrue();
        threads[i].join();
      }
    }
  }

  private static void decode(OnnxVae model, int count, Runnable action, AtomicInteger asked) {
    FloatBuffer target = FloatBuffer.allocate(count * model.itemShape().volume());
    model.decodeInto(doing(model, action, asked), count, target);
  }

  /** Starts a thread that closes the model, and waits until it waits for the calls in flight. */
  private static void startAndAwait(Thread closer) {
    closer.start();
    awaitWaiting(closer);
  }

  private static void awaitWaiting(Thread closer) {
    while (closer.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
  }

  /** Says that a call has begun and waits, interrupted or not. */
  private static void announce(CountDownLatch begun, CountDownLatch goOn) {
    begun.countDown();
    boolean interrupted = false;
    while (goOn.getCount() > 0) {
      interrupted |= Thread.interrupted();
      Thread.onSpinWait();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
