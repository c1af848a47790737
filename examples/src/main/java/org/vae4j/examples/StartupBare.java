package org.vae4j.examples;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;

/** Does the same as {@link StartupLibrary} with ONNX Runtime alone. */
final class StartupBare {
  private StartupBare() {}

  public static void main(String... args) throws IOException, OrtException {
    long start = System.nanoTime();
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    byte[] decoder = Files.readAllBytes(Path.of(args[0], "decoder.onnx"));
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        OrtSession session = environment.createSession(decoder, options)) {
      String name = session.getInputNames().iterator().next();
      TensorInfo shape = (TensorInfo) session.getInputInfo().get(name).getInfo();
      float[] z = new float[(int) shape.getShape()[1]];
      Random random = new Random(1);
      for (int i = 0; i < z.length; i++) {
        z[i] = (float) random.nextGaussian();
      }
      try (OnnxTensor input =
              OnnxTensor.createTensor(environment, FloatBuffer.wrap(z), new long[] {1, z.length});
          OrtSession.Result result = session.run(Map.of(name, input))) {
        float value = ((OnnxTensor) result.get(0)).getFloatBuffer().get(0);
        long end = System.nanoTime();
        if (Float.isNaN(value)) {
          throw new IllegalStateException("not an image");
        }
        System.out.println((end - start) / 1e6);
      }
    }
  }
}
