package org.vae4j.onnx;

import java.util.List;
import java.util.Objects;
import org.vae4j.internal.Require;

/**
 * Where a model runs. {@link OnnxVae#load} takes devices in order of preference and uses the first
 * that works; {@link #best()} leaves the choice to it. Naming a device loads no native code and
 * does not tell whether it is there. Immutable and safe to use from many threads.
 */
public final class Device {
  /** More threads than any host has cores for; asking for a million would take the process down. */
  private static final int MOST_THREADS = 1024;

  private final String name;

  /** What to try in this order: one thing, except for {@link #best()}. */
  private final List<ExecutionProvider> providers;

  private Device(String name, List<ExecutionProvider> providers) {
    this.name = name;
    this.providers = providers;
  }

  private static Device of(ExecutionProvider provider) {
    return new Device(provider.toString(), List.of(provider));
  }

  /**
   * Returns the processor, with as many threads for one call as it has physical cores.
   *
   * @return the device, which always works
   */
  public static Device cpu() {
    return of(new CpuProvider(CpuProvider.ALL_CORES));
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
    return of(new CpuProvider(threads));
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
    return of(new CudaProvider(requireId(id, "Device.cuda id"), ProviderOptions.none()));
  }

  /**
   * Returns an NVIDIA GPU through TensorRT, and through CUDA for what TensorRT cannot do. It needs
   * what {@link #cuda} needs and the libraries of TensorRT 10. TensorRT builds an engine for the
   * model when it loads and when the number of items leaves the range seen so far, which takes it
   * from seconds to minutes; the options {@code trt_engine_cache_enable} and {@code
   * trt_engine_cache_path} let it keep what it built.
   *
   * @param id the number of the GPU as CUDA counts, from 0
   * @return the device
   * @throws IllegalArgumentException if the number is negative
   */
  public static Device tensorRt(int id) {
    return of(new TensorRtProvider(requireId(id, "Device.tensorRt id"), ProviderOptions.none()));
  }

  /**
   * Returns a GPU on Windows through DirectML. It needs a build of ONNX Runtime with DirectML.
   *
   * @param id the number of the GPU in the order in which ONNX Runtime lists them, from 0
   * @return the device
   * @throws IllegalArgumentException if the number is negative
   */
  public static Device directMl(int id) {
    return of(new DirectMlProvider(requireId(id, "Device.directMl id"), ProviderOptions.none()));
  }

  /**
   * Returns what CoreML chooses on macOS: its GPU, its neural engine or its processor.
   *
   * @return the device
   */
  public static Device coreMl() {
    return of(new CoreMlProvider(ProviderOptions.none()));
  }

  /**
   * Returns the best device that works, which loading finds out: on Linux {@code cuda:0}, on
   * Windows {@code cuda:0}, then {@code directml:0}, on macOS {@code coreml}, and the processor
   * where none of these works. TensorRT is not among them: it would build engines for minutes.
   * Nothing was demanded, so no warning is logged; {@link OnnxVae#refusedDevices} still has the
   * reasons, and {@link OnnxVae#device} says which it became.
   *
   * @return the device, which always works
   */
  public static Device best() {
    return new Device("best", BestProviders.of(OperatingSystem.name()));
  }

  /**
   * Reads devices as users write them on a command line: {@code cpu}, {@code cpu:4} (four threads),
   * {@code cuda:0}, {@code tensorrt:0}, {@code directml:0}, {@code coreml}, {@code best}, in any
   * case, separated by commas. A GPU without a number is the first. Options follow a plus sign
   * each, as in {@code cuda:0+gpu_mem_limit=2147483648}; their values hold neither commas nor plus
   * signs.
   *
   * @param text for example {@code cuda:0,cpu}
   * @return the devices in that order, at least one
   * @throws IllegalArgumentException if the text has another form
   * @throws IllegalStateException if a device with options takes none
   */
  public static List<Device> parse(String text) {
    return DeviceText.parse(text);
  }

  /**
   * Returns this device with an option that is passed on to ONNX Runtime's execution provider, as
   * {@code gpu_mem_limit} (in bytes) of CUDA or {@code trt_fp16_enable} of TensorRT. An option that
   * was set before gets the new value. Only the provider knows its options: one that it does not
   * know is a reason to refuse the device, in ONNX Runtime's words.
   *
   * @param option the name of the option, as ONNX Runtime documents it
   * @param value its value
   * @return a new device
   * @throws IllegalArgumentException if the name is none, or is {@code device_id}, which is part of
   *     the device
   * @throws IllegalStateException if this is the processor or {@link #best()}, which take none
   */
  public Device option(String option, String value) {
    Objects.requireNonNull(option, "option");
    Objects.requireNonNull(value, "value");
    if (providers.size() != 1) {
      throw new IllegalStateException(
          Require.message(
              "Device.option", "a GPU by its name", this, "each kind of device has its own"));
    }
    return of(provider().option(option, value));
  }

  private static int requireId(int id, String where) {
    Require.argument(id >= 0, where, "at least 0", id, "0 is the first GPU");
    return id;
  }

  /** Returns the devices to try in this order: this one, or what {@link #best()} stands for. */
  List<Device> candidates() {
    return providers.size() == 1 ? List.of(this) : providers.stream().map(Device::of).toList();
  }

  /** Returns how to reach a device that is its only candidate. */
  ExecutionProvider provider() {
    return providers.get(0);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Device that && providers.equals(that.providers);
  }

  @Override
  public int hashCode() {
    return providers.hashCode();
  }

  /** Returns the device as {@link #parse} reads it, as in {@code cuda:0}. */
  @Override
  public String toString() {
    return name;
  }
}
