package org.vae4j.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.data.ArrayDataset;
import org.vae4j.data.Dataset;
import org.vae4j.internal.Require;
import org.vae4j.internal.SpreadItems;

/**
 * Finds the items of a data set that are nearest to given ones: is a sample new, or a copy of an
 * item the model was trained on?
 *
 * <p>The distance is Euclidean, between the values of items or, given a model, between the means of
 * their distributions. The search is exact: it compares with every item. The data set is read anew
 * in each search and not kept; of a model's means, 4 bytes per item and latent dimension are kept.
 * The common pool of threads is used; the result does not depend on their number.
 *
 * <p>Immutable and safe to use from many threads. Owns no native memory; it uses the model, which
 * the caller closes.
 */
public final class NearestNeighbors {
  /** The items that a thread reads and compares at a time. */
  private static final int CHUNK = 512;

  /** The samples that are compared side by side, so that they stay in the cache. */
  private static final int LANES = 64;

  /** The squares that are added up in float32 before the sum moves on to float64. */
  private static final int BLOCK = 32;

  /** Of two neighbors at one distance, the first is nearer. */
  private static final Comparator<Neighbor> ORDER =
      Comparator.comparingDouble(Neighbor::distance).thenComparingInt(Neighbor::index);

  private final Dataset data;
  private final @Nullable VaeModel model;

  private NearestNeighbors(Dataset data, @Nullable VaeModel model) {
    this.data = data;
    this.model = model;
  }

  /**
   * Searches by the values of items.
   *
   * @param data the items to search, of any shape
   * @return the search
   */
  public static NearestNeighbors of(Dataset data) {
    return new NearestNeighbors(Objects.requireNonNull(data, "data"), null);
  }

  /**
   * Searches by the means of q(z|x). All items are encoded now.
   *
   * @param data the items to search
   * @param model the model, which needs its encoder; stays the caller's
   * @return the search
   * @throws IllegalArgumentException if the items have another shape
   * @throws IllegalStateException if the model is closed, or has no encoder
   * @throws org.vae4j.VaeException if the runtime fails
   */
  public static NearestNeighbors of(Dataset data, VaeModel model) {
    Objects.requireNonNull(data, "data");
    Objects.requireNonNull(model, "model");
    Samples means = new SpreadItems(data, data.size()).encode(model).mean();
    return new NearestNeighbors(ArrayDataset.of(means), model);
  }

  /**
   * Finds the nearest items of the data set.
   *
   * @param samples n items of the data set's shape
   * @param k how many neighbors to find for each, from 1 to the size of the data set
   * @return for each sample its k neighbors, the nearest first; of equally near ones, those that
   *     come first in the data set
   * @throws IllegalArgumentException if the samples have another shape, hold values that are not
   *     finite, or there are fewer than k items
   * @throws IllegalStateException if the model is closed
   * @throws org.vae4j.VaeException if the runtime fails
   */
  public List<List<Neighbor>> nearest(Samples samples, int k) {
    Objects.requireNonNull(samples, "samples");
    Require.argument(
        k >= 1 && k <= data.size(),
        "NearestNeighbors k",
        "1 to " + data.size(),
        k,
        "it is the number of neighbors, of all items in the data set");
    Samples points = model == null ? samples : model.encode(samples).mean();
    Shape shape = data.itemShape();
    Require.argument(
        points.itemShape().equals(shape),
        "NearestNeighbors",
        "items of shape " + shape,
        points.itemShape(),
        "samples and data set must have one shape");
    List<List<Neighbor>> all = new ArrayList<>();
    for (int from = 0; from < points.count(); from += LANES) {
      all.addAll(nearestTogether(points.slice(from, Math.min(from + LANES, points.count())), k));
    }
    return List.copyOf(all);
  }

  private List<List<Neighbor>> nearestTogether(Samples points, int k) {
    float[][] lanes = lanes(points);
    int chunks = (data.size() + CHUNK - 1) / CHUNK;
    List<List<List<Neighbor>>> found =
        IntStream.range(0, chunks)
            .parallel()
            .mapToObj(chunk -> nearestInChunk(chunk * CHUNK, lanes, points.count(), k))
            .toList();
    return IntStream.range(0, points.count())
        .mapToObj(
            point ->
                found.stream()
                    .flatMap(chunk -> chunk.get(point).stream())
                    .sorted(ORDER)
                    .limit(k)
                    .toList())
        .toList();
  }

  /** Returns the values by position and then by point: neighbors in memory are added in one go. */
  private static float[][] lanes(Samples points) {
    float[][] lanes = new float[points.itemShape().volume()][points.count()];
    for (int point = 0; point < points.count(); point++) {
      for (int position = 0; position < lanes.length; position++) {
        float value = points.value(point, position);
        Require.argument(
            Float.isFinite(value),
            "NearestNeighbors sample " + point,
            "finite values",
            value,
            "nothing is near to it");
        lanes[position][point] = value;
      }
    }
    return lanes;
  }

  private List<List<Neighbor>> nearestInChunk(int from, float[][] lanes, int points, int k) {
    List<PriorityQueue<Neighbor>> farthestFirst = new ArrayList<>();
    for (int point = 0; point < points; point++) {
      farthestFirst.add(new PriorityQueue<>(ORDER.reversed()));
    }
    float[] item = new float[lanes.length];
    for (int index = from; index < Math.min(from + CHUNK, data.size()); index++) {
      data.read(index, item, 0);
      double[] squares = squaredDistances(item, lanes, points);
      for (int point = 0; point < points; point++) {
        PriorityQueue<Neighbor> nearest = farthestFirst.get(point);
        nearest.add(new Neighbor(index, Math.sqrt(squares[point])));
        if (nearest.size() > k) {
          nearest.remove();
        }
      }
    }
    return farthestFirst.stream().map(List::copyOf).toList();
  }

  private static double[] squaredDistances(float[] item, float[][] lanes, int points) {
    double[] sums = new double[points];
    float[] squares = new float[points];
    for (int from = 0; from < item.length; from += BLOCK) {
      Arrays.fill(squares, 0);
      for (int position = from; position < Math.min(from + BLOCK, item.length); position++) {
        float value = item[position];
        float[] lane = lanes[position];
        for (int point = 0; point < points; point++) {
          float difference = value - lane[point];
          squares[point] += difference * difference;
        }
      }
      for (int point = 0; point < points; point++) {
        sums[point] += squares[point];
      }
    }
    return sums;
  }
}
