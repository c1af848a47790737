package org.vae4j.tensorflow.card;

/**
 * A number with all that is needed to read it.
 *
 * @param name what it is called
 * @param value the number, with its error or interval and unit
 * @param floor what real items get, where that says something; otherwise empty
 * @param n on how many items
 * @param draws K, or how many subsets or neighbors; otherwise empty
 * @param seed what chance hung on; otherwise empty
 * @param definition what it is, in words
 */
record CardRow(
    String name,
    String value,
    String floor,
    String n,
    String draws,
    String seed,
    String definition) {
  /** Returns what belongs in a column of a table. */
  String cell(String column) {
    return switch (column) {
      case CardTable.NAME -> name;
      case CardTable.VALUE -> value;
      case CardTable.FLOOR -> floor;
      case CardTable.COUNT -> n;
      case CardTable.DRAWS -> draws;
      case CardTable.SEED -> seed;
      case CardTable.DEFINITION -> definition;
      default -> throw new IllegalArgumentException(column);
    };
  }
}
