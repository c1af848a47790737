package org.vae4j.training;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Ends a training run from outside: after the step that is under way the run writes a checkpoint,
 * if it has checkpoints, and returns what it has. For one run; safe to use from many threads.
 */
public final class StopSignal {
  private final AtomicReference<String> reason = new AtomicReference<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean started;

  private StopSignal() {}

  /**
   * Returns a signal that has not been given.
   *
   * @return a new signal
   */
  public static StopSignal create() {
    return new StopSignal();
  }

  /**
   * Returns a signal that is given when this process is asked to end, by Ctrl-C or SIGTERM; the end
   * of the process waits for that of the run.
   *
   * @param patience how long the end of the process waits at most
   * @return a new signal
   */
  public static StopSignal atShutdown(Duration patience) {
    StopSignal signal = new StopSignal();
    long millis = patience.toMillis();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  signal.stop("the process was asked to end");
                  signal.awaitEnd(millis);
                },
                "vae4j-stop"));
    return signal;
  }

  /**
   * Asks the run to end. The first reason counts.
   *
   * @param why what the result will say
   */
  public void stop(String why) {
    reason.compareAndSet(null, Objects.requireNonNull(why, "why"));
  }

  /**
   * Returns why the run should end.
   *
   * @return the reason; empty if nobody has asked
   */
  public Optional<String> reason() {
    return Optional.ofNullable(reason.get());
  }

  /** Says that a run watches this signal; a backend calls it. */
  public void started() {
    started = true;
  }

  /** Says that the run has ended; a backend calls it when nothing is left to write. */
  public void ended() {
    ended.countDown();
  }

  private void awaitEnd(long millis) {
    try {
      if (started) {
        ended.await(millis, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
