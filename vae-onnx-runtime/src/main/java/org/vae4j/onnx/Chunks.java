package org.vae4j.onnx;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The items of one call in chunks, which its thread and helpers take in turn. When one chunk fails,
 * none is begun any more. For one call.
 */
final class Chunks implements Runnable {
  /** What is done with a chunk. */
  @FunctionalInterface
  interface Work {
    void run(int from, int to);
  }

  private final int count;
  private final int size;
  private final int threads;
  private final int least;
  private final Work work;

  /** The first item that nobody has taken. */
  private final AtomicInteger next = new AtomicInteger();

  private int working;
  private @Nullable Throwable failure;

  /** Cuts a number of items into chunks of a size; the last may be smaller. */
  Chunks(int count, int size, Work work) {
    this(count, size, 1, size, work);
  }

  /**
   * Cuts a number of items into chunks of at most a size. Towards the end they become smaller, so
   * that no thread waits long for another that began later.
   *
   * @param threads how many threads take chunks
   * @param least smaller ones are not worth their cost
   */
  Chunks(int count, int size, int threads, int least, Work work) {
    this.count = count;
    this.size = size;
    this.threads = threads;
    this.least = least;
    this.work = work;
  }

  /** Takes chunks until there are none; for helpers. One that comes too late does nothing. */
  @Override
  public void run() {
    synchronized (this) {
      working++;
    }
    try {
      for (int from = next.get(); from < count; from = next.get()) {
        int part = part(count - from);
        if (next.compareAndSet(from, from + part)) {
          work.run(from, from + part);
        }
      }
    } catch (RuntimeException | Error e) {
      fail(e);
    } finally {
      synchronized (this) {
        working--;
        notifyAll();
      }
    }
  }

  private int part(int left) {
    int share = left / 2 / threads;
    return Math.min(left, Math.min(size, Math.max(least, share)));
  }

  private synchronized void fail(Throwable e) {
    next.set(count);
    if (failure == null) {
      failure = e;
    }
  }

  /** Begins no more chunks, and waits for those that helpers have begun. */
  void abandon() {
    next.set(count);
    awaitHelpers();
  }

  /** Takes chunks, and waits for those that helpers have begun; for the thread that calls. */
  void runAndWait() {
    run();
    Throwable found = awaitHelpers();
    if (found instanceof Error error) {
      throw error;
    }
    if (found instanceof RuntimeException exception) {
      throw exception;
    }
  }

  /** An interrupt does not shorten this: helpers still write to the caller's memory. */
  private synchronized @Nullable Throwable awaitHelpers() {
    boolean interrupted = false;
    while (working > 0) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return failure;
  }
}
