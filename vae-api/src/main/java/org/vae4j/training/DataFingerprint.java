package org.vae4j.training;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import org.vae4j.data.ByteDataset;
import org.vae4j.data.Dataset;

/**
 * The identity of a data set's items: SHA-256 over the shape's sizes, the number of items and all
 * values in order, as bytes for a {@link ByteDataset} and as little-endian float32 for others.
 */
public final class DataFingerprint {
  private DataFingerprint() {}

  /**
   * Reads all items once.
   *
   * @param data the data set
   * @return 64 hexadecimal digits
   */
  public static String of(Dataset data) {
    Hasher hasher = Hashing.sha256().newHasher();
    data.itemShape().sizes().forEach(hasher::putInt);
    hasher.putInt(data.size());
    int itemSize = data.itemShape().volume();
    if (data instanceof ByteDataset bytes) {
      byte[] item = new byte[itemSize];
      for (int index = 0; index < data.size(); index++) {
        bytes.readBytes(index, item, 0);
        hasher.putBytes(item);
      }
    } else {
      float[] item = new float[itemSize];
      for (int index = 0; index < data.size(); index++) {
        data.read(index, item, 0);
        for (float value : item) {
          hasher.putFloat(value);
        }
      }
    }
    return hasher.hash().toString();
  }
}
