package org.vae4j.onnx;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;

/**
 * The threads of a model, which start when there is work and end when there has been none for a
 * while, and the turns that its calls take. All threads are daemons. Safe to use from many threads.
 *
 * <p>No more runs happen at once than there are cores, and who waits longest is next. Without that,
 * the operating system would suspend runs for whole time slices of the others, and the slowest of a
 * hundred calls would take hundreds of times longer than most.
 */
final class Workers implements AutoCloseable {
  private static final long IDLE_SECONDS = 10;

  private final int threadsPerCall;
  private final int turnsAtOnce;
  private final Semaphore turns;
  private final ThreadPoolExecutor helpers;
  private final ThreadPoolExecutor starters;

  /**
   * Creates workers, whose threads do not start yet.
   *
   * @param threadsPerCall how many threads work for one call, its own included
   */
  Workers(int threadsPerCall) {
    this.threadsPerCall = threadsPerCall;
    this.turnsAtOnce = Math.max(threadsPerCall, Runtime.getRuntime().availableProcessors());
    this.turns = new Semaphore(turnsAtOnce, true);
    // Nobody waits for a helper: where all are busy the cores are, too, and the caller goes on
    // alone. A queue would keep hold of what calls that have ended used.
    this.helpers =
        new ThreadPoolExecutor(
            0,
            Math.max(1, threadsPerCall - 1),
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> daemon(task, "vae4j-helper"),
            new DiscardPolicy());
    this.starters =
        new ThreadPoolExecutor(
            threadsPerCall,
            threadsPerCall,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> daemon(task, "vae4j-async"));
    starters.allowCoreThreadTimeOut(true);
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Returns how many threads work for one call, its own included. */
  int threadsPerCall() {
    return threadsPerCall;
  }

  /**
   * Waits for one turn or for all of them, which {@link #endTurn} gives back.
   *
   * @throws org.vae4j.VaeException if the thread is interrupted; it stays so
   * @throws IllegalStateException if it was interrupted because the call is stopped
   */
  void awaitTurn(Call call, boolean all) {
    try {
      turns.acquire(all ? turnsAtOnce : 1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw call.interrupted();
    }
  }

  /** Lets the next one run. */
  void endTurn(boolean all) {
    turns.release(all ? turnsAtOnce : 1);
  }

  /** Tells whether nobody runs or waits but the one whose turn it is. */
  boolean isAlone() {
    // A turn that is free while somebody waits is on its way to them.
    return turns.availablePermits() == turnsAtOnce - 1 && !turns.hasQueuedThreads();
  }

  /** Gives a task to a number of helpers, or to as many as are idle. */
  void help(Runnable task, int number) {
    for (int helper = 0; helper < number; helper++) {
      helpers.execute(task);
    }
  }

  /**
   * Has a task run by another thread.
   *
   * @throws RejectedExecutionException if the workers are closed
   */
  void start(Runnable task) {
    starters.execute(task);
  }

  /** Ends all threads when they have done what they were given. */
  @Override
  public void close() {
    helpers.shutdown();
    starters.shutdown();
  }
}
