package org.vae4j.inference.prior;

import org.vae4j.Samples;
import org.vae4j.data.Dataset;
import org.vae4j.inference.VaeModel;
import org.vae4j.internal.Require;
import org.vae4j.random.CounterRandom;

/**
 * Fits a {@link GaussianMixture} to the aggregated posterior of a model, by expectation and
 * maximization [1] on one draw {@code mean + sigma eps} from q(z|x) for each item, not on the means
 * alone: these are narrower than what the decoder was trained on.
 *
 * <p>The components start from the clusters that ten rounds of k-means find, from starts that
 * k-means++ [2] draws. Each covariance is pulled towards that of all vectors with the weight of one
 * vector, which keeps it positive definite; what grows in each round is therefore the
 * log-likelihood and a penalty for covariances far from that one. It ends when a round gains less
 * than 1e-5 nats per vector, or after as many rounds as are allowed. Components that no vector
 * belongs to are left out.
 *
 * <p>Work and memory grow with the product of items and components: 8 bytes for each pair. The
 * common pool of threads is used; the result does not depend on their number.
 *
 * <p>Immutable and safe to use from many threads.
 *
 * <ol>
 *   <li>Dempster, Laird and Rubin 1977, "Maximum likelihood from incomplete data via the EM
 *       algorithm".
 *   <li>Arthur and Vassilvitskii 2007, "k-means++: the advantages of careful seeding".
 * </ol>
 */
public final class GaussianMixtureFit {
  /** The most rounds unless another number is given: {@value}. */
  public static final int DEFAULT_ROUNDS = 100;

  private final int components;
  private final long seed;
  private final int rounds;
  private final int items;

  private GaussianMixtureFit(int components, long seed, int rounds, int items) {
    this.components = components;
    this.seed = seed;
    this.rounds = rounds;
    this.items = items;
  }

  static GaussianMixtureFit of(int components) {
    Require.argument(
        components >= 1 && components <= GaussianMixture.MOST,
        "LatentPrior gaussianMixture components",
        "1 to " + GaussianMixture.MOST,
        components,
        "10 to 100 are usual");
    return new GaussianMixtureFit(
        components, CounterRandom.systemSeed(), DEFAULT_ROUNDS, Integer.MAX_VALUE);
  }

  /**
   * Returns a fit with another seed, for the draws from q(z|x) and the start of the components.
   *
   * @param newSeed any number; one from the operating system by default
   * @return new settings
   */
  public GaussianMixtureFit seed(long newSeed) {
    return new GaussianMixtureFit(components, newSeed, rounds, items);
  }

  /**
   * Returns a fit that stops earlier or later.
   *
   * @param most the number of rounds after which it stops in any case; {@value #DEFAULT_ROUNDS} by
   *     default
   * @return new settings
   * @throws IllegalArgumentException if there is no round
   */
  public GaussianMixtureFit rounds(int most) {
    Require.positive(most, "GaussianMixtureFit rounds", "it needs at least one round");
    return new GaussianMixtureFit(components, seed, most, items);
  }

  /**
   * Returns a fit that uses fewer items.
   *
   * @param limit how many items at most, evenly spread over the data set; all by default
   * @return new settings
   * @throws IllegalArgumentException if the limit is less than 1
   */
  public GaussianMixtureFit items(int limit) {
    Require.positive(limit, "GaussianMixtureFit items", "all are used unless you say less");
    return new GaussianMixtureFit(components, seed, rounds, limit);
  }

  /**
   * Returns the seed.
   *
   * @return the seed that was set, or the one that was taken from the operating system
   */
  public long seed() {
    return seed;
  }

  /**
   * Fits to the items of a data set.
   *
   * @param model the model, which needs its encoder; stays the caller's
   * @param data items the model was trained on
   * @return the prior
   * @throws IllegalArgumentException if the items have another shape, are fewer than the
   *     components, or latent vectors are not finite
   * @throws IllegalStateException if the model is closed, or has no encoder
   * @throws org.vae4j.VaeException if the runtime fails
   */
  public GaussianMixture fit(VaeModel model, Dataset data) {
    EncodedItems encoded = new EncodedItems(model, data, items);
    return fit(encoded.draw(seed), encoded.latentSize()).mixture();
  }

  /**
   * Fits to latent vectors as they are, all of them.
   *
   * @param latents vectors of {@code [latentSize]}
   * @return the prior
   * @throws IllegalArgumentException if fewer vectors than components differ, or some are not
   *     finite
   */
  public GaussianMixture fit(Samples latents) {
    return fit(EncodedItems.values(latents), latents.itemShape().volume()).mixture();
  }

  /** Runs the rounds and returns where they ended. */
  MixtureEstimation fit(float[] z, int size) {
    int count = z.length / size;
    Require.argument(
        components <= count,
        "GaussianMixtureFit",
        "at least " + components + " items, one for each component",
        count,
        "use fewer components");
    FullGaussian all = Moments.of(z, size).gaussian();
    int[] clusters = new KMeans(z, size, components).assign(seed);
    MixtureEstimation estimation = new MixtureEstimation(z, all, clusters, components);
    estimation.run(rounds);
    return estimation;
  }

  @Override
  public String toString() {
    return "fit of " + components + " Gaussians, seed " + seed;
  }
}
