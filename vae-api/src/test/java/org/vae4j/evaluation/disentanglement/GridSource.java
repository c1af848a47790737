package org.vae4j.evaluation.disentanglement;

import java.util.List;
import org.vae4j.Samples;
import org.vae4j.Shape;

/** Items that are their factors, each scaled to [0, 1]. */
final class GridSource implements FactorSource {
  private final List<Integer> counts;

  GridSource(Integer... counts) {
    this.counts = List.of(counts);
  }

  @Override
  public List<String> names() {
    return counts.stream().map(count -> "of " + count).toList();
  }

  @Override
  public List<Integer> counts() {
    return counts;
  }

  @Override
  public Samples items(int[][] factors) {
    float[] values = new float[factors.length * counts.size()];
    for (int i = 0; i < values.length; i++) {
      int factor = i % counts.size();
      values[i] = factors[i / counts.size()][factor] / (counts.get(factor) - 1f);
    }
    return Samples.of(Shape.of(counts.size()), values);
  }
}
