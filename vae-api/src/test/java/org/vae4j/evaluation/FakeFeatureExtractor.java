package org.vae4j.evaluation;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.internal.Require;

/**
 * Returns the first values of an item as its features, and how the first two compare as the
 * probabilities of two classes. Counts its calls and the largest batch.
 */
final class FakeFeatureExtractor implements FeatureExtractor {
  private final int size;
  private final boolean classes;
  private final AtomicBoolean closed = new AtomicBoolean();
  final AtomicInteger largestBatch = new AtomicInteger();

  FakeFeatureExtractor(int size, boolean classes) {
    this.size = size;
    this.classes = classes;
  }

  @Override
  public String name() {
    return "fake-" + size;
  }

  @Override
  public int featureSize() {
    return size;
  }

  @Override
  public Features extract(Samples items) {
    if (closed.get()) {
      throw new IllegalStateException(
          Require.message("fake", "an open extractor", "a closed one", "use it before close"));
    }
    Require.argument(
        items.itemShape().volume() >= size,
        "fake",
        "items of at least " + size + " values",
        items.itemShape(),
        "mind the shape");
    largestBatch.accumulateAndGet(items.count(), Math::max);
    Samples values =
        Samples.filledBy(
            items.count(),
            Shape.of(size),
            target -> {
              for (int i = 0; i < items.count(); i++) {
                System.arraycopy(items.item(i), 0, target, i * size, size);
              }
            });
    return new Features(values, classes ? Optional.of(classes(items)) : Optional.empty());
  }

  private static Samples classes(Samples items) {
    return Samples.filledBy(
        items.count(),
        Shape.of(2),
        target -> {
          for (int i = 0; i < items.count(); i++) {
            double difference = items.value(i, 0) - items.value(i, 1);
            target[2 * i] = (float) (1 / (1 + Math.exp(-4 * difference)));
            target[2 * i + 1] = 1 - target[2 * i];
          }
        });
  }

  @Override
  public void close() {
    closed.set(true);
  }
}
