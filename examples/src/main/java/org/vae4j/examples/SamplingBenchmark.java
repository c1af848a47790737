package org.vae4j.examples;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.vae4j.Samples;
import org.vae4j.inference.Sampler;
import org.vae4j.onnx.Device;
import org.vae4j.onnx.OnnxVae;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures how fast samples are drawn, beside two loops that call ONNX Runtime directly: one that
 * decodes the same vectors each time and leaves the images where they are, and one that makes new
 * noise and copies the images out, as {@link Sampler#sample} does.
 */
@Command(
    name = "SamplingBenchmark",
    mixinStandardHelpOptions = true,
    description = "Compares Sampler.sample(n) with a bare ONNX Runtime loop.")
public final class SamplingBenchmark implements Callable<Integer> {
  @Option(
      names = "--model",
      required = true,
      description = "conv2, mlp400, or the folder of an exported model.")
  private String model;

  @Option(
      names = "-n",
      split = ",",
      description = "Samples per call, one number or more (default: ${DEFAULT-VALUE}).")
  private int[] counts = {1, 1024};

  @Option(
      names = "--device",
      split = ",",
      converter = DeviceOption.class,
      description = "Devices in order of preference, as cuda:0,cpu (default: cpu).")
  private Device[] devices = {};

  @Option(names = "--rounds", description = "Turns of each side (default: ${DEFAULT-VALUE}).")
  private int rounds = 25;

  /** Starts the program. */
  public static void main(String... args) {
    System.exit(Launcher.run(new SamplingBenchmark(), args));
  }

  @Override
  public Integer call() throws IOException {
    try (BenchmarkFolder folder = BenchmarkFolder.of(model)) {
      compare(folder.path());
    }
    return 0;
  }

  private void compare(Path folder) throws IOException {
    try (OnnxVae vae = OnnxVae.load(folder, devices)) {
      System.out.printf("%s on %s, %d rounds%n", model, vae.device(), rounds);
      for (int count : counts) {
        compare(folder, vae, count);
      }
    }
  }

  private void compare(Path folder, OnnxVae vae, int count) {
    Sampler sampler = Sampler.of(vae).seed(1);
    Samples latents = sampler.latents(0, count);
    float[] z = new float[count * vae.latentSize()];
    latents.copyTo(0, count, FloatBuffer.wrap(z));
    try (BareDecoder bare = BareDecoder.open(folder, vae, vae.device(), z)) {
      SplittableRandom random = new SplittableRandom(1);
      Runnable ours = () -> sampler.sample(count);
      report(count, "run alone", Rounds.measure(rounds, ours, bare::run));
      report(count, "run, noise and copy", Rounds.measure(rounds, ours, () -> bare.sample(random)));
    }
  }

  private static void report(int count, String rival, Rounds times) {
    double ours = times.first();
    double bare = times.second();
    System.out.printf(
        Locale.ROOT,
        "n=%d Sampler.sample: %.4f ms, %.0f images/s; bare ONNX Runtime, %s: %.4f ms, %.0f images/s;"
            + " %+.1f microseconds, speed %.1f%%%n",
        count,
        1e3 * ours,
        count / ours,
        rival,
        1e3 * bare,
        count / bare,
        1e6 * (ours - bare),
        100 * bare / ours);
  }
}
