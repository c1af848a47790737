package org.vae4j.data;

final class ByteViewTest extends ByteDatasetContract {
  @Override
  ByteDataset dataset() {
    return (ByteDataset) Datasets.select(SpriteDataset.of(8, 30, 1), 20, 3, 4);
  }
}
