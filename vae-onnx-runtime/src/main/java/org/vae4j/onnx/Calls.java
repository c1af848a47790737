package org.vae4j.onnx;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.vae4j.internal.Require;

/**
 * The calls of a model that are in flight. Those that begin look whether the model is closed after
 * they have been noted, and closing notes that it is closed before it looks for them: so each call
 * is either refused or waited for. Safe to use from many threads.
 */
final class Calls {
  private final String model;
  private final Set<Call> inFlight = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  Calls(String model) {
    this.model = model;
  }

  /**
   * Begins a call in the current thread, which ends it.
   *
   * @throws IllegalStateException if the model is closed
   */
  Call begin() {
    Call call = new Call(model);
    inFlight.add(call);
    if (closed) {
      end(call);
      throw refusal();
    }
    return call;
  }

  /** Ends a call. */
  void end(Call call) {
    inFlight.remove(call);
    if (closed) {
      synchronized (this) {
        notifyAll();
      }
    }
  }

  /** Cancels the calls of a thread. */
  void cancel(Thread thread) {
    for (Call call : inFlight) {
      if (call.isOf(thread)) {
        call.stop(Call.Stop.CANCELED);
      }
    }
  }

  /** Returns what to throw at calls of a closed model. */
  IllegalStateException refusal() {
    return new IllegalStateException(
        Require.message(model, "an open model", "a closed one", "close it after its last use"));
  }

  /**
   * Refuses further calls, stops those in flight and waits for their ends. An interrupt does not
   * shorten that: what they use is freed next.
   *
   * @return whether this was the first time
   * @throws IllegalStateException if the current thread is in a call
   */
  synchronized boolean close() {
    Thread thread = Thread.currentThread();
    if (inFlight.stream().anyMatch(call -> call.isOf(thread))) {
      throw new IllegalStateException(
          Require.message(
              model,
              "close outside of its calls",
              "it inside of one, which it would wait for",
              "close it after its last use"));
    }
    boolean first = !closed;
    closed = true;
    inFlight.forEach(call -> call.stop(Call.Stop.CLOSED));
    boolean interrupted = false;
    while (!inFlight.isEmpty()) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      thread.interrupt();
    }
    return first;
  }
}
