package org.vae4j.examples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.vae4j.VaeException;
import org.vae4j.inference.Sampler;
import org.vae4j.onnx.OnnxVae;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Calls a model in all ways from many threads for long, and says how much the memory grows. */
@Command(
    name = "ServingSoak",
    mixinStandardHelpOptions = true,
    description =
        "Mixes calls of many threads, checks each answer against the one of a single thread, then"
            + " opens and closes the model; prints the memory in RAM on the way. Linux only. The"
            + " Java heap is part of it: give the JVM one of fixed size that is all in RAM from the"
            + " start (-Xms512m -Xmx512m -XX:+AlwaysPreTouch).")
public final class ServingSoak implements Callable<Integer> {
  /** The memory is looked at this often during the calls. */
  private static final int LOOKS = 10;

  /** Calls and cycles that come before the first look, relative to all. */
  private static final double WARM_UP = 0.1;

  @Option(
      names = "--model",
      defaultValue = "conv2",
      description = "conv2, mlp400, or the folder of an exported model (default: conv2).")
  private String model;

  @Option(names = "--minutes", description = "Time of the calls (default: ${DEFAULT-VALUE}).")
  private double minutes = 10;

  @Option(names = "--threads", description = "Threads that call (default: ${DEFAULT-VALUE}).")
  private int threads = 8;

  @Option(
      names = "--cycles",
      description = "How often to open and close the model (default: ${DEFAULT-VALUE}).")
  private int cycles = 1000;

  /** Starts the program. */
  public static void main(String... args) {
    System.exit(Launcher.run(new ServingSoak(), args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (minutes <= 0 || threads < 1 || cycles < 1) {
      throw new IllegalArgumentException(
          "expected some minutes, threads and cycles, found %s, %d and %d; 10, 8 and 1000 are usual"
              .formatted(minutes, threads, cycles));
    }
    try (BenchmarkFolder folder = BenchmarkFolder.of(model)) {
      try (OnnxVae vae = OnnxVae.load(folder.path())) {
        mixCalls(new MixedCalls(vae));
      }
      openAndClose(folder.path());
    }
    return 0;
  }

  private void mixCalls(MixedCalls calls) throws IOException, InterruptedException {
    AtomicBoolean stop = new AtomicBoolean();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    long start = System.nanoTime();
    try {
      List<Future<Long>> counts = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        int first = thread;
        counts.add(pool.submit(() -> calls.repeat(first, stop)));
      }
      double nanos = 60e9 * minutes;
      long first = 0;
      for (int look = 0; look <= LOOKS; look++) {
        double part = WARM_UP + (1 - WARM_UP) * look / LOOKS;
        await(counts.get(0), start + (long) (nanos * part) - System.nanoTime());
        long now = ResidentMemory.kilobytes();
        first = look == 0 ? now : first;
        print("after %6.1f s of calls".formatted((System.nanoTime() - start) / 1e9), first, now);
      }
      stop.set(true);
      long sum = 0;
      for (Future<Long> count : counts) {
        sum += count.get();
      }
      System.out.printf(Locale.ROOT, "%,d calls of %d threads, all answers right%n", sum, threads);
    } catch (ExecutionException e) {
      throw new VaeException("a thread that called failed: " + e.getCause().getMessage(), e);
    } finally {
      stop.set(true);
      pool.shutdown();
    }
  }

  /** Waits, and notices when a thread has failed. */
  private static void await(Future<Long> thread, long nanos)
      throws InterruptedException, ExecutionException {
    try {
      thread.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      // It goes on calling, as it should.
      return;
    }
  }

  private void openAndClose(Path folder) throws IOException {
    int warmUp = (int) Math.ceil(WARM_UP * cycles);
    long first = 0;
    for (int cycle = 1; cycle <= warmUp + cycles; cycle++) {
      try (OnnxVae vae = OnnxVae.load(folder)) {
        vae.reconstruct(Sampler.of(vae).seed(cycle).sample(3));
      }
      if (cycle == warmUp) {
        first = ResidentMemory.kilobytes();
      }
    }
    print("after %,d times open and closed".formatted(cycles), first, ResidentMemory.kilobytes());
  }

  private static void print(String when, long first, long now) {
    System.out.printf(
        Locale.ROOT,
        "%s: resident memory %,d KiB, growth %.2f %%%n",
        when,
        now,
        100.0 * (now - first) / first);
  }
}
