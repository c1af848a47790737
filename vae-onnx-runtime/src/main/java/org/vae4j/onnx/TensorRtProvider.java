package org.vae4j.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.providers.OrtTensorRTProviderOptions;
import java.util.Map;

/**
 * An NVIDIA GPU through TensorRT, and through CUDA for what TensorRT cannot do.
 *
 * @param id the number of the GPU, from 0
 * @param options what the user sets
 */
record TensorRtProvider(int id, ProviderOptions options) implements ExecutionProvider {
  @Override
  public void addTo(SessionOptions session) throws DeviceRefusedException, OrtException {
    if (OperatingSystem.isMac()) {
      throw new DeviceRefusedException(reasons().noMac());
    }
    try (OrtTensorRTProviderOptions tensorRt = new OrtTensorRTProviderOptions(id)) {
      for (Map.Entry<String, String> option : options.entries().entrySet()) {
        tensorRt.add(option.getKey(), option.getValue());
      }
      session.addTensorrt(tensorRt);
    }
    // ONNX Runtime asks the providers in this order; what neither can do runs on the processor.
    new CudaProvider(id, ProviderOptions.none()).addTo(session);
  }

  @Override
  public ExecutionProvider option(String name, String value) {
    return new TensorRtProvider(id, options.with(name, value));
  }

  @Override
  public String explain(String failure) {
    return reasons().explain(failure, OrtEnvironment.getEnvironment().getVersion());
  }

  private NvidiaReasons reasons() {
    return new NvidiaReasons(toString(), "TensorRT");
  }

  @Override
  public String toString() {
    return "tensorrt:" + id + options;
  }
}
