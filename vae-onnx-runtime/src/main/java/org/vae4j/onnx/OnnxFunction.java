package org.vae4j.onnx;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.vae4j.Samples;
import org.vae4j.VaeException;
import org.vae4j.internal.Require;

/**
 * A model as a function from items to arrays of values. Any number of items goes through in chunks,
 * with memory that is kept for the next call: as many slots as there have been calls at once. Owns
 * the session. Safe to run from many threads; {@link OnnxVae} sees to it that none runs during
 * closing.
 */
final class OnnxFunction implements AutoCloseable {
  /** A chunk has fewer items where they are large: about this many values on one side. */
  private static final int VALUES_PER_CHUNK = 1 << 22;

  private final OnnxSession session;
  private final Contract contract;
  private final Port input;
  private final List<Port> outputs;
  private final int chunkSize;

  /** Used as a stack: the slot of the last call is the one that is still in the caches. */
  private final ConcurrentLinkedDeque<Slot> idle = new ConcurrentLinkedDeque<>();

  private OnnxFunction(OnnxSession session, Contract contract) {
    this.session = session;
    this.contract = contract;
    this.input = contract.signature().input();
    this.outputs = contract.signature().outputs();
    int largest = input.itemShape().volume();
    for (Port output : outputs) {
      largest = Math.max(largest, output.itemShape().volume());
    }
    int fixed = input.form().batch();
    this.chunkSize =
        fixed == TensorForm.FREE
            ? Math.max(1, Math.min(session.provider().chunkSize(), VALUES_PER_CHUNK / largest))
            : fixed;
  }

  /**
   * Opens a file, checks that it is what it should be, and runs one item through it.
   *
   * @param file the file
   * @param device where to open it
   * @param role what the file should be
   * @return the function, which the caller closes
   * @throws DeviceRefusedException if the device cannot be used
   * @throws VaeException if the file holds no usable model
   */
  static OnnxFunction open(OnnxFile file, ExecutionProvider device, Role role)
      throws DeviceRefusedException {
    OnnxSession session = OnnxSession.open(file, device);
    OnnxFunction function = null;
    boolean works = false;
    try {
      function = new OnnxFunction(session, role.of(session, file));
      function.tryOut();
      works = true;
      return function;
    } finally {
      if (!works) {
        if (function == null) {
          session.close();
        } else {
          function.close();
        }
      }
    }
  }

  /** Some devices, and some faults of a model, show what they lack in the first run only. */
  private void tryOut() throws DeviceRefusedException {
    float[][] targets = new float[outputs.size()][];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = new float[outputs.get(i).itemShape().volume()];
    }
    try {
      run(Samples.filledBy(1, input.itemShape(), zeros -> {}), targets);
    } catch (VaeException e) {
      if (session.provider().isCpu()) {
        throw e;
      }
      throw new DeviceRefusedException(session.provider().explain(e.getMessage()), e);
    }
  }

  /** Returns what the file says about itself. */
  ModelMetadata metadata() {
    return contract.metadata();
  }

  /** Returns what the file is. */
  Contract contract() {
    return contract;
  }

  /**
   * Runs items.
   *
   * @param items the items, of the input's shape
   * @param targets an array for each output, filled from its start
   * @throws IllegalArgumentException if the items have another shape
   * @throws VaeException if ONNX Runtime fails
   */
  void run(Samples items, float[]... targets) {
    requireShape(items);
    Slot slot = take();
    try {
      for (int from = 0; from < items.count(); from += chunkSize) {
        slot.run(items, from, Math.min(items.count(), from + chunkSize), targets);
      }
    } finally {
      idle.push(slot);
    }
  }

  /**
   * Checks items before anything else is done with them.
   *
   * @throws IllegalArgumentException if the items have another shape
   */
  void requireShape(Samples items) {
    Require.argument(
        items.itemShape().equals(input.itemShape()),
        session.file() + " " + input.name(),
        "items of shape " + input.itemShape(),
        items.itemShape(),
        "the model takes no other");
  }

  private Slot take() {
    Slot slot = idle.poll();
    return slot == null ? new Slot(session, input, outputs, chunkSize) : slot;
  }

  @Override
  public void close() {
    for (Slot slot = idle.poll(); slot != null; slot = idle.poll()) {
      slot.close();
    }
    session.close();
  }
}
