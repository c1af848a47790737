package org.vae4j.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vae4j.internal.Require;

/**
 * An NVIDIA GPU.
 *
 * @param id the number of the GPU, from 0
 */
record CudaProvider(int id) implements ExecutionProvider {
  private static final Pattern MISSING_LIBRARY =
      Pattern.compile("(\\S+\\.so[.0-9]*): cannot open shared object file");
  private static final Pattern MISSING_DLL =
      Pattern.compile("error 126.*?([^\\\\/\"]+\\.dll)", Pattern.DOTALL);

  private static final String CUDA_13 =
      "; for CUDA 13 start with -Donnxruntime.native.path=FOLDER, a folder with natives built for it";

  @Override
  public void addTo(SessionOptions options) throws DeviceRefusedException, OrtException {
    if (OperatingSystem.isMac()) {
      throw new DeviceRefusedException(noMac());
    }
    // Not addCUDA(id): only these options name a library that is missing.
    try (OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(id)) {
      // The default tries out all algorithms anew for each number of items that is asked for.
      cuda.add("cudnn_conv_algo_search", "HEURISTIC");
      // TensorFloat-32 keeps 10 bits of a fraction: samples would differ from those of a processor.
      cuda.add("use_tf32", "0");
      options.addCUDA(cuda);
    }
  }

  String noMac() {
    return Require.message(
        toString(), "Linux or Windows", "macOS", "CUDA is not made for it; ask for coreml");
  }

  @Override
  public String explain(String failure) {
    return explain(failure, OrtEnvironment.getEnvironment().getVersion());
  }

  String explain(String failure, String version) {
    Matcher library = MISSING_LIBRARY.matcher(failure);
    Matcher dll = MISSING_DLL.matcher(failure);
    if (failure.contains("Failed to find CUDA shared provider")
        || failure.contains("not compiled with CUDA")) {
      return Require.message(
          toString(),
          "an ONNX Runtime with CUDA",
          "one without (" + failure + ")",
          "depend on com.microsoft.onnxruntime:onnxruntime_gpu:"
              + version
              + " in place of onnxruntime; it needs CUDA 12 and cuDNN 9"
              + CUDA_13);
    }
    if (library.find()) {
      return missing("the library " + library.group(1), "LD_LIBRARY_PATH", library.group(1));
    }
    if (dll.find()) {
      return missing("all libraries that " + dll.group(1) + " needs", "PATH", dll.group(1));
    }
    return Require.message(
        toString(),
        "a GPU with this number and its driver",
        failure,
        "see what nvidia-smi lists, and ask for cpu as well to fall back");
  }

  private String missing(String what, String path, String library) {
    String owner = library.contains("cudnn") ? "cuDNN 9 for CUDA 12" : "CUDA 12 and cuDNN 9";
    return Require.message(
        toString(),
        what,
        "none that could be loaded",
        "install " + owner + ", or add their folder to " + path + CUDA_13);
  }

  @Override
  public String toString() {
    return "cuda:" + id;
  }
}
