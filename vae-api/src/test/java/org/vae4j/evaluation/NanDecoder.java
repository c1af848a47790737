package org.vae4j.evaluation;

import java.util.Arrays;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.inference.Posterior;
import org.vae4j.inference.VaeModel;

/** A model of single values whose training went wrong. */
final class NanDecoder implements VaeModel {
  @Override
  public Shape itemShape() {
    return Shape.of(1);
  }

  @Override
  public int latentSize() {
    return 1;
  }

  @Override
  public Samples decode(Samples latents) {
    float[] values = new float[latents.count()];
    Arrays.fill(values, Float.NaN);
    return Samples.of(itemShape(), values);
  }

  @Override
  public Posterior encode(Samples items) {
    return new Posterior(items, items);
  }

  @Override
  public void close() {}
}
