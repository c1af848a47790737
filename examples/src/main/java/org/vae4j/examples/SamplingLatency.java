package org.vae4j.examples;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.vae4j.VaeException;
import org.vae4j.inference.Sampler;
import org.vae4j.onnx.Device;
import org.vae4j.onnx.OnnxVae;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures how long single calls take while many threads call. */
@Command(
    name = "SamplingLatency",
    mixinStandardHelpOptions = true,
    description = "Times each call of Sampler.sample while threads call one after the other.")
public final class SamplingLatency implements Callable<Integer> {
  @Option(
      names = "--model",
      required = true,
      description = "conv2, mlp400, or the folder of an exported model.")
  private String model;

  @Option(names = "-n", description = "Samples per call (default: ${DEFAULT-VALUE}).")
  private int count = 1;

  @Option(names = "--threads", description = "Threads that call (default: ${DEFAULT-VALUE}).")
  private int threads = 8;

  @Option(
      names = "--seconds",
      description = "How long, after a third of it to warm up (default: ${DEFAULT-VALUE}).")
  private double seconds = 10;

  @Option(
      names = "--device",
      split = ",",
      converter = DeviceOption.class,
      description = "Devices in order of preference, as cuda:0,cpu (default: cpu).")
  private Device[] devices = {};

  /** Starts the program. */
  public static void main(String... args) {
    System.exit(Launcher.run(new SamplingLatency(), args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (BenchmarkFolder folder = BenchmarkFolder.of(model);
        OnnxVae vae = OnnxVae.load(folder.path(), devices)) {
      System.out.printf("%s on %s, %d threads, n=%d%n", model, vae.device(), threads, count);
      Sampler sampler = Sampler.of(vae).seed(1);
      measure(sampler, seconds / 3);
      report(measure(sampler, seconds));
    }
    return 0;
  }

  /** Returns the times of all calls in nanoseconds, sorted. */
  private long[] measure(Sampler sampler, double forSeconds) throws InterruptedException {
    long end = System.nanoTime() + (long) (1e9 * forSeconds);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<long[]>> times = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        times.add(pool.submit(() -> callUntil(end, sampler)));
      }
      long[] all = {};
      for (Future<long[]> own : times) {
        long[] more = own.get();
        all = Arrays.copyOf(all, all.length + more.length);
        System.arraycopy(more, 0, all, all.length - more.length, more.length);
      }
      Arrays.sort(all);
      return all;
    } catch (ExecutionException e) {
      throw new VaeException("a thread that called failed", e);
    } finally {
      pool.shutdown();
    }
  }

  private long[] callUntil(long end, Sampler sampler) {
    long[] times = new long[1 << 12];
    int calls = 0;
    for (long start = System.nanoTime(); start < end; calls++) {
      sampler.sample(count);
      long now = System.nanoTime();
      if (calls == times.length) {
        times = Arrays.copyOf(times, 2 * calls);
      }
      times[calls] = now - start;
      start = now;
    }
    return Arrays.copyOf(times, calls);
  }

  private void report(long[] times) {
    double p50 = percentile(times, 0.5);
    double p99 = percentile(times, 0.99);
    System.out.printf(
        Locale.ROOT,
        """
        %d calls, %.0f a second
        p50 %.1f microseconds, p99 %.1f, p99.9 %.1f, longest %.1f
        p99 / p50: %.2f
        """,
        times.length,
        times.length / seconds,
        p50,
        p99,
        percentile(times, 0.999),
        percentile(times, 1),
        p99 / p50);
  }

  private static double percentile(long[] sorted, double part) {
    return sorted[(int) Math.min(sorted.length - 1, part * sorted.length)] / 1e3;
  }
}
