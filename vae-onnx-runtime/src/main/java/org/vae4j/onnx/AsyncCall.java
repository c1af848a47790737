package org.vae4j.onnx;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Work that a model's own thread does for a future. When the future ends before the work, because
 * it is canceled or its time is out, the work is stopped.
 *
 * @param <T> the type of the result
 */
final class AsyncCall<T> implements Runnable {
  private final Calls calls;
  private final Supplier<T> work;
  private final CompletableFuture<T> future = new CompletableFuture<>();
  private @Nullable Thread thread;

  private AsyncCall(Calls calls, Supplier<T> work) {
    this.calls = calls;
    this.work = work;
  }

  /** Returns work that calls the model these calls belong to. */
  static <T> AsyncCall<T> of(Calls calls, Supplier<T> work) {
    AsyncCall<T> call = new AsyncCall<>(calls, work);
    CompletableFuture<T> unused = call.future.whenComplete((result, failure) -> call.stop());
    return call;
  }

  CompletableFuture<T> future() {
    return future;
  }

  @Override
  public void run() {
    if (!begin()) {
      return;
    }
    T result;
    try {
      result = work.get();
    } catch (RuntimeException | Error e) {
      end();
      future.completeExceptionally(e);
      return;
    }
    end();
    future.complete(result);
  }

  private synchronized boolean begin() {
    if (future.isDone()) {
      return false;
    }
    thread = Thread.currentThread();
    return true;
  }

  /** From here on nobody interrupts the thread, which goes on to other work. */
  private synchronized void end() {
    thread = null;
    Thread.interrupted();
  }

  /** The interrupt stops what the work does between two calls, or begins after this one. */
  private synchronized void stop() {
    if (thread != null) {
      calls.cancel(thread);
      thread.interrupt();
    }
  }
}
