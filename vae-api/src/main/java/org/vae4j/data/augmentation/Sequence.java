package org.vae4j.data.augmentation;

import java.util.List;

/**
 * Steps in a row.
 *
 * @param steps none of them a sequence
 */
record Sequence(List<Augmentation> steps) implements Augmentation {
  Sequence {
    steps = List.copyOf(steps);
  }
}
