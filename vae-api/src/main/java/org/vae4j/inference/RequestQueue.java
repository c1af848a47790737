package org.vae4j.inference;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.vae4j.internal.Require;

/**
 * The requests that wait for a run, in the order in which they came. Safe to add to from many
 * threads; one thread takes.
 */
final class RequestQueue {
  private final int maxBatch;
  private final long maxDelayNanos;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<SampleRequest> waiting = new ArrayDeque<>();
  private boolean closed;

  RequestQueue(int maxBatch, long maxDelayNanos) {
    this.maxBatch = maxBatch;
    this.maxDelayNanos = maxDelayNanos;
  }

  /**
   * Adds a request.
   *
   * @throws IllegalStateException if the queue is closed
   */
  void add(SampleRequest request) {
    lock.lock();
    try {
      if (closed) {
        throw new IllegalStateException(
            Require.message(
                "BatchingSampler", "an open one", "a closed one", "close it after its last use"));
      }
      waiting.add(request);
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Refuses further requests; those that wait can still be taken, and without delay. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for requests, and for more of them until a run is full or the first has waited for long
   * enough.
   *
   * @return requests for one run; none if the queue is closed and empty
   */
  List<SampleRequest> take() {
    lock.lock();
    try {
      while (true) {
        waiting.removeIf(request -> request.items().isDone());
        long patience = patience();
        if (patience <= 0) {
          return poll();
        }
        try {
          changed.awaitNanos(patience);
        } catch (InterruptedException e) {
          // Whoever interrupts this thread wants it to end.
          closed = true;
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** Returns for how long to wait for more requests. */
  private long patience() {
    if (closed || isFull()) {
      return 0;
    }
    return waiting.isEmpty()
        ? Long.MAX_VALUE
        : waiting.getFirst().arrival() + maxDelayNanos - System.nanoTime();
  }

  private boolean isFull() {
    long items = 0;
    for (SampleRequest request : waiting) {
      items += request.count();
      if (items >= maxBatch) {
        return true;
      }
    }
    return false;
  }

  /** Takes as many requests as make no more than a full run, at least one if there is one. */
  private List<SampleRequest> poll() {
    List<SampleRequest> batch = new ArrayList<>();
    long items = 0;
    while (!waiting.isEmpty()) {
      items += waiting.getFirst().count();
      if (!batch.isEmpty() && items > maxBatch) {
        break;
      }
      batch.add(waiting.removeFirst());
    }
    return batch;
  }
}
