package org.vae4j.tensorflow;

import java.io.Console;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.vae4j.training.EpochEnd;
import org.vae4j.training.TrainingListener;
import org.vae4j.training.TrainingPlan;

/**
 * Shows a bar with the steps done and the time left on standard output, where there is a terminal;
 * elsewhere it is silent. The bar leaves the line free at the end of each epoch, so that a listener
 * that was added after it can print. For one training at a time; not safe to use from many threads.
 */
public final class ProgressBarListener implements TrainingListener {
  private static final int WIDTH = 80;
  private static final int UPDATE_MILLIS = 250;

  private final boolean visible;
  private final Supplier<ProgressBarConsumer> output;
  private Instant start = Instant.EPOCH;
  private long totalSteps;
  private @Nullable ProgressBar bar;

  ProgressBarListener(boolean visible, Supplier<ProgressBarConsumer> output) {
    this.visible = visible;
    this.output = output;
  }

  /**
   * Returns a listener that draws on standard output if this process has a terminal.
   *
   * @return a listener for one training at a time
   */
  public static ProgressBarListener create() {
    return new ProgressBarListener(
        hasTerminal(), () -> new ConsoleProgressBarConsumer(System.out, WIDTH));
  }

  @Override
  public void onStart(TrainingPlan plan) {
    start = Instant.now();
    totalSteps = plan.totalSteps();
  }

  @Override
  public void onStep(long step) {
    if (visible && bar == null) {
      bar = open(step);
    }
    if (bar != null) {
      bar.stepTo(step);
    }
  }

  @Override
  public void onEpochEnd(EpochEnd end) {
    close();
  }

  @Override
  public void onClose() {
    close();
  }

  private ProgressBar open(long step) {
    return new ProgressBarBuilder()
        .setTaskName("Training")
        .setInitialMax(totalSteps)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(UPDATE_MILLIS)
        .setConsumer(output.get())
        .startsFrom(step, Duration.between(start, Instant.now()))
        .clearDisplayOnFinish()
        .build();
  }

  private void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }

  /** Since Java 22 a console object says nothing about a terminal, but can be asked. */
  @SuppressWarnings("SystemConsoleNull") // newer Javas are asked below
  private static boolean hasTerminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true; // before Java 22 there is a console only where there is a terminal
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("Console.isTerminal cannot be called", e);
    }
  }
}
