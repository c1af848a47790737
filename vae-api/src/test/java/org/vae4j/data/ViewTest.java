package org.vae4j.data;

import org.vae4j.Shape;

final class ViewTest extends DatasetContract {
  @Override
  Dataset dataset() {
    Dataset data =
        ArrayDataset.of(Shape.of(2), new float[] {1, 2}, new float[] {3, 4}, new float[] {5, 6});
    return Datasets.withLabels(Datasets.select(data, 2, 0), 1, 0);
  }
}
