package org.vae4j.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vae4j.Samples;
import org.vae4j.VaeException;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
final class BatchingSamplerTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final RunRecordingModel model = new RunRecordingModel();

  @Test
  void requests_shareARun_andGetTheirOwnItems() throws ExecutionException, InterruptedException {
    try (BatchingSampler batching = BatchingSampler.of(model).maxBatch(10).maxDelay(LONG).build()) {
      List<CompletableFuture<Samples>> items = new ArrayList<>();
      for (int seed = 1; seed <= 4; seed++) {
        items.add(batching.sampleAsync(sampler(seed), seed));
      }
      for (int seed = 1; seed <= 4; seed++) {
        assertThat(items.get(seed - 1).get()).isEqualTo(expected(seed, seed));
      }
      assertThat(model.runs()).containsExactly(10);
    }
  }

  @Test
  void delay_startsARunThatIsNotFull() {
    try (BatchingSampler batching =
        BatchingSampler.of(model).maxBatch(1000).maxDelay(Duration.ofMillis(1)).build()) {
      assertThat(batching.sample(sampler(3), 2)).isEqualTo(expected(3, 2));
    }
  }

  @Test
  void sampler_keepsItsSettingsAndItsNumbers() {
    try (BatchingSampler batching = BatchingSampler.of(model).maxDelay(Duration.ZERO).build()) {
      Sampler cool = sampler(3).temperature(0.5);
      Samples both = batching.sample(cool, 2).concat(batching.sample(cool, 3));
      assertThat(both).isEqualTo(sampler(3).temperature(0.5).sample(5));
    }
  }

  @Test
  void moreThanARunHolds_isNotMixed() throws ExecutionException, InterruptedException {
    try (BatchingSampler batching = BatchingSampler.of(model).maxBatch(4).maxDelay(LONG).build()) {
      CompletableFuture<Samples> small = batching.sampleAsync(sampler(1), 3);
      CompletableFuture<Samples> large = batching.sampleAsync(sampler(2), 9);
      assertThat(small.get()).isEqualTo(expected(1, 3));
      assertThat(large.get()).isEqualTo(expected(2, 9));
      assertThat(model.runs()).containsExactly(3, 9);
    }
  }

  @Test
  void failingRun_failsItsRequestsOnly() throws ExecutionException, InterruptedException {
    model.failIn(0);
    try (BatchingSampler batching = BatchingSampler.of(model).maxBatch(2).maxDelay(LONG).build()) {
      CompletableFuture<Samples> one = batching.sampleAsync(sampler(1), 1);
      CompletableFuture<Samples> two = batching.sampleAsync(sampler(2), 1);
      assertThatThrownBy(one::get).hasMessageContaining("run 0 fails");
      assertThatThrownBy(two::get).hasMessageContaining("run 0 fails");
      assertThat(batching.sample(sampler(3), 2)).isEqualTo(expected(3, 2));
      model.failIn(2);
      assertThatThrownBy(() -> batching.sample(sampler(3), 2))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("run 2 fails");
    }
  }

  @Test
  void canceledRequest_isLeftOut() throws ExecutionException, InterruptedException {
    try (BatchingSampler batching = BatchingSampler.of(model).maxBatch(4).maxDelay(LONG).build()) {
      CompletableFuture<Samples> canceled = batching.sampleAsync(sampler(1), 3);
      assertThat(canceled.cancel(true)).isTrue();
      CompletableFuture<Samples> first = batching.sampleAsync(sampler(2), 2);
      CompletableFuture<Samples> second = batching.sampleAsync(sampler(3), 2);
      assertThat(first.get()).isEqualTo(expected(2, 2));
      assertThat(second.get()).isEqualTo(expected(3, 2));
      assertThat(model.runs()).containsExactly(4);
    }
  }

  @Test
  void close_runsWhatWaits_andRefusesTheRest() throws ExecutionException, InterruptedException {
    BatchingSampler batching = BatchingSampler.of(model).maxDelay(LONG).build();
    CompletableFuture<Samples> waiting = batching.sampleAsync(sampler(1), 3);
    batching.close();
    batching.close();
    assertThat(waiting.isDone()).isTrue();
    assertThat(waiting.get()).isEqualTo(expected(1, 3));
    assertThatThrownBy(() -> batching.sample(sampler(1), 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "BatchingSampler: expected an open one, found a closed one; close it after its last"
                + " use");
  }

  @Test
  void close_inAChainedAction() throws ExecutionException, InterruptedException {
    BatchingSampler batching = BatchingSampler.of(model).maxBatch(2).maxDelay(LONG).build();
    CompletableFuture<Void> closed =
        batching.sampleAsync(sampler(1), 1).thenAccept(items -> batching.close());
    CompletableFuture<Samples> other = batching.sampleAsync(sampler(2), 1);
    closed.get();
    assertThat(other.get()).isEqualTo(expected(2, 1));
  }

  @Test
  void closedModel_failsTheRequest() {
    try (BatchingSampler batching = BatchingSampler.of(model).maxDelay(Duration.ZERO).build()) {
      model.close();
      assertThatThrownBy(() -> batching.sample(sampler(1), 1))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("found a closed one");
    }
  }

  @Test
  void interruptedThread_stopsWaiting() {
    try (BatchingSampler batching = BatchingSampler.of(model).maxDelay(LONG).build()) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> batching.sample(sampler(1), 1))
          .isInstanceOf(VaeException.class)
          .hasMessageContaining("found the thread interrupted");
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(model.runs()).isEmpty();
  }

  @Test
  void manyThreads_eachGetsItsOwn() throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (BatchingSampler batching = BatchingSampler.of(model).maxBatch(8).build()) {
      List<Future<Samples>> found =
          IntStream.range(0, 400)
              .mapToObj(seed -> threads.submit(() -> batching.sample(sampler(seed), 1 + seed % 3)))
              .toList();
      for (int seed = 0; seed < found.size(); seed++) {
        assertThat(found.get(seed).get()).isEqualTo(expected(seed, 1 + seed % 3));
      }
      assertThat(model.runs()).hasSizeLessThan(400).allMatch(items -> items <= 8);
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void badArguments() {
    BatchingSamplerBuilder settings = BatchingSampler.of(model);
    assertThatThrownBy(() -> settings.maxBatch(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("BatchingSampler maxBatch: expected at least 1, found 0; 64 is usual");
    for (Duration delay : List.of(Duration.ofNanos(-1), Duration.ofDays(1_000_000_000))) {
      assertThatThrownBy(() -> settings.maxDelay(delay))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("BatchingSampler maxDelay: expected 0 to PT1M, found " + delay);
    }
    try (BatchingSampler batching = settings.build()) {
      assertThatThrownBy(() -> batching.sample(sampler(1), 0))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> batching.sample(Sampler.of(new FakeVaeModel(3)), 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("expected one of the same model, found one of another");
    }
  }

  private Sampler sampler(long seed) {
    return Sampler.of(model).seed(seed);
  }

  private static Samples expected(long seed, int count) {
    return Sampler.of(new FakeVaeModel(3)).seed(seed).sample(count);
  }
}
