package org.vae4j.examples;

import java.util.Arrays;
import org.vae4j.training.EpochEnd;
import org.vae4j.training.TrainingListener;
import org.vae4j.training.TrainingPlan;

/**
 * Measures the steps of a training. The first {@value #SKIPPED} are left out: they include the
 * planning of the graph and the JVM's own warm-up. A step lasts from the end of the one before, or
 * of the epoch before, to its own end: its batch is gathered in it.
 */
final class StepTimes implements TrainingListener {
  static final int SKIPPED = 20;

  private long items;
  private int stepsPerEpoch;
  private int batchSize;
  private String device = "";
  private long[] nanos = {};
  private int measured;
  private long measuredItems;
  private long last;

  @Override
  public void onStart(TrainingPlan plan) {
    items = plan.items();
    stepsPerEpoch = plan.stepsPerEpoch();
    batchSize = plan.settings().batchSize();
    device = plan.device();
    nanos = new long[Math.toIntExact(plan.totalSteps())];
    last = System.nanoTime();
  }

  @Override
  public void onStep(long step) {
    long now = System.nanoTime();
    if (step > SKIPPED) {
      nanos[measured++] = now - last;
      boolean lastOfEpoch = step % stepsPerEpoch == 0;
      measuredItems += lastOfEpoch ? items - (stepsPerEpoch - 1L) * batchSize : batchSize;
    }
    last = now;
  }

  @Override
  public void onEpochEnd(EpochEnd end) {
    last = System.nanoTime();
  }

  /** Returns what computed, in words. */
  String device() {
    return device;
  }

  int measured() {
    return measured;
  }

  /** Returns the mean time of a step in seconds; not a number if none was measured. */
  double mean() {
    return total() / measured;
  }

  /** Returns the time of a step in seconds that this part of all steps, from 0 to 1, is below. */
  double quantile(double part) {
    long[] sorted = Arrays.copyOf(nanos, measured);
    Arrays.sort(sorted);
    return sorted[(int) Math.min(measured - 1, Math.floor(part * measured))] / 1e9;
  }

  /** Returns the items of all measured steps by their time: what a user waits for. */
  double imagesPerSecond() {
    return measuredItems / total();
  }

  private double total() {
    return Arrays.stream(nanos, 0, measured).sum() / 1e9;
  }
}
