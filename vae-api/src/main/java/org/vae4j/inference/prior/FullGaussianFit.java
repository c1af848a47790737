package org.vae4j.inference.prior;

import org.vae4j.Samples;
import org.vae4j.data.Dataset;
import org.vae4j.inference.VaeModel;
import org.vae4j.internal.Require;

/**
 * Fits a {@link FullGaussian} to the aggregated posterior of a model: its exact mean and
 * covariance, that of the means of q(z|x) plus the average of their variances. Nothing is random.
 * To each variance a millionth of the average one is added, so that constant dimensions do no harm.
 *
 * <p>Immutable and safe to use from many threads.
 */
public final class FullGaussianFit {
  private final int items;

  FullGaussianFit(int items) {
    this.items = items;
  }

  /**
   * Returns a fit that uses fewer items.
   *
   * @param limit how many items at most, evenly spread over the data set; all by default
   * @return new settings
   * @throws IllegalArgumentException if the limit is less than 1
   */
  public FullGaussianFit items(int limit) {
    return new FullGaussianFit(
        Require.positive(limit, "FullGaussianFit items", "all are used unless you say less"));
  }

  /**
   * Fits to the items of a data set.
   *
   * @param model the model, which needs its encoder; stays the caller's
   * @param data items the model was trained on
   * @return the prior
   * @throws IllegalArgumentException if the items have another shape, or latent vectors are not
   *     finite
   * @throws IllegalStateException if the model is closed, or has no encoder
   * @throws org.vae4j.VaeException if the runtime fails
   */
  public FullGaussian fit(VaeModel model, Dataset data) {
    EncodedItems encoded = new EncodedItems(model, data, items);
    double[] vector = new double[encoded.latentSize()];
    Moments moments = new Moments(vector.length);
    encoded.forEachChunk(
        posterior -> {
          for (int item = 0; item < posterior.mean().count(); item++) {
            for (int j = 0; j < vector.length; j++) {
              vector[j] = posterior.mean().value(item, j);
              moments.addVariance(j, StrictMath.exp(posterior.logVariance().value(item, j)));
            }
            moments.add(vector);
          }
        });
    return moments.gaussian();
  }

  /**
   * Fits to latent vectors as they are.
   *
   * @param latents vectors of {@code [latentSize]}
   * @return the prior
   * @throws IllegalArgumentException if there are no two vectors that differ, or some are not
   *     finite
   */
  public FullGaussian fit(Samples latents) {
    float[] z = EncodedItems.values(latents);
    return Moments.of(z, latents.itemShape().volume()).gaussian();
  }

  @Override
  public String toString() {
    return items == Integer.MAX_VALUE
        ? "full Gaussian fit"
        : "full Gaussian fit on " + items + " items";
  }
}
