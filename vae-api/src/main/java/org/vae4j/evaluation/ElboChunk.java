package org.vae4j.evaluation;

import java.nio.FloatBuffer;
import java.util.Optional;
import java.util.stream.IntStream;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.VaeException;
import org.vae4j.inference.VaeModel;
import org.vae4j.internal.Require;
import org.vae4j.random.GaussianStream;

/**
 * Some items that were encoded together. Their draws form one row after the other, all of the first
 * item and then all of the second, and are decoded some rows at a time. The losses of rows are
 * computed by several threads but added in order, so the results never depend on the batches.
 */
final class ElboChunk {
  /** The number of latent vectors that are decoded at a time. */
  private static final int ROWS = 256;

  /** Keeps the noise apart from other uses of the same seed. */
  static final long STREAM = 0x656c626f00000000L;

  private final VaeModel model;
  private final ItemLoss loss;
  private final Samples items;
  private final PosteriorArrays posterior;
  private final Optional<Samples> conditions;
  private final int first;
  private final long seed;
  private final int latentSize;

  ElboChunk(
      VaeModel model,
      ItemLoss loss,
      Samples items,
      Optional<Samples> conditions,
      int first,
      long seed) {
    this.model = model;
    this.loss = loss;
    this.items = items;
    this.posterior =
        PosteriorArrays.of(
            conditions
                .map(known -> model.encode(items, known))
                .orElseGet(() -> model.encode(items)));
    this.conditions = conditions;
    this.first = first;
    this.seed = seed;
    this.latentSize = model.latentSize();
  }

  void run(int draws, ElboTotals totals) {
    long rows = (long) items.count() * draws;
    ImportanceSum sum = new ImportanceSum();
    for (long from = 0; from < rows; from += ROWS) {
      int count = (int) Math.min(ROWS, rows - from);
      double[] logRatios = new double[count];
      Samples decoded = decode(latents(from, count, draws, logRatios), from, draws);
      double[] losses = losses(decoded, from, draws);
      for (int row = 0; row < count; row++) {
        int item = (int) ((from + row) / draws);
        sum.add(finite(losses[row], item), finite(logRatios[row], item));
        if ((from + row + 1) % draws == 0) {
          totals.add(sum, posterior.kl(item));
          sum = new ImportanceSum();
        }
      }
    }
  }

  private Samples decode(Samples latents, long from, int draws) {
    return conditions
        .map(known -> model.decode(latents, ofRows(known, from, latents.count(), draws)))
        .orElseGet(() -> model.decode(latents));
  }

  /** Returns the conditions of rows, each that of its item. */
  private static Samples ofRows(Samples conditions, long from, int count, int draws) {
    int size = conditions.itemShape().volume();
    return Samples.filledBy(
        count,
        conditions.itemShape(),
        target -> {
          FloatBuffer values = FloatBuffer.wrap(target);
          for (int row = 0; row < count; row++) {
            int item = (int) ((from + row) / draws);
            conditions.copyTo(item, item + 1, values.position(row * size));
          }
        });
  }

  /** Returns {@code z = mean + exp(logVariance / 2) * epsilon} and log(p(z) / q(z|x)) of rows. */
  private Samples latents(long from, int count, int draws, double[] logRatios) {
    return Samples.filledBy(
        count,
        Shape.of(latentSize),
        target -> {
          for (int row = 0; row < count; row++) {
            int item = (int) ((from + row) / draws);
            long draw = (from + row) % draws;
            GaussianStream noise = GaussianStream.of(seed, STREAM + first + item);
            for (int d = 0; d < latentSize; d++) {
              double epsilon = noise.draw(draw * latentSize + d);
              double logVariance = posterior.logVariance(item, d);
              double z = posterior.mean(item, d) + Math.exp(logVariance / 2) * epsilon;
              target[row * latentSize + d] = (float) z;
              logRatios[row] += (epsilon * epsilon - z * z + logVariance) / 2;
            }
          }
        });
  }

  private double[] losses(Samples decoded, long from, int draws) {
    return IntStream.range(0, decoded.count())
        .parallel()
        .mapToDouble(row -> loss.of(items.item((int) ((from + row) / draws)), decoded.item(row)))
        .toArray();
  }

  private double finite(double value, int item) {
    if (!Double.isFinite(value)) {
      throw new VaeException(
          Require.message(
              "ElboEvaluator item " + (first + item),
              "finite numbers from the model",
              value,
              "look for weights that are huge or not numbers"));
    }
    return value;
  }
}
