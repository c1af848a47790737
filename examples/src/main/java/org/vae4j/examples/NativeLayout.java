package org.vae4j.examples;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The natives of ONNX Runtime on a class path, and the names under which {@code
 * -Donnxruntime.native.path} expects them in a folder.
 *
 * @param description what they are, in words
 * @param resources the path on the class path of each file, by its name
 */
record NativeLayout(String description, Map<String, String> resources) {
  private static final String CUDA_13 = "org/bytedeco/onnxruntime/linux-x86_64-gpu/";

  /** Returns the natives for this system; of several, those that reach the most. */
  static NativeLayout of(ClassLoader classPath) {
    String system = system(System.getProperty("os.name"), System.getProperty("os.arch"));
    String microsoft = "ai/onnxruntime/native/" + system + "/";
    String library = System.mapLibraryName("onnxruntime");
    String java = System.mapLibraryName("onnxruntime4j_jni");
    Map<String, String> resources = new LinkedHashMap<>();
    if (system.equals("linux-x64") && has(classPath, CUDA_13 + library + ".1")) {
      // The name that the Java classes look for; its name inside, which the others look for, stays.
      resources.put(library, CUDA_13 + library + ".1");
      resources.put(java, microsoft + java);
      addProviders(classPath, CUDA_13, List.of("shared", "cuda"), resources);
      return new NativeLayout("natives for CUDA 13", resources);
    }
    resources.put(library, microsoft + library);
    resources.put(java, microsoft + java);
    addProviders(classPath, microsoft, List.of("shared", "cuda", "tensorrt"), resources);
    boolean cuda = resources.keySet().stream().anyMatch(name -> name.contains("cuda"));
    return new NativeLayout(cuda ? "natives for CUDA 12" : "natives for the processor", resources);
  }

  private static void addProviders(
      ClassLoader classPath, String folder, List<String> names, Map<String, String> resources) {
    for (String name : names) {
      String file = System.mapLibraryName("onnxruntime_providers_" + name);
      if (has(classPath, folder + file)) {
        resources.put(file, folder + file);
      }
    }
  }

  private static boolean has(ClassLoader classPath, String resource) {
    return classPath.getResource(resource) != null;
  }

  /** Returns the name of a system's folder in the artifacts of ONNX Runtime. */
  static String system(String name, String architecture) {
    String lower = name.toLowerCase(Locale.ROOT);
    String system = lower.startsWith("mac") ? "osx" : lower.startsWith("windows") ? "win" : "linux";
    return system + (architecture.equals("aarch64") ? "-aarch64" : "-x64");
  }
}
