package org.vae4j.inference.prior;

import java.nio.FloatBuffer;
import java.util.Objects;
import java.util.function.Consumer;
import org.vae4j.Samples;
import org.vae4j.data.Dataset;
import org.vae4j.inference.Posterior;
import org.vae4j.inference.VaeModel;
import org.vae4j.internal.Require;
import org.vae4j.internal.SpreadItems;
import org.vae4j.random.GaussianStream;

/**
 * What an encoder makes of a data set, chunk by chunk. Their average, the aggregated posterior
 * {@code q(z) = sum(q(z|x)) / n}, is what the decoder was trained on, so that is what a prior is
 * fitted to. The means alone are narrower: by the average variance of q(z|x) in each dimension,
 * which is all there is where a dimension is inactive.
 */
final class EncodedItems {
  private static final long STREAM = 0x7072696f72L;
  private static final int CHUNK = 256;

  private final VaeModel model;
  private final SpreadItems items;

  EncodedItems(VaeModel model, Dataset data, int limit) {
    this.model = Objects.requireNonNull(model, "model");
    this.items = new SpreadItems(Objects.requireNonNull(data, "data"), limit);
  }

  int latentSize() {
    return model.latentSize();
  }

  void forEachChunk(Consumer<Posterior> consumer) {
    for (int from = 0; from < items.count(); from += CHUNK) {
      consumer.accept(items.encode(model, from, Math.min(from + CHUNK, items.count())));
    }
  }

  /** Draws one latent vector for each item. Value j of item i uses draw {@code i * size + j}. */
  float[] draw(long seed) {
    GaussianStream noise = GaussianStream.of(seed, STREAM);
    int size = latentSize();
    float[] z = new float[Math.multiplyExact(items.count(), size)];
    int[] next = {0};
    forEachChunk(
        posterior -> {
          for (int item = 0; item < posterior.mean().count(); item++) {
            for (int j = 0; j < size; j++) {
              double sigma = StrictMath.exp(posterior.logVariance().value(item, j) / 2.0);
              z[next[0]] = (float) (posterior.mean().value(item, j) + sigma * noise.draw(next[0]));
              next[0]++;
            }
          }
        });
    return requireFinite(z, size);
  }

  /** Returns the values of vectors. */
  static float[] values(Samples latents) {
    Objects.requireNonNull(latents, "latents");
    int size = latents.itemShape().volume();
    float[] values = new float[latents.count() * size];
    latents.copyTo(0, latents.count(), FloatBuffer.wrap(values));
    return requireFinite(values, size);
  }

  private static float[] requireFinite(float[] z, int size) {
    for (int i = 0; i < z.length; i++) {
      Require.argument(
          Float.isFinite(z[i]),
          "latent vector " + i / size,
          "finite numbers",
          z[i],
          "look for items that the encoder cannot read");
    }
    return z;
  }
}
