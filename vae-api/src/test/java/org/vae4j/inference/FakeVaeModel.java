package org.vae4j.inference;

import java.util.concurrent.atomic.AtomicBoolean;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.internal.Require;

/**
 * A model whose items are its latent vectors: decoding doubles each value, encoding halves it, and
 * the log-variance is its negative. So results show what went in, exactly.
 */
final class FakeVaeModel implements VaeModel {
  private final int size;
  private final AtomicBoolean closed = new AtomicBoolean();

  FakeVaeModel(int size) {
    this.size = size;
  }

  @Override
  public Shape itemShape() {
    return Shape.of(size, 1, 1);
  }

  @Override
  public int latentSize() {
    return size;
  }

  @Override
  public Samples decode(Samples latents) {
    requireUsable(latents, Shape.of(size));
    return scaled(latents, itemShape(), 2);
  }

  @Override
  public Posterior encode(Samples items) {
    requireUsable(items, itemShape());
    return new Posterior(scaled(items, Shape.of(size), 0.5f), scaled(items, Shape.of(size), -0.5f));
  }

  @Override
  public void close() {
    closed.set(true);
  }

  private void requireUsable(Samples samples, Shape shape) {
    Require.argument(
        samples.itemShape().equals(shape), "fake", shape, samples.itemShape(), "mind the shape");
    if (closed.get()) {
      throw new IllegalStateException(
          Require.message("fake", "an open model", "a closed one", "use it before close"));
    }
  }

  private static Samples scaled(Samples samples, Shape shape, float factor) {
    return Samples.filledBy(
        samples.count(),
        shape,
        values -> {
          for (int i = 0; i < values.length; i++) {
            values[i] = factor * samples.value(i / shape.volume(), i % shape.volume());
          }
        });
  }
}
