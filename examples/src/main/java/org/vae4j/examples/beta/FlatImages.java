package org.vae4j.examples.beta;

import java.util.OptionalInt;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.data.Dataset;

/**
 * Images as vectors of their pixels, so that a class is ten more values of a vector. Of images it
 * would be ten more channels, each the same everywhere, for a dense network eleven times the
 * inputs. Immutable and safe to use from many threads.
 */
final class FlatImages implements Dataset {
  private final Dataset images;

  FlatImages(Dataset images) {
    this.images = images;
  }

  @Override
  public int size() {
    return images.size();
  }

  @Override
  public Shape itemShape() {
    return Shape.of(images.itemShape().volume());
  }

  @Override
  public void read(int index, float[] target, int offset) {
    images.read(index, target, offset);
  }

  @Override
  public OptionalInt label(int index) {
    return images.label(index);
  }

  /** Returns vectors as the images that they were. */
  static Samples unfold(Samples vectors, Shape image) {
    return Samples.filledBy(
        vectors.count(),
        image,
        values -> {
          int size = image.volume();
          for (int index = 0; index < vectors.count(); index++) {
            System.arraycopy(vectors.item(index), 0, values, index * size, size);
          }
        });
  }
}
