package org.vae4j.tensorflow;

import java.util.OptionalInt;
import org.vae4j.Shape;
import org.vae4j.data.ByteDataset;
import org.vae4j.data.Dataset;
import org.vae4j.data.augmentation.Augmentation;
import org.vae4j.random.CounterRandom;

/**
 * The training items as one epoch sees them: each changed by an augmentation whose random numbers
 * depend on the seed, the epoch and the item alone, so that a run can be repeated and resumed.
 * Items of bytes stay bytes, rounded to the nearest level. Safe to read from many threads; the
 * epoch is changed while nobody reads.
 */
sealed class AugmentedItems implements Dataset {
  /** Keeps augmentation apart from other uses of the same seed. */
  private static final long STREAM = 0x6175676d656e74L;

  private final Dataset source;
  private final Augmentation augmentation;
  private final CounterRandom epochKeys;
  private volatile long epochKey;

  private AugmentedItems(Dataset source, Augmentation augmentation, long seed) {
    augmentation.requireFits(source.itemShape());
    this.source = source;
    this.augmentation = augmentation;
    this.epochKeys = CounterRandom.of(seed, STREAM);
    this.epochKey = epochKeys.bits(0);
  }

  /** Returns the items of a data set, of bytes if that has bytes. */
  static AugmentedItems of(Dataset source, Augmentation augmentation, long seed) {
    return source instanceof ByteDataset
        ? new OfBytes(source, augmentation, seed)
        : new AugmentedItems(source, augmentation, seed);
  }

  /** Makes the items those of an epoch, counted from 0. */
  void startEpoch(int epoch) {
    epochKey = epochKeys.bits(epoch);
  }

  @Override
  public int size() {
    return source.size();
  }

  @Override
  public Shape itemShape() {
    return source.itemShape();
  }

  @Override
  public void read(int index, float[] target, int offset) {
    source.read(index, target, offset);
    augmentation.apply(itemShape(), target, offset, CounterRandom.of(epochKey, index));
  }

  @Override
  public OptionalInt label(int index) {
    return source.label(index);
  }

  @Override
  public int conditionSize() {
    return source.conditionSize();
  }

  @Override
  public void readCondition(int index, float[] target, int offset) {
    source.readCondition(index, target, offset);
  }

  /** Items of bytes. */
  private static final class OfBytes extends AugmentedItems implements ByteDataset {
    private OfBytes(Dataset source, Augmentation augmentation, long seed) {
      super(source, augmentation, seed);
    }

    @Override
    public void read(int index, float[] target, int offset) {
      ByteDataset.super.read(index, target, offset);
    }

    @Override
    public void readBytes(int index, byte[] target, int offset) {
      float[] values = new float[itemShape().volume()];
      super.read(index, values, 0);
      for (int i = 0; i < values.length; i++) {
        // Values are in [0, 1], so this rounds as Math.round does, which is slower.
        target[offset + i] = (byte) (int) (255 * values[i] + 0.5f);
      }
    }
  }
}
