package org.vae4j.evaluation;

import java.util.Objects;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.internal.Require;

/**
 * The values of an item as its features, without any network. Distances over pixels reward the
 * right brightness in the right place and hardly notice blur; they are no replacement for those
 * over a network's features. Immutable, safe to use from many threads; owns nothing, so closing
 * does nothing.
 */
public final class PixelFeatures implements FeatureExtractor {
  private final Shape itemShape;

  private PixelFeatures(Shape itemShape) {
    this.itemShape = itemShape;
  }

  /**
   * Returns an extractor for items of one shape.
   *
   * @param itemShape the shape of one item
   * @return the extractor; its feature size is the number of values of an item
   */
  public static PixelFeatures of(Shape itemShape) {
    Objects.requireNonNull(itemShape, "itemShape");
    return new PixelFeatures(itemShape);
  }

  @Override
  public String name() {
    return "pixels " + itemShape;
  }

  @Override
  public int featureSize() {
    return itemShape.volume();
  }

  @Override
  public Features extract(Samples items) {
    Require.argument(
        items.itemShape().equals(itemShape),
        name(),
        "items of shape " + itemShape,
        items.itemShape(),
        "pixels are compared one by one");
    int size = featureSize();
    return Features.of(
        Samples.filledBy(
            items.count(),
            Shape.of(size),
            values -> {
              for (int index = 0; index < items.count(); index++) {
                System.arraycopy(items.item(index), 0, values, index * size, size);
              }
            }));
  }

  @Override
  public void close() {
    // There is nothing to free.
  }
}
