package org.vae4j.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Runs numbered tasks on the calling thread and some helpers. Which thread runs which task is open,
 * so tasks must not depend on each other. Owns the helper threads and is closed by whoever created
 * it. Safe to use from many threads.
 */
public final class Parallel implements AutoCloseable {
  private final int threads;
  private final ForkJoinPool helpers;

  private Parallel(int threads) {
    this.threads = threads;
    this.helpers = new ForkJoinPool(Math.max(1, threads - 1));
  }

  /**
   * Returns a runner.
   *
   * @param threads how many threads work at a time, the caller's included
   * @return the runner; no thread starts before there is work for it
   * @throws IllegalArgumentException if there is less than one thread
   */
  public static Parallel of(int threads) {
    return new Parallel(
        Require.positive(threads, "threads", "one thread does all of the work by itself"));
  }

  /**
   * Returns the number of threads.
   *
   * @return how many threads work at a time, the caller's included
   */
  public int threads() {
    return threads;
  }

  /**
   * Runs all tasks and returns when the last has ended.
   *
   * @param tasks how many
   * @param task is given the number of each task, from 0; what it throws is thrown here, after the
   *     tasks that other threads are at
   */
  public void run(int tasks, IntConsumer task) {
    Objects.requireNonNull(task, "task");
    AtomicInteger next = new AtomicInteger();
    Runnable worker =
        () -> {
          for (int i = next.getAndIncrement(); i < tasks; i = next.getAndIncrement()) {
            task.accept(i);
          }
        };
    List<ForkJoinTask<?>> started = new ArrayList<>();
    for (int helper = 1; helper < Math.min(threads, tasks); helper++) {
      started.add(helpers.submit(worker));
    }
    try {
      worker.run();
    } finally {
      next.set(tasks);
      started.forEach(ForkJoinTask::quietlyJoin);
    }
    started.forEach(ForkJoinTask::join);
  }

  /** Ends the helper threads. */
  @Override
  public void close() {
    helpers.shutdown();
  }
}
