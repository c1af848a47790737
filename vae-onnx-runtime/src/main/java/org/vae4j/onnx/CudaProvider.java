package org.vae4j.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import java.util.Map;
import java.util.Optional;

/**
 * An NVIDIA GPU.
 *
 * @param id the number of the GPU, from 0
 * @param options what the user sets
 */
record CudaProvider(int id, ProviderOptions options) implements ExecutionProvider {
  @Override
  public void addTo(SessionOptions session) throws DeviceRefusedException, OrtException {
    if (OperatingSystem.isMac()) {
      throw new DeviceRefusedException(reasons().noMac());
    }
    // Not addCUDA(id): only these options name a library that is missing.
    try (OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(id)) {
      // The default tries out all algorithms anew for each number of items that is asked for.
      cuda.add("cudnn_conv_algo_search", "HEURISTIC");
      // TensorFloat-32 keeps 10 bits of a fraction: samples would differ from those of a processor.
      cuda.add("use_tf32", "0");
      for (Map.Entry<String, String> option : options.entries().entrySet()) {
        cuda.add(option.getKey(), option.getValue());
      }
      session.addCUDA(cuda);
    }
  }

  @Override
  public ExecutionProvider option(String name, String value) {
    return new CudaProvider(id, options.with(name, value));
  }

  @Override
  public Optional<String> absence() {
    return NvidiaDriver.isInstalled()
        ? Optional.empty()
        : Optional.of(reasons().noDriver(NvidiaDriver.places()));
  }

  @Override
  public String explain(String failure) {
    return reasons().explain(failure, OrtEnvironment.getEnvironment().getVersion());
  }

  private NvidiaReasons reasons() {
    return new NvidiaReasons(toString(), "CUDA");
  }

  @Override
  public String toString() {
    return "cuda:" + id + options;
  }
}
