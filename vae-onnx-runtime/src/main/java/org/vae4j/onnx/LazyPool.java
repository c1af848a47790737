package org.vae4j.onnx;

import org.jspecify.annotations.Nullable;
import org.vae4j.VaeException;

/**
 * A second session of a file, in which a run stays in its thread. It opens with the first call that
 * needs it: a program that makes one picture and ends should not wait for it. Until then it keeps
 * the file's bytes. Safe to use from many threads; nothing may run during closing.
 */
final class LazyPool implements AutoCloseable {
  private final Signature signature;
  private final int chunkSize;

  /** Null once the session is open. */
  private @Nullable OnnxFile file;

  private volatile @Nullable SlotPool pool;

  LazyPool(OnnxFile file, Signature signature, int chunkSize) {
    this.file = file;
    this.signature = signature;
    this.chunkSize = chunkSize;
  }

  /**
   * Returns the session, opened by the first call while others wait.
   *
   * @throws VaeException if ONNX Runtime cannot open the file once more, for want of memory perhaps
   */
  SlotPool get() {
    SlotPool open = pool;
    return open == null ? open() : open;
  }

  private synchronized SlotPool open() {
    SlotPool open = pool;
    if (open == null && file != null) {
      try {
        OnnxSession session = OnnxSession.open(file, CpuProvider.ONE_THREAD);
        open = new SlotPool(session, signature, chunkSize);
      } catch (DeviceRefusedException e) {
        throw new VaeException(file.name() + ": " + e.getMessage(), e);
      }
      pool = open;
      file = null;
    }
    if (open == null) {
      throw new IllegalStateException("expected an open model, found one that is closed");
    }
    return open;
  }

  @Override
  public synchronized void close() {
    file = null;
    SlotPool open = pool;
    if (open != null) {
      open.close();
    }
  }
}
