package org.vae4j.examples.http;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets only so many requests use the model at the same time; a few more wait, not for long, and the
 * rest are sent away at once. A service that takes everything in gets slower for everybody until
 * all give up. Safe to use from many threads.
 */
final class Admission {
  private final Limits limits;
  private final Semaphore turns;
  private final AtomicInteger inside = new AtomicInteger();
  private volatile boolean closed;

  Admission(Limits limits) {
    this.limits = limits;
    this.turns = new Semaphore(limits.atOnce(), true);
  }

  /** Waits for a turn, answers, and gives the turn to the next. */
  Endpoint.Handler guard(Endpoint.Handler handler) {
    return exchange -> {
      try {
        if (inside.incrementAndGet() > limits.atOnce() + limits.waiting()) {
          throw busy("fewer requests at a time", "too many that wait already");
        }
        awaitTurn();
        try {
          return handler.answer(exchange);
        } finally {
          turns.release();
        }
      } finally {
        inside.decrementAndGet();
      }
    };
  }

  private void awaitTurn() throws HttpFailure {
    try {
      // Asked after the request was counted, so that none slips past an end that sees no request.
      if (closed) {
        throw busy("a server that goes on", "one that is about to stop");
      }
      if (!turns.tryAcquire(limits.patience().toMillis(), TimeUnit.MILLISECONDS)) {
        throw busy("a turn within " + seconds(), "none");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy("a server that goes on", "one that is stopping");
    }
  }

  private String seconds() {
    return limits.patience().toMillis() / 1e3 + " s";
  }

  private static HttpFailure busy(String expected, String found) {
    return new HttpFailure(
        HttpFailure.UNAVAILABLE,
        "server: expected " + expected + ", found " + found + "; try again later");
  }

  boolean isClosed() {
    return closed;
  }

  int inside() {
    return inside.get();
  }

  /**
   * Lets nobody in any more and waits until those inside have left.
   *
   * @return whether all have left in time
   */
  boolean close(Duration patience) throws InterruptedException {
    closed = true;
    boolean empty = turns.tryAcquire(limits.atOnce(), patience.toMillis(), TimeUnit.MILLISECONDS);
    if (empty) {
      turns.release(limits.atOnce());
    }
    return empty;
  }
}
