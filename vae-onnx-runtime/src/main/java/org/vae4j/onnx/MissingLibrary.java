package org.vae4j.onnx;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A shared library that the system's loader did not find, as it says so on Linux.
 *
 * @param name the name of its file
 * @param stem the name alone, as {@code cublasLt}
 * @param version the number behind {@code .so.}, or nothing
 */
record MissingLibrary(String name, String stem, String version) {
  static final String CUDA_13 =
      "; for CUDA 13 start with -Donnxruntime.native.path=FOLDER, a folder with natives built for it";

  private static final String CUDA_12 =
      "; for CUDA 12 depend on com.microsoft.onnxruntime:onnxruntime_gpu, without"
          + " -Donnxruntime.native.path";

  private static final Pattern MESSAGE =
      Pattern.compile("(lib([^\\s/]+?)\\.so(?:\\.([0-9]+)[.0-9]*)?): cannot open shared object");

  /** Returns the library that a message names, or null if it names none. */
  static @Nullable MissingLibrary in(String message) {
    Matcher found = MESSAGE.matcher(message);
    return found.find()
        ? new MissingLibrary(
            found.group(1), found.group(2), found.group(3) == null ? "" : found.group(3))
        : null;
  }

  /** Returns what to install. */
  String hint() {
    if (stem.startsWith("onnxruntime_providers")) {
      return "the folder of -Donnxruntime.native.path lacks it; lay the folder out again";
    }
    if (stem.equals("cuda")) {
      return "it is part of NVIDIA's driver: install that, or start the container with its GPUs";
    }
    if (stem.startsWith("cudnn")) {
      return "install cuDNN " + version + " for the CUDA you have" + path();
    }
    if (stem.startsWith("nvinfer") || stem.startsWith("nvonnxparser")) {
      return "install TensorRT " + version + path();
    }
    return switch (cuda()) {
      case "12" -> "install CUDA 12 and cuDNN 9" + path() + CUDA_13;
      case "13" -> "install CUDA 13 and cuDNN 9" + path() + CUDA_12;
      default -> "install what it belongs to" + path();
    };
  }

  /** Returns the version of CUDA that the library is a part of, or nothing. */
  private String cuda() {
    boolean named = stem.startsWith("cublas") || stem.equals("cudart");
    return named ? version : "";
  }

  private static String path() {
    return ", or add its folder to LD_LIBRARY_PATH";
  }
}
