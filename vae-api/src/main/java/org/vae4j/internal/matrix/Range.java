package org.vae4j.internal.matrix;

/**
 * Consecutive indices.
 *
 * @param from the first
 * @param to the one after the last
 */
public record Range(int from, int to) {
  /**
   * Returns one of some blocks; the last may be smaller.
   *
   * @param number the block's number, from 0
   * @param size how many indices a block has
   * @param end the index after the last of all
   * @return the indices of the block
   */
  public static Range block(int number, int size, int end) {
    return new Range(number * size, Math.min(end, (number + 1) * size));
  }

  /**
   * Returns the number of blocks.
   *
   * @param size how many indices a block has
   * @param end the index after the last of all
   * @return how many blocks cover the indices from 0
   */
  public static int blocks(int size, int end) {
    return (end + size - 1) / size;
  }
}
