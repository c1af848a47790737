package org.vae4j.evaluation;

import java.util.ArrayList;
import java.util.List;

/** Collects what a reader of the numbers should know, in words. */
final class FidWarnings {
  private final List<String> warnings = new ArrayList<>();

  List<String> list() {
    return List.copyOf(warnings);
  }

  void add(String warning) {
    warnings.add(warning);
  }

  /** Looks at one side's statistics. */
  void look(String side, FrechetStatistics statistics) {
    long count = statistics.count();
    int size = statistics.featureSize();
    if (count != FrechetStatistics.UNKNOWN_COUNT && count < size) {
      add(
          count
              + " "
              + side
              + " items are fewer than the "
              + size
              + " features: their covariance is singular and the Frechet distance comes out too"
              + " large; compare it with that of equal counts only");
    }
    int constant = statistics.constantFeatures();
    if (constant > 0) {
      add(
          constant
              + " of "
              + size
              + " features are the same for all "
              + side
              + " items"
              + (constant == size ? ": does the network see the items at all?" : ""));
    }
  }

  /** Looks for sets that are copies of each other. */
  void compare(double distance, RealFloor floor) {
    if (floor.distance() > 0 && distance < floor.distance() / 10) {
      add(
          "the distance is less than a tenth of that between halves of the real set: are the"
              + " generated items copies of the real ones?");
    }
  }
}
