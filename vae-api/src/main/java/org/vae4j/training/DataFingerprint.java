package org.vae4j.training;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import org.vae4j.data.ByteDataset;
import org.vae4j.data.Dataset;
import org.vae4j.model.Condition;

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

  /**
   * Reads the conditions of all items once: SHA-256 over their number and all values in order, as
   * little-endian float32.
   *
   * @param data the data set
   * @param condition what a model is told about each item
   * @return 64 hexadecimal digits
   * @throws IllegalArgumentException if an item has no condition
   */
  public static String ofConditions(Dataset data, Condition condition) {
    Hasher hasher = Hashing.sha256().newHasher().putInt(data.size());
    float[] values = new float[condition.size()];
    for (int index = 0; index < data.size(); index++) {
      condition.read(data, index, values, 0);
      for (float value : values) {
        hasher.putFloat(value);
      }
    }
    return hasher.hash().toString();
  }
}
