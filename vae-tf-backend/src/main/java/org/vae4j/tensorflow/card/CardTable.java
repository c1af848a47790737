package org.vae4j.tensorflow.card;

import java.util.List;

/**
 * Numbers that belong together.
 *
 * @param title what they tell
 * @param rows the numbers
 * @param note what is to be said of all of them; may be empty
 */
record CardTable(String title, List<CardRow> rows, String note) {
  static final String NAME = "number";
  static final String VALUE = "value";
  static final String FLOOR = "real against real";
  static final String COUNT = "n";
  static final String DRAWS = "K";
  static final String SEED = "seed";
  static final String DEFINITION = "what it is";

  /** The titles of columns. */
  static final List<String> COLUMNS = List.of(NAME, VALUE, FLOOR, COUNT, DRAWS, SEED, DEFINITION);

  CardTable {
    rows = List.copyOf(rows);
  }

  /** Returns the columns that say something. */
  List<String> columns() {
    return COLUMNS.stream()
        .filter(column -> rows.stream().anyMatch(row -> !row.cell(column).isEmpty()))
        .toList();
  }
}
