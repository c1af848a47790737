package org.vae4j.examples;

import ai.onnxruntime.OrtEnvironment;

/** Loads ONNX Runtime and says what was loaded, in a JVM that {@link NativeFolder} starts. */
final class NativeFolderCheck {
  private NativeFolderCheck() {}

  public static void main(String... args) {
    System.out.printf(
        "ONNX Runtime %s, built for %s%n",
        OrtEnvironment.getEnvironment().getVersion(), OrtEnvironment.getAvailableProviders());
  }
}
