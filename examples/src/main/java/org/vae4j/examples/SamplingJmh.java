package org.vae4j.examples;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.vae4j.Samples;
import org.vae4j.VaeException;
import org.vae4j.inference.Sampler;
import org.vae4j.onnx.OnnxVae;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows what a call allocates on the Java heap. */
@Command(
    name = "SamplingJmh",
    mixinStandardHelpOptions = true,
    description =
        "Runs Sampler.sample and sampleInto in JMH with its profiler of the garbage collector;"
            + " gc.alloc.rate.norm is the number of bytes that a call allocates.")
public final class SamplingJmh implements Callable<Integer> {
  @Option(
      names = "--model",
      required = true,
      description = "conv2, mlp400, or the folder of an exported model.")
  private String model;

  @Option(
      names = "-n",
      split = ",",
      description = "Samples per call, one number or more (default: ${DEFAULT-VALUE}).")
  private int[] counts = {1, 16, 64, 1024, 8192};

  @Option(names = "--seconds", description = "Time of an iteration (default: ${DEFAULT-VALUE}).")
  private double seconds = 1;

  @Option(names = "--iterations", description = "Iterations of each (default: ${DEFAULT-VALUE}).")
  private int iterations = 3;

  @Option(
      names = "--forks",
      description = "JVMs of their own; 0 measures in this one (default: ${DEFAULT-VALUE}).")
  private int forks = 1;

  /** Starts the program. */
  public static void main(String... args) {
    System.exit(Launcher.run(new SamplingJmh(), args));
  }

  @Override
  public Integer call() throws IOException {
    TimeValue time = TimeValue.milliseconds((long) (1e3 * seconds));
    try (BenchmarkFolder folder = BenchmarkFolder.of(model)) {
      new Runner(
              new OptionsBuilder()
                  .include(Calls.class.getName().replace('$', '.'))
                  .param("folder", folder.path().toString())
                  .param(
                      "count",
                      Arrays.stream(counts).mapToObj(String::valueOf).toArray(String[]::new))
                  .addProfiler(GCProfiler.class)
                  .warmupIterations(iterations)
                  .warmupTime(time)
                  .measurementIterations(iterations)
                  .measurementTime(time)
                  .forks(forks)
                  .shouldFailOnError(true)
                  .build())
          .run();
    } catch (RunnerException e) {
      throw new VaeException("JMH: " + e.getMessage(), e);
    }
    return 0;
  }

  /** What is measured; JMH makes subclasses of it. */
  @State(Scope.Benchmark)
  @BenchmarkMode(Mode.AverageTime)
  @OutputTimeUnit(TimeUnit.MICROSECONDS)
  public static class Calls {
    /** The folder of the model. */
    @Param("")
    public String folder;

    /** The number of items. */
    @Param("1")
    public int count;

    private OnnxVae model;
    private Sampler sampler;
    private FloatBuffer buffer;

    /** Loads the model. */
    @Setup
    public void load() throws IOException {
      model = OnnxVae.load(Path.of(folder));
      sampler = Sampler.of(model).seed(1);
      buffer =
          ByteBuffer.allocateDirect(count * model.itemShape().volume() * Float.BYTES)
              .order(ByteOrder.nativeOrder())
              .asFloatBuffer();
    }

    /** Closes the model. */
    @TearDown
    public void close() {
      model.close();
    }

    /** Draws items. */
    @Benchmark
    public Samples sample() {
      return sampler.sample(count);
    }

    /** Draws as many into a direct buffer. */
    @Benchmark
    public int sampleInto() {
      return sampler.sampleInto(buffer.clear());
    }
  }
}
