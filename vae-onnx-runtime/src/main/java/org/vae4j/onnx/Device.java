package org.vae4j.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vae4j.internal.Require;

/**
 * Where a model runs. {@link OnnxVae#load} takes devices in order of preference and uses the first
 * that works. Naming a device loads no native code and does not tell whether it is there. Immutable
 * and safe to use from many threads.
 */
public final class Device {
  /** More threads than any host has cores for; asking for a million would take the process down. */
  private static final int MOST_THREADS = 1024;

  private static final String FORMS = "cpu, cpu:THREADS, cuda:ID, directml:ID or coreml";
  private static final Pattern FORM = Pattern.compile("([a-z]+)(?::([0-9]{1,9}))?");

  private final ExecutionProvider provider;

  private Device(ExecutionProvider provider) {
    this.provider = provider;
  }

  /**
   * Returns the processor, with as many threads for one call as it has physical cores.
   *
   * @return the device, which always works
   */
  public static Device cpu() {
    return new Device(new CpuProvider(CpuProvider.ALL_CORES));
  }

  /**
   * Returns the processor with a number of threads for one call. With 1 a call runs in its own
   * thread alone, which suits hosts that call from many threads at once.
   *
   * @param threads from 1 to 1,024
   * @return the device, which always works
   * @throws IllegalArgumentException if the number is out of range
   */
  public static Device cpu(int threads) {
    Require.argument(
        threads >= 1 && threads <= MOST_THREADS,
        "Device.cpu threads",
        "1 to " + MOST_THREADS,
        threads,
        "leave it out to use all cores");
    return new Device(new CpuProvider(threads));
  }

  /**
   * Returns an NVIDIA GPU. It needs the artifact {@code onnxruntime_gpu} in place of {@code
   * onnxruntime}, and the libraries of CUDA and cuDNN.
   *
   * @param id the number of the GPU as CUDA counts, from 0
   * @return the device
   * @throws IllegalArgumentException if the number is negative
   */
  public static Device cuda(int id) {
    return new Device(new CudaProvider(requireId(id, "Device.cuda id")));
  }

  /**
   * Returns a GPU on Windows through DirectML. It needs a build of ONNX Runtime with DirectML.
   *
   * @param id the number of the GPU in the order in which ONNX Runtime lists them, from 0
   * @return the device
   * @throws IllegalArgumentException if the number is negative
   */
  public static Device directMl(int id) {
    return new Device(new DirectMlProvider(requireId(id, "Device.directMl id")));
  }

  /**
   * Returns what CoreML chooses on macOS: its GPU, its neural engine or its processor.
   *
   * @return the device
   */
  public static Device coreMl() {
    return new Device(new CoreMlProvider());
  }

  /**
   * Reads devices as users write them on a command line: {@code cpu}, {@code cpu:4} (four threads),
   * {@code cuda:0}, {@code directml:0}, {@code coreml}, in any case, separated by commas. {@code
   * cuda} and {@code directml} alone mean the first GPU.
   *
   * @param text for example {@code cuda:0,cpu}
   * @return the devices in that order, at least one
   * @throws IllegalArgumentException if the text has another form
   */
  public static List<Device> parse(String text) {
    return Arrays.stream(text.split(",", -1)).map(Device::parseOne).toList();
  }

  private static Device parseOne(String text) {
    Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
    String name = form.matches() ? form.group(1) : "";
    boolean numbered = form.matches() && form.group(2) != null;
    int number = numbered ? Integer.parseInt(form.group(2)) : 0;
    if (name.equals("coreml") && numbered) {
      throw unknown(text);
    }
    return switch (name) {
      case "cpu" -> numbered ? cpu(number) : cpu();
      case "cuda" -> cuda(number);
      case "directml" -> directMl(number);
      case "coreml" -> coreMl();
      default -> throw unknown(text);
    };
  }

  private static IllegalArgumentException unknown(String text) {
    return new IllegalArgumentException(
        Require.message(
            "Device.parse", FORMS, "'" + text.strip() + "'", "put commas between devices"));
  }

  private static int requireId(int id, String where) {
    Require.argument(id >= 0, where, "at least 0", id, "0 is the first GPU");
    return id;
  }

  ExecutionProvider provider() {
    return provider;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Device that && provider.equals(that.provider);
  }

  @Override
  public int hashCode() {
    return provider.hashCode();
  }

  /** Returns the device as {@link #parse} reads it, as in {@code cuda:0}. */
  @Override
  public String toString() {
    return provider.toString();
  }
}
