package org.vae4j.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vae4j.Samples;
import org.vae4j.VaeException;
import org.vae4j.internal.Require;

/**
 * What one call needs while it runs: memory for a chunk of items on both sides of a model, and the
 * tensors over it for each number of items that has been asked for. For one thread at a time; owns
 * the tensors.
 */
final class Slot implements AutoCloseable {
  private final OnnxSession session;
  private final PortBuffer input;
  private final List<PortBuffer> outputs;
  private final @Nullable Tensors[] tensorsByCount;

  Slot(OnnxSession session, Port input, List<Port> outputs, int chunkSize) {
    this.session = session;
    this.input = new PortBuffer(input, chunkSize);
    this.outputs = PortBuffer.ofOutputs(outputs, chunkSize);
    this.tensorsByCount = new @Nullable Tensors[chunkSize + 1];
  }

  /** Runs some items, at most a chunk, and writes each output into its array at the same place. */
  void run(Samples items, int from, int to, float[][] targets) {
    int count = to - from;
    Tensors tensors = tensors(count);
    input.write(items, from, to);
    session.run(tensors.inputs(), tensors.outputs());
    for (int i = 0; i < targets.length; i++) {
      outputs.get(i).read(count, targets[i], from);
    }
  }

  private Tensors tensors(int count) {
    Tensors tensors = tensorsByCount[count];
    if (tensors == null) {
      tensors = createTensors(count);
      tensorsByCount[count] = tensors;
    }
    return tensors;
  }

  private Tensors createTensors(int count) {
    List<OnnxTensor> created = new ArrayList<>();
    try {
      Map<String, OnnxTensor> inputs = Map.of(input.name(), add(created, input.tensor(count)));
      Map<String, OnnxTensor> results = new LinkedHashMap<>();
      for (PortBuffer output : outputs) {
        // Two outputs may be parts of one tensor.
        if (!results.containsKey(output.name())) {
          results.put(output.name(), add(created, output.tensor(count)));
        }
      }
      return new Tensors(inputs, results);
    } catch (OrtException e) {
      created.forEach(OnnxTensor::close);
      throw new VaeException(
          Require.message(
              session.file(),
              "tensors for " + count + " items",
              e.getMessage(),
              "native memory may have run out"),
          e);
    }
  }

  private static OnnxTensor add(List<OnnxTensor> created, OnnxTensor tensor) {
    created.add(tensor);
    return tensor;
  }

  @Override
  public void close() {
    for (int count = 0; count < tensorsByCount.length; count++) {
      Tensors tensors = tensorsByCount[count];
      if (tensors != null) {
        tensorsByCount[count] = null;
        tensors.close();
      }
    }
  }

  private record Tensors(Map<String, OnnxTensor> inputs, Map<String, OnnxTensor> outputs) {
    void close() {
      inputs.values().forEach(OnnxTensor::close);
      outputs.values().forEach(OnnxTensor::close);
    }
  }
}
