package org.vae4j.inference;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.data.ArrayDataset;
import org.vae4j.data.Dataset;
import org.vae4j.internal.Require;
import org.vae4j.model.Likelihood;
import org.vae4j.random.GaussianStream;

/**
 * How badly a model explains an item: the higher, the stranger. With a likelihood it is the
 * negative ELBO in nats, {@code -log p(x|z) + KL(q(z|x) || N(0, I))}, with z the mean of q(z|x), or
 * {@link #draws} from it. Without one it is the squared error of the reconstruction.
 *
 * <p>A score depends on its item alone, not on what is scored with it. Immutable and safe to use
 * from many threads. Owns no native memory; it uses the model, which the caller closes.
 *
 * @see <a href="https://arxiv.org/abs/1312.6114">Kingma and Welling 2014, equation 3</a>
 */
public final class AnomalyScore {
  private static final long STREAM = 0x616e6f6d616c79L;
  private static final int CHUNK = 256;

  private final VaeModel model;
  private final @Nullable Likelihood likelihood;
  private final ReconstructionLoss loss;
  private final boolean withKl;
  private final int draws;
  private final long seed;

  private AnomalyScore(
      VaeModel model,
      @Nullable Likelihood likelihood,
      ReconstructionLoss loss,
      boolean withKl,
      int draws,
      long seed) {
    this.model = model;
    this.likelihood = likelihood;
    this.loss = loss;
    this.withKl = withKl;
    this.draws = draws;
    this.seed = seed;
  }

  static AnomalyScore of(VaeModel model) {
    Objects.requireNonNull(model, "model");
    return new AnomalyScore(model, null, ReconstructionLoss.squaredError(), false, 0, 0);
  }

  static AnomalyScore of(VaeModel model, Likelihood likelihood) {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(likelihood, "likelihood");
    return new AnomalyScore(model, likelihood, ReconstructionLoss.of(likelihood), true, 0, 0);
  }

  /**
   * Returns a score without the KL term: what the decoder fails to rebuild, alone.
   *
   * @return a new score
   */
  public AnomalyScore reconstructionOnly() {
    return new AnomalyScore(model, likelihood, loss, false, draws, seed);
  }

  /**
   * Returns a score that averages the reconstruction term over draws from q(z|x), as the ELBO has
   * it, instead of taking the mean of q(z|x). Every item gets the same noise.
   *
   * @param count the number of draws, at least 1; each costs a run of the decoder
   * @param newSeed makes the noise
   * @return a new score
   * @throws IllegalArgumentException if there is no draw
   */
  public AnomalyScore draws(int count, long newSeed) {
    Require.positive(count, "AnomalyScore draws", "without draws the mean of q(z|x) is taken");
    return new AnomalyScore(model, likelihood, loss, withKl, count, newSeed);
  }

  /**
   * Scores items.
   *
   * @param items n items
   * @return n scores; not a number where the model gives none
   * @throws IllegalArgumentException if the items have another shape, or values that cannot be
   *     under the likelihood
   * @throws IllegalStateException if the model is closed, or has no encoder
   * @throws org.vae4j.VaeException if the runtime fails
   */
  public double[] scores(Samples items) {
    Posterior posterior = model.encode(items);
    requireAccepted(items);
    double[] scores = new double[items.count()];
    for (int draw = 0; draw < Math.max(draws, 1); draw++) {
      Samples means = model.decode(draws == 0 ? posterior.mean() : drawn(posterior, draw));
      for (int item = 0; item < scores.length; item++) {
        scores[item] += loss.of(items, means, item) / Math.max(draws, 1);
      }
    }
    for (int item = 0; item < scores.length && withKl; item++) {
      scores[item] += kl(posterior, item);
    }
    return scores;
  }

  private void requireAccepted(Samples items) {
    int size = items.itemShape().volume();
    for (int i = 0; likelihood != null && i < items.count() * size; i++) {
      float value = items.value(i / size, i % size);
      Require.argument(
          likelihood.accepts(value),
          "AnomalyScore item " + i / size,
          likelihood.range(),
          value,
          likelihood.hint());
    }
  }

  private Samples drawn(Posterior posterior, int draw) {
    int size = model.latentSize();
    float[] noise = new float[size];
    GaussianStream.of(seed, STREAM).fill((long) draw * size, noise);
    return Samples.filledBy(
        posterior.mean().count(),
        Shape.of(size),
        z -> {
          for (int i = 0; i < z.length; i++) {
            int j = i % size;
            double sigma = Math.exp(posterior.logVariance().value(i / size, j) / 2.0);
            z[i] = (float) (posterior.mean().value(i / size, j) + sigma * noise[j]);
          }
        });
  }

  private static double kl(Posterior posterior, int item) {
    double sum = 0;
    for (int j = 0; j < posterior.mean().itemShape().volume(); j++) {
      double mean = posterior.mean().value(item, j);
      double logVariance = posterior.logVariance().value(item, j);
      sum += (mean * mean + Math.expm1(logVariance) - logVariance) / 2;
    }
    return sum;
  }

  /**
   * Finds the score above which an item counts as an anomaly.
   *
   * @param normalItems normal items that were not used in training, on which scores are too low; at
   *     least {@code 1 / falsePositiveRate - 1}
   * @param falsePositiveRate the share of normal items that may be taken for anomalies, in (0, 1)
   * @return a detector with this score
   * @throws IllegalArgumentException if the rate is not in (0, 1), there are too few items, they
   *     have another shape, or a score is not a number
   * @throws IllegalStateException if the model is closed, or has no encoder
   * @throws org.vae4j.VaeException if the runtime fails
   */
  public AnomalyDetector fit(Dataset normalItems, double falsePositiveRate) {
    Objects.requireNonNull(normalItems, "normalItems");
    int rank = AnomalyDetector.rank(normalItems.size(), falsePositiveRate);
    double[] scores = new double[normalItems.size()];
    for (int from = 0; from < scores.length; from += CHUNK) {
      int to = Math.min(from + CHUNK, scores.length);
      double[] part = scores(normalItems.samples(from, to));
      System.arraycopy(part, 0, scores, from, part.length);
    }
    return AnomalyDetector.of(this, falsePositiveRate, scores, rank);
  }

  /**
   * Finds the score above which an item counts as an anomaly.
   *
   * @param normalItems normal items that were not used in training; at least {@code 1 /
   *     falsePositiveRate - 1}
   * @param falsePositiveRate the share of normal items that may be taken for anomalies, in (0, 1)
   * @return a detector with this score
   * @throws IllegalArgumentException if the rate is not in (0, 1), there are too few items, they
   *     have another shape, or a score is not a number
   * @throws IllegalStateException if the model is closed, or has no encoder
   * @throws org.vae4j.VaeException if the runtime fails
   */
  public AnomalyDetector fit(Samples normalItems, double falsePositiveRate) {
    Objects.requireNonNull(normalItems, "normalItems");
    return fit(ArrayDataset.of(normalItems), falsePositiveRate);
  }
}
