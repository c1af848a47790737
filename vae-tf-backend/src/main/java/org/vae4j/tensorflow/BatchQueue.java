package org.vae4j.tensorflow;

import com.google.common.util.concurrent.Uninterruptibles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongUnaryOperator;
import org.vae4j.VaeException;
import org.vae4j.data.Dataset;
import org.vae4j.model.Condition;

/**
 * Cuts a data set into batches, all of one size but the last, which may be short, and fills them
 * ahead on threads of its own, so that reading and decoding items happens while the graph computes.
 * What is in a batch does not depend on the threads. Owns the threads and the tensors; for one
 * caller.
 */
final class BatchQueue implements AutoCloseable {
  private final int batchSize;
  private final int fullBatches;
  private final int rest;
  private final List<BatchTensors> ring = new ArrayList<>();
  private final BatchTensors last;
  private final ExecutorService workers;

  /**
   * Reserves the tensors and starts the threads.
   *
   * @param condition what the model must be told about each item
   * @param threads the number of batches that are filled at once
   */
  BatchQueue(
      Dataset data, int batchSize, int latentSize, Optional<Condition> condition, int threads) {
    this.batchSize = Math.min(batchSize, data.size());
    this.fullBatches = data.size() / this.batchSize;
    this.rest = data.size() % this.batchSize;
    // One batch is in use while the threads fill others.
    for (int i = 0; i <= threads; i++) {
      ring.add(new BatchTensors(data, this.batchSize, latentSize, condition));
    }
    this.last = rest == 0 ? ring.get(0) : new BatchTensors(data, rest, latentSize, condition);
    this.workers =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "vae4j-batches");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Returns the number of batches that use every item once. */
  int perEpoch() {
    return rest == 0 ? fullBatches : fullBatches + 1;
  }

  /**
   * Starts to fill batches.
   *
   * @param first the number of the first batch
   * @param order the numbers of the items, in the order of their use
   * @param noise where the noise comes from
   * @param firstDraw gives the number of a batch's first draw
   */
  Pass start(int first, int[] order, NoiseSource noise, LongUnaryOperator firstDraw) {
    return new Pass(first, order, noise, firstDraw);
  }

  /** The batches of one epoch, from some batch on, in order. Close it before the next one. */
  final class Pass implements AutoCloseable {
    private final int[] order;
    private final NoiseSource noise;
    private final LongUnaryOperator firstDraw;
    private final List<Future<BatchTensors>> pending = new ArrayList<>();
    private int submitted;

    private Pass(int first, int[] order, NoiseSource noise, LongUnaryOperator firstDraw) {
      this.order = order;
      this.noise = noise;
      this.firstDraw = firstDraw;
      this.submitted = first;
      while (pending.size() < ring.size() - 1 && submitted < perEpoch()) {
        submit();
      }
    }

    private void submit() {
      int batch = submitted++;
      BatchTensors tensors = batch < fullBatches ? ring.get(batch % ring.size()) : last;
      pending.add(
          workers.submit(
              () -> {
                tensors.fill(order, batch * batchSize, noise, firstDraw.applyAsLong(batch));
                return tensors;
              }));
    }

    /** Returns the next batch; its tensors hold it until the next call. */
    BatchTensors next() {
      Future<BatchTensors> head = pending.remove(0);
      BatchTensors tensors = get(head);
      // The batch before this one is used up, so its tensors are free again.
      if (submitted < perEpoch()) {
        submit();
      }
      return tensors;
    }

    private static BatchTensors get(Future<BatchTensors> future) {
      try {
        return Uninterruptibles.getUninterruptibly(future);
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException failure) {
          throw failure;
        }
        throw new VaeException("a batch could not be read: " + e.getCause(), e.getCause());
      }
    }

    /** Waits for the batches that nobody will use. */
    @Override
    public void close() {
      for (Future<BatchTensors> future : pending) {
        future.cancel(false);
      }
      for (Future<BatchTensors> future : pending) {
        if (!future.isCancelled()) {
          get(future);
        }
      }
      pending.clear();
    }
  }

  @Override
  public void close() {
    workers.shutdown();
    Uninterruptibles.awaitTerminationUninterruptibly(workers);
    ring.forEach(BatchTensors::close);
    if (rest != 0) {
      last.close();
    }
  }
}
