package org.vae4j.tensorflow.export;

import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.inference.Posterior;
import org.vae4j.inference.VaeModel;
import org.vae4j.oracle.OraclePosterior;
import org.vae4j.oracle.OracleVae;
import org.vae4j.training.TrainedVae;

/** The oracle as a model, off the truth by a given amount in one value of each output. */
final class ReferenceModel implements VaeModel {
  private final TrainedVae trained;
  private final OracleVae oracle;
  private final double meanOffset;
  private final double logVarianceOffset;
  private final double imageOffset;

  ReferenceModel(
      TrainedVae trained, double meanOffset, double logVarianceOffset, double imageOffset) {
    this.trained = trained;
    this.oracle = OracleVae.of(trained.vae(), trained.weights());
    this.meanOffset = meanOffset;
    this.logVarianceOffset = logVarianceOffset;
    this.imageOffset = imageOffset;
  }

  static ReferenceModel exact(TrainedVae trained) {
    return new ReferenceModel(trained, 0, 0, 0);
  }

  @Override
  public Shape itemShape() {
    return trained.vae().itemShape();
  }

  @Override
  public int latentSize() {
    return trained.vae().latentSize();
  }

  @Override
  public Samples decode(Samples latents) {
    return samples(itemShape(), oracle.decode(values(latents)), imageOffset);
  }

  @Override
  public Posterior encode(Samples items) {
    OraclePosterior posterior = oracle.encode(values(items));
    Shape latent = Shape.of(latentSize());
    return new Posterior(
        samples(latent, posterior.mean(), meanOffset),
        samples(latent, posterior.logVariance(), logVarianceOffset));
  }

  private static double[] values(Samples samples) {
    int size = samples.itemShape().volume();
    double[] values = new double[samples.count() * size];
    for (int i = 0; i < values.length; i++) {
      values[i] = samples.value(i / size, i % size);
    }
    return values;
  }

  /** The second value of the third item is off. */
  private static Samples samples(Shape shape, double[] values, double offset) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) (values[i] + (i == 2 * shape.volume() + 1 ? offset : 0));
    }
    return Samples.of(shape, floats);
  }

  @Override
  public void close() {}
}
