package org.vae4j.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.RunOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.vae4j.VaeException;
import org.vae4j.internal.Require;

/**
 * One call of a model, from its start to its end, with all that runs for it at the moment. Knows
 * whether it should go on. Safe to use from many threads.
 */
final class Call {
  /** Why a call is stopped from outside. */
  enum Stop {
    CLOSED,
    CANCELED
  }

  private final String model;
  private final Thread thread = Thread.currentThread();
  private final List<RunOptions> runs = new ArrayList<>(2);
  private @Nullable Stop stop;

  /** Starts a call in the current thread. */
  Call(String model) {
    this.model = model;
  }

  /** Tells whether the thread is the one that called. */
  boolean isOf(Thread candidate) {
    return thread == candidate;
  }

  /**
   * Checks that the call should go on.
   *
   * @throws IllegalStateException if the model is being closed
   * @throws CancellationException if the call is canceled
   * @throws VaeException if its thread is interrupted
   */
  synchronized void requireGoingOn() {
    if (stop != null) {
      throw stopped(stop);
    }
    if (Thread.currentThread() == thread && thread.isInterrupted()) {
      throw interrupted();
    }
  }

  /** Notes that a run begins, which {@link #leave} ends, if the call should go on. */
  synchronized void enter(RunOptions run) {
    requireGoingOn();
    runs.add(run);
  }

  /** Notes that a run has ended. Its options can be used again. */
  synchronized void leave(RunOptions run) {
    runs.remove(run);
    if (stop != null) {
      terminate(run, false);
    }
  }

  /** Makes the call end soon: ONNX Runtime looks at this between two operators. */
  synchronized void stop(Stop why) {
    if (stop == null) {
      stop = why;
      runs.forEach(run -> terminate(run, true));
    }
  }

  private static void terminate(RunOptions run, boolean on) {
    try {
      run.setTerminate(on);
    } catch (OrtException e) {
      throw new VaeException(
          Require.message(
              "ONNX Runtime", "a run that can be stopped", e.getMessage(), "it runs to its end"),
          e);
    }
  }

  private IllegalStateException stopped(Stop why) {
    if (why == Stop.CANCELED) {
      return new CancellationException(
          Require.message(model, "the call to end", "it canceled", "its future was canceled"));
    }
    return new IllegalStateException(
        Require.message(
            model,
            "an open model until the call ends",
            "a closed one",
            "close it after its last use"));
  }

  /** Returns what to throw when the thread is interrupted, which may be because of a stop. */
  synchronized RuntimeException interrupted() {
    return stop != null
        ? stopped(stop)
        : new VaeException(
            Require.message(
                model,
                "the call to end",
                "its thread interrupted",
                "it stays so; an interrupt ends calls"));
  }
}
