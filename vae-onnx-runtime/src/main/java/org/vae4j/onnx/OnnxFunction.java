package org.vae4j.onnx;

import org.jspecify.annotations.Nullable;
import org.vae4j.Samples;
import org.vae4j.VaeException;
import org.vae4j.internal.Require;

/**
 * A model as a function from items to arrays of values. Owns its sessions. Safe to run from many
 * threads; {@link OnnxVae} sees to it that none runs during closing.
 *
 * <p>On a processor there are two sessions. In the wide one ONNX Runtime spreads each operator over
 * the cores, which makes a small call faster while no other runs. In the narrow one a run stays in
 * its thread: calls at the same time do not get in each other's way, and a large call is cut into
 * chunks that its thread and the model's helpers take, with all that belongs to them, making noise
 * and copying included. The narrow one opens when it is first needed.
 */
final class OnnxFunction implements AutoCloseable {
  /** Chunks are no smaller than this just to have one for each thread. */
  private static final int SMALLEST_SHARE = 64;

  /** Less is not worth a run of its own. */
  private static final int LEAST_CHUNK = 32;

  /** In a call that takes this long, what it costs to wake a helper is little. */
  private static final long WORTH_A_HELPER_NANOS = 400_000;

  /** Runs of fewer items say little about the time of one. */
  private static final int TELLING_RUN = 8;

  /** The narrow session holds the weights once more: of larger files there is none. */
  private static final int MOST_BYTES_TWICE = 64 << 20;

  private final SlotPool wide;
  private final Workers workers;
  private final Contract contract;
  private final Signature signature;
  private final int chunkSize;
  private final @Nullable LazyPool narrow;

  /**
   * About how long an item takes, from the last runs; a guess at first. It decides who runs a
   * chunk, never what is in it, so that it cannot change results.
   */
  private volatile float nanosPerItem = 10_000;

  private OnnxFunction(OnnxSession session, OnnxFile file, Workers workers, Contract contract) {
    this.workers = workers;
    this.contract = contract;
    this.signature = contract.signature();
    this.chunkSize =
        hasFreeBatch() ? chunkSize(session.provider()) : signature.input().form().batch();
    this.wide = new SlotPool(session, signature, chunkSize);
    this.narrow = isWorthTwo(file) ? new LazyPool(file, signature, chunkSize) : null;
  }

  private boolean hasFreeBatch() {
    return signature.input().form().batch() == TensorForm.FREE;
  }

  private int chunkSize(ExecutionProvider device) {
    int largest = signature.input().itemShape().volume();
    for (Port output : signature.outputs()) {
      largest = Math.max(largest, output.itemShape().volume());
    }
    return Math.max(1, Math.min(device.chunkSize(), device.valuesPerChunk() / largest));
  }

  /**
   * Opens a file, checks that it is what it should be, and runs one item through it.
   *
   * @param file the file
   * @param device where to open it
   * @param role what the file should be
   * @param workers the threads of the model; stay the caller's
   * @return the function, which the caller closes
   * @throws DeviceRefusedException if the device cannot be used
   * @throws VaeException if the file holds no usable model
   */
  static OnnxFunction open(OnnxFile file, ExecutionProvider device, Role role, Workers workers)
      throws DeviceRefusedException {
    OnnxSession session = OnnxSession.open(file, device);
    OnnxFunction function = null;
    boolean works = false;
    try {
      function = new OnnxFunction(session, file, workers, role.of(session, file));
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
    Target[] targets = new Target[signature.outputs().size()];
    for (int i = 0; i < targets.length; i++) {
      Port output = signature.outputs().get(i);
      targets[i] = Target.of(output, new float[output.itemShape().volume()]);
    }
    Source zero = Source.of(zero(signature.input()));
    Port condition = signature.condition();
    Source zeros = condition == null ? zero : Source.with(zero, Source.of(zero(condition)));
    try {
      run(new Call(wide.session().file()), 1, zeros, targets);
    } catch (VaeException e) {
      ExecutionProvider device = wide.session().provider();
      if (device.isCpu()) {
        throw e;
      }
      throw new DeviceRefusedException(device.explain(e.getMessage()), e);
    }
  }

  private static Samples zero(Port port) {
    return Samples.filledBy(1, port.itemShape(), values -> {});
  }

  private boolean isWorthTwo(OnnxFile file) {
    return workers.threadsPerCall() > 1
        && file.bytes().length <= MOST_BYTES_TWICE
        && !file.hasExternalData();
  }

  /** Returns what the file says about itself. */
  ModelMetadata metadata() {
    return contract.metadata();
  }

  /** Returns what the file is. */
  Contract contract() {
    return contract;
  }

  /** Returns an output, by its number. */
  Port output(int number) {
    return signature.outputs().get(number);
  }

  /**
   * Runs items.
   *
   * @param call what this is done for
   * @param count the number of items
   * @param source where they come from
   * @param targets where each output goes
   * @throws IllegalArgumentException if the items have another shape
   * @throws IllegalStateException if the call is stopped
   * @throws VaeException if ONNX Runtime fails, or the caller's thread is interrupted
   */
  void run(Call call, int count, Source source, Target... targets) {
    start(call, count, source, targets).runAndWait();
  }

  /**
   * Lets helpers begin to run items, if they are worth it, and returns the chunks for the caller's
   * part. Meanwhile the caller can allocate what the results go to.
   */
  Chunks start(Call call, int count, Source source, Target... targets) {
    int working = working(count);
    boolean spread = working > 1 && nanosPerItem * count >= WORTH_A_HELPER_NANOS;
    SlotPool pool = spread && narrow != null ? narrow.get() : null;
    Chunks chunks =
        new Chunks(
            count,
            chunkSize,
            spread ? working : 1,
            spread && hasFreeBatch() ? Math.min(LEAST_CHUNK, chunkSize) : chunkSize,
            (from, to) -> runChunk(call, pool, source, from, to, targets));
    if (spread) {
      workers.help(chunks, working - 1);
    }
    return chunks;
  }

  /** Returns how many threads get a share of a call: most of them, or the caller's alone. */
  private int working(int count) {
    int threads = workers.threadsPerCall();
    int working = Math.min(threads, count / Math.min(SMALLEST_SHARE, chunkSize));
    // Cores that few shares would leave idle are better used by the wide session.
    return narrow == null || 2 * working < threads ? 1 : Math.max(1, working);
  }

  /** Runs a chunk in a session, or in the one that suits the moment. */
  private void runChunk(
      Call call, @Nullable SlotPool asked, Source source, int from, int to, Target... targets) {
    // Without a narrow session each run spreads over the cores.
    boolean all = narrow == null && workers.threadsPerCall() > 1;
    workers.awaitTurn(call, all);
    try {
      SlotPool pool = asked;
      if (pool == null) {
        pool = narrow == null || workers.isAlone() ? wide : narrow.get();
      }
      long start = System.nanoTime();
      pool.run(call, source, from, to, targets);
      if (to - from >= TELLING_RUN) {
        float nanos = (float) (System.nanoTime() - start) / (to - from);
        float before = nanosPerItem;
        nanosPerItem = before + (nanos - before) / 8;
      }
    } finally {
      workers.endTurn(all);
    }
  }

  /**
   * Checks items before anything else is done with them.
   *
   * @throws IllegalArgumentException if the items have another shape
   */
  void requireShape(Samples items) {
    Port input = signature.input();
    // The text is made for those that are wrong only: no need to slow others down.
    if (!items.itemShape().equals(input.itemShape())) {
      throw new IllegalArgumentException(
          Require.message(
              wide.session().file() + " " + input.name(),
              "items of shape " + input.itemShape(),
              items.itemShape(),
              "the model takes no other"));
    }
  }

  @Override
  public void close() {
    try {
      wide.close();
    } finally {
      if (narrow != null) {
        narrow.close();
      }
    }
  }
}
