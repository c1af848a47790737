package org.vae4j.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.vae4j.random.CounterRandom;
import org.vae4j.random.Permutation;

/**
 * Chooses a fraction of the items of each class at random. The number of items per class is the
 * fraction of its size, rounded down; the items that are missing to the fraction of all go to the
 * classes that lost most, one each (the method of largest remainders).
 */
final class StratifiedChoice {
  /** Stands for items without a label, before all classes. */
  private static final int NO_LABEL = -1;

  /** Keeps the choice apart from other uses of the same seed. */
  private static final long STREAM = 0x73706c6974L;

  private StratifiedChoice() {}

  /**
   * Chooses at least one item, and not all.
   *
   * @param data at least two items
   * @param fraction between 0 and 1
   * @return whether each item was chosen
   */
  static boolean[] of(Dataset data, double fraction, long seed) {
    List<Stratum> strata = strata(data, fraction);
    int wanted = (int) Math.max(1, Math.min(data.size() - 1, Math.round(fraction * data.size())));
    int missing = wanted - strata.stream().mapToInt(Stratum::whole).sum();
    // Sorting keeps the order of equal remainders, so that the result is always the same.
    List<Stratum> byLoss = new ArrayList<>(strata);
    byLoss.sort(Comparator.comparingDouble(Stratum::remainder).reversed());
    boolean[] chosen = new boolean[data.size()];
    int left = wanted;
    for (int rank = 0; rank < byLoss.size(); rank++) {
      Stratum stratum = byLoss.get(rank);
      int count = Math.min(left, stratum.whole() + (rank < missing ? 1 : 0));
      stratum.choose(count, seed, chosen);
      left -= count;
    }
    return chosen;
  }

  private static List<Stratum> strata(Dataset data, double fraction) {
    SortedMap<Integer, List<Integer>> byLabel = new TreeMap<>();
    for (int index = 0; index < data.size(); index++) {
      int label = data.label(index).orElse(NO_LABEL);
      byLabel.computeIfAbsent(label, key -> new ArrayList<>()).add(index);
    }
    List<Stratum> strata = new ArrayList<>();
    byLabel.forEach(
        (label, items) -> strata.add(new Stratum(label, items, fraction * items.size())));
    return strata;
  }

  /** The items of one class and how many of them the fraction makes, exactly. */
  private record Stratum(int label, List<Integer> items, double quota) {
    int whole() {
      return (int) quota;
    }

    double remainder() {
      return quota - whole();
    }

    void choose(int count, long seed, boolean[] chosen) {
      int[] order = Permutation.of(items.size(), CounterRandom.of(seed, STREAM + label));
      for (int i = 0; i < count; i++) {
        chosen[items.get(order[i])] = true;
      }
    }
  }
}
