package org.vae4j.evaluation;

/**
 * How far real items are from real items: the Frechet distance between two halves of the real set,
 * which are disjoint and chosen at random. What a perfect generator would get is not 0 but of this
 * size. The distance falls with the numbers of items about as {@code 1 / n1 + 1 / n2}, so between
 * two sets of the size of the whole the floor is about half of it. Immutable and safe to use from
 * many threads.
 *
 * @param distance the distance between both halves
 * @param firstCount the number of items of the one half
 * @param secondCount the number of items of the other
 */
public record RealFloor(double distance, long firstCount, long secondCount) {

  /** Returns the distance and the sizes of the halves. */
  @Override
  public String toString() {
    return "%s (%d against %d real items)"
        .formatted(Decimals.of(distance), firstCount, secondCount);
  }
}
