package org.vae4j.examples;

import java.util.List;

/**
 * Stands for an application that serves models: it makes sure that nothing of the training half is
 * on its class path, then draws samples.
 */
final class HostApplication {
  private static final List<String> TRAINING_ONLY =
      List.of(
          "org.tensorflow.TensorFlow",
          "org.tensorflow.internal.c_api.global.tensorflow",
          "org.bytedeco.javacpp.Loader",
          "com.google.protobuf.Message",
          "ai.onnx.proto.OnnxMl",
          "org.vae4j.tensorflow.TensorFlowBackend");

  private static final int NOT_ALONE = 3;

  private HostApplication() {}

  public static void main(String... args) {
    for (String name : TRAINING_ONLY) {
      if (isReachable(name)) {
        System.err.println("reachable: " + name);
        System.exit(NOT_ALONE);
      }
    }
    SampleModel.main(args);
  }

  static boolean isReachable(String className) {
    try {
      Class.forName(className, false, HostApplication.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
