package org.vae4j.tensorflow.export;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;
import org.vae4j.Shape;

/** A model in ONNX Runtime on the CPU, fed and read in the items' own order. */
final class RunningModel implements AutoCloseable {
  private final OrtSession session;

  RunningModel(ModelProto model) throws OrtException {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      session = OrtEnvironment.getEnvironment().createSession(model.toByteArray(), options);
    }
  }

  OrtSession session() {
    return session;
  }

  /** Runs items {@code [n, height, width, channels]} or {@code [n, size]}. */
  double[] run(String input, double[] items, Shape in, String output, Shape out)
      throws OrtException {
    long[] sizes =
        in.isImage()
            ? new long[] {items.length / in.volume(), in.channels(), in.height(), in.width()}
            : new long[] {items.length / in.volume(), in.volume()};
    float[] stored = new float[items.length];
    for (int i = 0; i < items.length; i++) {
      stored[storedIndex(i, in)] = (float) items[i];
    }
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OnnxTensor tensor = OnnxTensor.createTensor(environment, FloatBuffer.wrap(stored), sizes);
        OrtSession.Result result = session.run(Map.of(input, tensor))) {
      FloatBuffer values = ((OnnxTensor) result.get(output).orElseThrow()).getFloatBuffer();
      double[] read = new double[values.remaining()];
      for (int i = 0; i < read.length; i++) {
        read[i] = values.get(storedIndex(i, out));
      }
      return read;
    }
  }

  /** Returns where value i of items with channels last stands among those with channels first. */
  private static int storedIndex(int i, Shape shape) {
    if (!shape.isImage()) {
      return i;
    }
    int item = i / shape.volume();
    int y = i / (shape.width() * shape.channels()) % shape.height();
    int x = i / shape.channels() % shape.width();
    int c = i % shape.channels();
    return ((item * shape.channels() + c) * shape.height() + y) * shape.width() + x;
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
