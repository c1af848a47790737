package org.vae4j.examples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vae4j.Samples;
import org.vae4j.examples.report.Pictures;
import org.vae4j.inference.Sampler;
import org.vae4j.onnx.Device;
import org.vae4j.onnx.OnnxVae;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Draws samples from an exported model: the half of the library that a host application has.
 * Nothing here needs TensorFlow, neither to compile nor to run.
 */
@Command(
    name = "SampleModel",
    mixinStandardHelpOptions = true,
    description = "Draws samples from an exported model into one picture.")
public final class SampleModel implements Callable<Integer> {
  @Option(names = "--model", required = true, description = "Folder with the ONNX files.")
  private Path model;

  @Option(names = "-n", description = "Number of samples (default: ${DEFAULT-VALUE}).")
  private int count = 64;

  @Option(names = "--out", required = true, description = "The PNG file to write.")
  private Path out;

  @Option(names = "--seed", description = "Makes the samples repeatable (default: a new one).")
  private @Nullable Long seed;

  @Option(
      names = "--device",
      split = ",",
      converter = DeviceOption.class,
      description = "Devices in order of preference, as cuda:0,cpu (default: cpu).")
  private Device[] devices = {};

  /** Starts the program. */
  public static void main(String... args) {
    System.exit(Launcher.run(new SampleModel(), args));
  }

  @Override
  public Integer call() throws IOException {
    try (OnnxVae vae = OnnxVae.load(model, devices)) {
      Sampler sampler = Sampler.of(vae);
      if (seed != null) {
        sampler = sampler.seed(seed);
      }
      Samples samples = sampler.sample(count);
      int columns = (int) Math.ceil(Math.sqrt(count));
      Pictures.write(samples.toGrid(columns, 2), out);
      System.out.printf(
          "Drew %s on %s with seed %d into %s%n", samples, vae.device(), sampler.seed(), out);
    }
    return 0;
  }
}
