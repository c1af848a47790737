package org.vae4j.examples;

import java.util.Arrays;

/**
 * Compares the times of two pieces of code on a machine that others use, too: they take turns, a
 * tenth of a second each, so that what slows the machine down slows both, and the medians of all
 * turns are compared. JMH would run one for minutes and then the other; a ratio of 0.97 would drown
 * in what happened in between.
 */
final class Rounds {
  private static final double WARM_UP_SECONDS = 1;

  /** ONNX Runtime's threads go on spinning for a while: a turn starts when the other's sleep. */
  private static final double LEAD_IN_SECONDS = 0.1;

  private static final double TURN_SECONDS = 0.1;

  private final double[] first;
  private final double[] second;

  private Rounds(int count) {
    first = new double[count];
    second = new double[count];
  }

  /** Warms both up and measures them in turn, that many times. */
  static Rounds measure(int count, Runnable first, Runnable second) {
    Rounds rounds = new Rounds(count);
    turn(first, WARM_UP_SECONDS);
    turn(second, WARM_UP_SECONDS);
    for (int round = 0; round < count; round++) {
      turn(first, LEAD_IN_SECONDS);
      rounds.first[round] = turn(first, TURN_SECONDS);
      turn(second, LEAD_IN_SECONDS);
      rounds.second[round] = turn(second, TURN_SECONDS);
    }
    return rounds;
  }

  /** Repeats a call for some time and returns how long one took, in seconds. */
  private static double turn(Runnable call, double seconds) {
    long start = System.nanoTime();
    long end = start;
    int calls = 0;
    while (end - start < seconds * 1e9) {
      call.run();
      calls++;
      end = System.nanoTime();
    }
    return (end - start) / 1e9 / calls;
  }

  /** Returns the median time of one call of the first, in seconds. */
  double first() {
    return median(first);
  }

  /** Returns the median time of one call of the second, in seconds. */
  double second() {
    return median(second);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
