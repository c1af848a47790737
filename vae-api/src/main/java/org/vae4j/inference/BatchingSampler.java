package org.vae4j.inference;

import com.google.common.util.concurrent.Uninterruptibles;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.vae4j.Samples;
import org.vae4j.VaeException;
import org.vae4j.internal.Require;
import org.vae4j.model.Condition;

/**
 * Gathers small requests of many threads into runs of a model. A GPU takes about as long for one
 * item as for dozens, and a busy processor saves what each run costs besides its items. A request
 * waits until enough items are wanted for a full run, or until its time is up.
 *
 * <pre>{@code
 * try (BatchingSampler batching =
 *     BatchingSampler.of(model).maxBatch(64).maxDelay(Duration.ofMillis(2)).build()) {
 *   Samples mine = batching.sample(Sampler.of(model).seed(7), 1);
 * }
 * }</pre>
 *
 * <p>A request's items are those that its sampler would have drawn by itself: they depend on its
 * seed, and never on what it shared a run with. If a run fails, its requests fail and no others.
 *
 * <p>Safe to use from many threads. Owns one daemon thread; whoever builds it closes it, before the
 * model, which stays the caller's.
 */
public final class BatchingSampler implements AutoCloseable {
  private final VaeModel model;
  private final RequestQueue queue;
  private final Thread runner;

  BatchingSampler(VaeModel model, int maxBatch, Duration maxDelay) {
    this.model = model;
    this.queue = new RequestQueue(maxBatch, maxDelay.toNanos());
    this.runner = new Thread(this::runAll, "vae4j-batching");
    runner.setDaemon(true);
    runner.start();
  }

  /**
   * Returns the settings of a batching sampler, at their defaults.
   *
   * @param model the model to draw from; stays the caller's
   * @return settings to change and build
   */
  public static BatchingSamplerBuilder of(VaeModel model) {
    return new BatchingSamplerBuilder(Objects.requireNonNull(model, "model"));
  }

  /**
   * Draws the next items of a sampler and waits for them.
   *
   * @param sampler draws from this model, or from a view of it ({@link VaeModel#given}); its
   *     settings apply
   * @param count the number of items, at least 1; more than a full batch get a run of their own
   * @return the items
   * @throws IllegalArgumentException if the count is less than 1, or the sampler has another model
   * @throws IllegalStateException if this or the model is closed
   * @throws VaeException if the runtime fails, or the thread is interrupted; it stays so
   */
  public Samples sample(Sampler sampler, int count) {
    CompletableFuture<Samples> items = sampleAsync(sampler, count);
    try {
      return items.get();
    } catch (InterruptedException e) {
      items.cancel(true);
      Thread.currentThread().interrupt();
      throw new VaeException(
          Require.message(
              "BatchingSampler",
              "to wait for " + count + " items",
              "the thread interrupted",
              "interrupts end calls"),
          e);
    } catch (ExecutionException e) {
      String message = String.valueOf(e.getCause().getMessage());
      throw e.getCause() instanceof IllegalStateException
          ? new IllegalStateException(message, e.getCause())
          : new VaeException(message, e.getCause());
    }
  }

  /**
   * Draws the next items of a sampler; their numbers are taken now.
   *
   * @param sampler draws from this model, or from a view of it ({@link VaeModel#given}); its
   *     settings apply
   * @param count the number of items, at least 1; more than a full batch get a run of their own
   * @return the items, or the exception of the run; canceling it before its run takes it out.
   *     Actions that are chained to it without an executor delay the runs that follow
   * @throws IllegalArgumentException if the count is less than 1, or the sampler has another model
   * @throws IllegalStateException if this is closed
   */
  public CompletableFuture<Samples> sampleAsync(Sampler sampler, int count) {
    Require.argument(
        belongs(Objects.requireNonNull(sampler, "sampler").model()),
        "BatchingSampler sampler",
        "one of the same model",
        "one of another",
        "make it with Sampler.of(the model given to BatchingSampler.of)");
    Require.positive(count, "BatchingSampler sample", "ask for at least one item");
    SampleRequest request = new SampleRequest(sampler, sampler.reserve(count), count);
    queue.add(request);
    return request.items();
  }

  private boolean belongs(VaeModel other) {
    return other.equals(model) || (other instanceof GivenModel given && given.model() == model);
  }

  private void runAll() {
    for (List<SampleRequest> batch = queue.take(); !batch.isEmpty(); batch = queue.take()) {
      run(batch);
    }
  }

  /** Whatever goes wrong belongs to these requests; the thread goes on to the next ones. */
  private void run(List<SampleRequest> batch) {
    Samples items;
    try {
      Samples latents = SampleRequest.latents(batch, model.latentSize());
      Optional<Condition> condition = model.condition();
      items =
          condition.isEmpty()
              ? model.decode(latents)
              : model.decode(latents, SampleRequest.conditions(batch, condition.get().size()));
    } catch (RuntimeException | Error e) {
      batch.forEach(request -> request.items().completeExceptionally(e));
      return;
    }
    int from = 0;
    for (SampleRequest request : batch) {
      int to = from + request.count();
      request.items().complete(batch.size() == 1 ? items : items.slice(from, to));
      from = to;
    }
  }

  /**
   * Refuses new requests, runs those that wait, and ends the thread. Does nothing if already
   * closed.
   */
  @Override
  public void close() {
    queue.close();
    // An action that was chained to a request may close this from its own thread.
    if (Thread.currentThread() != runner) {
      Uninterruptibles.joinUninterruptibly(runner);
    }
  }
}
