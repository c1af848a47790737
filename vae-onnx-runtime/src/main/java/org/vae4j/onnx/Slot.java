package org.vae4j.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.RunOptions;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vae4j.VaeException;
import org.vae4j.internal.Require;

/**
 * What a run needs: memory for a chunk of items on both sides of a model, and the tensors over it
 * for each number of items that has been asked for. For one thread at a time; owns the tensors and
 * the options of its runs.
 */
final class Slot implements AutoCloseable {
  private final OnnxSession session;
  private final PortBuffer input;
  private final @Nullable PortBuffer condition;
  private final List<PortBuffer> outputs;
  private final @Nullable Tensors[] tensorsByCount;

  /** What stops a run. */
  private final RunOptions options;

  Slot(
      OnnxSession session,
      Port input,
      @Nullable Port condition,
      List<Port> outputs,
      int chunkSize) {
    this.session = session;
    this.input = new PortBuffer(input, chunkSize);
    this.condition = condition == null ? null : new PortBuffer(condition, chunkSize);
    this.outputs = PortBuffer.ofOutputs(outputs, chunkSize);
    this.tensorsByCount = new @Nullable Tensors[chunkSize + 1];
    this.options = session.newRun();
  }

  /** Runs some items of a call, at most a chunk, and writes each output to its target. */
  void run(Call call, Source source, int from, int to, Target... targets) {
    call.enter(options);
    try {
      source.write(input, from, to);
      if (condition != null) {
        source.writeConditions(condition, from, to);
      }
      FloatBuffer memory = targets.length == 1 ? targets[0].memory(from, to) : null;
      if (memory != null) {
        runInto(call, memory, to - from);
        return;
      }
      Tensors tensors = tensors(to - from);
      session.run(call, options, tensors.inputs(), tensors.outputs());
      for (int i = 0; i < targets.length; i++) {
        targets[i].copy(outputs.get(i), from, to);
      }
    } finally {
      call.leave(options);
    }
  }

  /** Lets ONNX Runtime write the only output where the caller wants it. */
  private void runInto(Call call, FloatBuffer memory, int count) {
    PortBuffer output = outputs.get(0);
    try (OnnxTensor tensor = output.tensor(memory, count)) {
      session.run(call, options, tensors(count).inputs(), Map.of(output.name(), tensor));
    } catch (OrtException e) {
      throw noTensors(count, e);
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
      OnnxTensor items = add(created, input.tensor(count));
      Map<String, OnnxTensor> inputs =
          condition == null
              ? Map.of(input.name(), items)
              : Map.of(
                  input.name(), items, condition.name(), add(created, condition.tensor(count)));
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
      throw noTensors(count, e);
    }
  }

  private VaeException noTensors(int count, OrtException cause) {
    return new VaeException(
        Require.message(
            session.file(),
            "tensors for " + count + " items",
            cause.getMessage(),
            "native memory may have run out"),
        cause);
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
    options.close();
  }

  private record Tensors(Map<String, OnnxTensor> inputs, Map<String, OnnxTensor> outputs) {
    void close() {
      inputs.values().forEach(OnnxTensor::close);
      outputs.values().forEach(OnnxTensor::close);
    }
  }
}
