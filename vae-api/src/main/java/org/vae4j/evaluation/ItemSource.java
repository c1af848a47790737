package org.vae4j.evaluation;

import java.util.function.IntFunction;
import org.vae4j.Samples;
import org.vae4j.data.Dataset;
import org.vae4j.inference.Sampler;

/**
 * Items in order, a few at a time. To be read once, from one thread.
 *
 * @param count the number of items, at least 0
 * @param next returns this many of the next items
 */
record ItemSource(int count, IntFunction<Samples> next) {
  static ItemSource of(Dataset data, int limit) {
    int[] position = {0};
    return new ItemSource(
        Math.min(limit, data.size()), size -> data.samples(position[0], position[0] += size));
  }

  static ItemSource of(Samples items) {
    int[] position = {0};
    return new ItemSource(items.count(), size -> items.slice(position[0], position[0] += size));
  }

  static ItemSource of(Sampler sampler, int count) {
    return new ItemSource(count, sampler::sample);
  }
}
