package org.vae4j.onnx;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vae4j.internal.Require;

/**
 * Finds out of ONNX Runtime's words why an NVIDIA GPU cannot be used, and what to do about it.
 *
 * @param device the device that was asked for
 * @param provider CUDA or TensorRT
 */
record NvidiaReasons(String device, String provider) {
  private static final Pattern MISSING_DLL =
      Pattern.compile("error 126.*?([^\\\\/\"]+\\.dll)", Pattern.DOTALL);
  private static final Pattern CUDA_FAILURE = Pattern.compile("CUDA failure (\\d+): [^;\\n]*");

  /** What the numbers of CUDA's runtime mean for somebody who cannot get a session. */
  private static final Map<String, String> HINTS =
      Map.of(
          "2",
              "other programs may hold its memory: see nvidia-smi, or set the option gpu_mem_limit",
          "35", "the driver is missing or too old: nvidia-smi shows up to which CUDA it goes",
          "100", "see what nvidia-smi lists; CUDA_VISIBLE_DEVICES or a container may hide the GPU",
          "101", "nvidia-smi lists the GPUs, from 0",
          "209", "these natives hold no code for this generation of GPUs");

  /**
   * Returns the reason.
   *
   * @param failure the message of ONNX Runtime
   * @param version the version of ONNX Runtime
   * @return {@code device: expected …, found …; hint}
   */
  String explain(String failure, String version) {
    if (failure.contains("Failed to find " + provider + " shared provider")) {
      return without(failure, replaceArtifact(version));
    }
    if (failure.contains("not enabled in this build") || failure.contains("not compiled with")) {
      return without(failure, otherNatives());
    }
    if (failure.contains("provider option")) {
      return Require.message(
          device, "options that " + provider + " knows", failure, "see ONNX Runtime's list");
    }
    MissingLibrary library = MissingLibrary.in(failure);
    if (library != null) {
      return Require.message(
          device, "the library " + library.name(), "none that could be loaded", library.hint());
    }
    Matcher dll = MISSING_DLL.matcher(failure);
    if (dll.find()) {
      return Require.message(
          device,
          "all libraries that " + dll.group(1) + " needs",
          "none that could be loaded",
          "install CUDA 12 and cuDNN 9"
              + (dll.group(1).contains("tensorrt") ? " and TensorRT 10" : "")
              + ", or add their folder to PATH");
    }
    Matcher cuda = CUDA_FAILURE.matcher(failure);
    boolean numbered = cuda.find();
    return Require.message(
        device,
        "a GPU with this number and its driver",
        numbered ? cuda.group().strip() : failure,
        (numbered
                ? HINTS.getOrDefault(cuda.group(1), "see what nvidia-smi lists")
                : "see what nvidia-smi lists")
            + "; ask for cpu as well to fall back");
  }

  private String without(String failure, String hint) {
    return Require.message(
        device, "an ONNX Runtime with " + provider, "one without (" + failure + ")", hint);
  }

  private String replaceArtifact(String version) {
    return "depend on com.microsoft.onnxruntime:onnxruntime_gpu:"
        + version
        + " in place of onnxruntime; it needs CUDA 12 and cuDNN 9"
        + (provider.equals("CUDA") ? MissingLibrary.CUDA_13 : " and TensorRT 10");
  }

  private String otherNatives() {
    return "exclude com.microsoft.onnxruntime:onnxruntime where onnxruntime_gpu is meant to be"
        + " used, and check the folder of -Donnxruntime.native.path if it is set"
        + (provider.equals("CUDA") ? "" : "; natives built for CUDA 13 have no TensorRT");
  }

  /** Says that the machine has no driver, which is found out without loading anything. */
  String noDriver(Object places) {
    return Require.message(
        device,
        "the driver of an NVIDIA GPU",
        "none of " + places,
        "install NVIDIA's driver, or start the container with its GPUs");
  }

  String noMac() {
    return Require.message(
        device, "Linux or Windows", "macOS", provider + " is not made for it; ask for coreml");
  }
}
