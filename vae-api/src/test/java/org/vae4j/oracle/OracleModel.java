package org.vae4j.oracle;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.inference.Posterior;
import org.vae4j.inference.VaeModel;
import org.vae4j.internal.Conditions;
import org.vae4j.internal.Require;
import org.vae4j.model.Condition;
import org.vae4j.model.Likelihood;
import org.vae4j.model.Vae;
import org.vae4j.model.Weights;

/** A {@link VaeModel} on the oracle, which any other one with the same weights must agree with. */
public final class OracleModel implements VaeModel {
  private final Vae vae;
  private final Likelihood likelihood;
  private final OracleVae oracle;
  // Calls share the read lock; close takes the write lock, and so waits for them.
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private boolean closed;

  private OracleModel(Vae vae, Likelihood likelihood, OracleVae oracle) {
    this.vae = vae;
    this.likelihood = likelihood;
    this.oracle = oracle;
  }

  /** Returns a model with these weights. */
  public static OracleModel of(Vae vae, Weights weights) {
    return new OracleModel(vae, vae.likelihood().trained(weights), OracleVae.of(vae, weights));
  }

  @Override
  public Shape itemShape() {
    return vae.itemShape();
  }

  @Override
  public int latentSize() {
    return vae.latentSize();
  }

  @Override
  public Optional<Likelihood> likelihood() {
    return Optional.of(likelihood);
  }

  @Override
  public Optional<Condition> condition() {
    return vae.condition();
  }

  @Override
  public Samples decode(Samples latents) {
    Conditions.requireNone("OracleModel", condition());
    return decode(oracle, latents);
  }

  @Override
  public Samples decode(Samples latents, Samples conditions) {
    Conditions.require("OracleModel", condition(), conditions, latents.count());
    return decode(oracle.given(values(conditions)), latents);
  }

  private Samples decode(OracleVae told, Samples latents) {
    requireShape("decode", Shape.of(latentSize()), latents);
    return whileOpen(() -> samples(itemShape(), told.decode(values(latents))));
  }

  @Override
  public Posterior encode(Samples items) {
    Conditions.requireNone("OracleModel", condition());
    return encode(oracle, items);
  }

  @Override
  public Posterior encode(Samples items, Samples conditions) {
    Conditions.require("OracleModel", condition(), conditions, items.count());
    return encode(oracle.given(values(conditions)), items);
  }

  private Posterior encode(OracleVae told, Samples items) {
    requireShape("encode", itemShape(), items);
    return whileOpen(
        () -> {
          OraclePosterior posterior = told.encode(values(items));
          Shape latent = Shape.of(latentSize());
          return new Posterior(
              samples(latent, posterior.mean()), samples(latent, posterior.logVariance()));
        });
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      closed = true;
    } finally {
      lock.writeLock().unlock();
    }
  }

  private <T> T whileOpen(Supplier<T> call) {
    lock.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException(
            Require.message("OracleModel", "an open model", "a closed one", "use it before close"));
      }
      return call.get();
    } finally {
      lock.readLock().unlock();
    }
  }

  private static void requireShape(String where, Shape expected, Samples found) {
    Require.argument(
        found.itemShape().equals(expected),
        where,
        "items of shape " + expected,
        found.itemShape(),
        "use what the model was described for");
  }

  private static double[] values(Samples samples) {
    int size = samples.itemShape().volume();
    double[] values = new double[samples.count() * size];
    for (int i = 0; i < values.length; i++) {
      values[i] = samples.value(i / size, i % size);
    }
    return values;
  }

  private static Samples samples(Shape shape, double[] values) {
    return Samples.filledBy(
        values.length / shape.volume(),
        shape,
        target -> {
          for (int i = 0; i < values.length; i++) {
            target[i] = (float) values[i];
          }
        });
  }
}
