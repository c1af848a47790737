package org.vae4j.onnx;

import ai.onnxruntime.OnnxTensor;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.vae4j.Samples;
import org.vae4j.VaeException;

/**
 * A feature net as a function from items to the values of its outputs. Any number of items goes
 * through in chunks, with memory that is kept for the next call. Owns the session. Safe to run from
 * many threads; {@link OnnxFeatureExtractor} sees to it that none runs during closing.
 */
final class FeatureFunction implements AutoCloseable {
  /** A chunk has fewer items where they are large: about this many values on one side. */
  private static final int VALUES_PER_CHUNK = 1 << 22;

  private final OnnxSession session;
  private final FeatureInput input;
  private final FeaturePreparation preparation;
  private final List<FeatureOutput> outputs;
  private final int chunkSize;
  private final ConcurrentLinkedDeque<Slot> idle = new ConcurrentLinkedDeque<>();

  /** The memory that one call needs while it runs. */
  private record Slot(FeatureMemory input, List<FeatureMemory> outputs) {}

  private FeatureFunction(
      OnnxSession session,
      FeatureInput input,
      FeatureSettings settings,
      List<FeatureOutput> outputs) {
    this.session = session;
    this.input = input;
    this.preparation = new FeaturePreparation(session.file(), input, settings.input());
    this.outputs = outputs;
    int largest = input.itemShape().volume();
    for (FeatureOutput output : outputs) {
      largest = Math.max(largest, output.size());
    }
    int most = Math.max(1, VALUES_PER_CHUNK / largest);
    this.chunkSize =
        input.batch() == FeatureInput.FREE
            ? Math.min(session.provider().chunkSize(), most)
            : input.batch();
  }

  /**
   * Opens a file, runs it once, and checks that it gives vectors.
   *
   * @return the function, which the caller closes; the features are its first output, the classes
   *     its second, if the settings name them
   * @throws DeviceRefusedException if the device cannot be used
   * @throws VaeException if the file holds no usable net
   */
  static FeatureFunction open(OnnxFile file, FeatureSettings settings, ExecutionProvider device)
      throws DeviceRefusedException {
    OnnxSession session = OnnxSession.open(file, device);
    boolean works = false;
    try {
      FeatureInput input = FeatureInput.of(session, settings.input());
      List<String> names = new ArrayList<>();
      names.add(FeatureOutput.featuresOf(session, settings.outputs()));
      settings.outputs().classes().ifPresent(name -> names.add(FeatureOutput.named(session, name)));
      FeatureFunction function =
          new FeatureFunction(session, input, settings, outputs(session, input, names));
      works = true;
      return function;
    } finally {
      if (!works) {
        session.close();
      }
    }
  }

  /** Finds the sizes of outputs, and the faults that show in the first run only, by a run. */
  private static List<FeatureOutput> outputs(
      OnnxSession session, FeatureInput input, List<String> names) throws DeviceRefusedException {
    int count = Math.max(1, input.batch());
    FeatureMemory zeros = new FeatureMemory(Math.multiplyExact(count, input.itemShape().volume()));
    Map<String, long[]> shapes;
    try (OnnxTensor tensor = zeros.tensor(session.file(), input.dimensions(count))) {
      shapes = session.outputShapes(Map.of(input.name(), tensor));
    } catch (VaeException e) {
      if (session.provider().isCpu()) {
        throw e;
      }
      throw new DeviceRefusedException(session.provider().explain(e.getMessage()), e);
    }
    return names.stream().map(name -> FeatureOutput.of(session, name, shapes, count)).toList();
  }

  /** Returns the number of values that an output has for an item. */
  int size(int output) {
    return outputs.get(output).size();
  }

  /** Returns the name of an output. */
  String outputName(int output) {
    return outputs.get(output).name();
  }

  /**
   * Checks items before anything else is done with them.
   *
   * @throws IllegalArgumentException if the net cannot take them
   */
  void requireAccepted(Samples items) {
    preparation.requireAccepted(items.itemShape());
  }

  /**
   * Runs items.
   *
   * @param targets an array for each output, filled from its start
   * @throws VaeException if ONNX Runtime fails
   */
  void run(Samples items, float[]... targets) {
    Slot slot = take();
    try {
      for (int from = 0; from < items.count(); from += chunkSize) {
        runChunk(slot, items, from, Math.min(items.count(), from + chunkSize), targets);
      }
    } finally {
      idle.push(slot);
    }
  }

  private void runChunk(Slot slot, Samples items, int from, int to, float[][] targets) {
    int count = input.batch() == FeatureInput.FREE ? to - from : chunkSize;
    FloatBuffer memory = slot.input().values();
    preparation.write(items, from, to, memory);
    while (memory.position() < count * input.itemShape().volume()) {
      memory.put(0);
    }
    List<OnnxTensor> open = new ArrayList<>();
    try {
      OnnxTensor images = slot.input().tensor(session.file(), input.dimensions(count));
      open.add(images);
      Map<String, OnnxTensor> results = new LinkedHashMap<>();
      for (int i = 0; i < outputs.size(); i++) {
        OnnxTensor result =
            slot.outputs().get(i).tensor(session.file(), outputs.get(i).dimensions(count));
        open.add(result);
        results.put(outputs.get(i).name(), result);
      }
      session.run(Map.of(input.name(), images), results);
    } finally {
      open.forEach(OnnxTensor::close);
    }
    for (int i = 0; i < outputs.size(); i++) {
      int size = outputs.get(i).size();
      slot.outputs().get(i).values().get(targets[i], from * size, (to - from) * size);
    }
  }

  private Slot take() {
    Slot slot = idle.poll();
    if (slot != null) {
      return slot;
    }
    return new Slot(
        memory(input.itemShape().volume()),
        outputs.stream().map(output -> memory(output.size())).toList());
  }

  private FeatureMemory memory(int itemSize) {
    return new FeatureMemory(Math.multiplyExact(chunkSize, itemSize));
  }

  @Override
  public void close() {
    idle.clear();
    session.close();
  }
}
