package org.vae4j.onnx;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/**
 * A session with memory for its runs that is kept for the next ones: as many slots as there have
 * been runs at once. Owns the session. Safe to run from many threads; nothing may run during
 * closing.
 */
final class SlotPool implements AutoCloseable {
  private final OnnxSession session;
  private final Port input;
  private final @Nullable Port condition;
  private final List<Port> outputs;
  private final int chunkSize;

  /** Used as a stack: the slot of the last run is the one that is still in the caches. */
  private final ConcurrentLinkedDeque<Slot> idle = new ConcurrentLinkedDeque<>();

  SlotPool(OnnxSession session, Signature signature, int chunkSize) {
    this.session = session;
    this.input = signature.input();
    this.condition = signature.condition();
    this.outputs = signature.outputs();
    this.chunkSize = chunkSize;
  }

  OnnxSession session() {
    return session;
  }

  /** Runs some items of a call, at most a chunk. */
  void run(Call call, Source source, int from, int to, Target... targets) {
    Slot free = idle.poll();
    Slot slot = free == null ? new Slot(session, input, condition, outputs, chunkSize) : free;
    try {
      slot.run(call, source, from, to, targets);
    } finally {
      idle.push(slot);
    }
  }

  @Override
  public void close() {
    for (Slot slot = idle.poll(); slot != null; slot = idle.poll()) {
      slot.close();
    }
    session.close();
  }
}
