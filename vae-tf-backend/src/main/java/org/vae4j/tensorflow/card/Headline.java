package org.vae4j.tensorflow.card;

/**
 * One of the few numbers that a card begins with.
 *
 * @param label what it is
 * @param value the number with its unit
 * @param note what it is to be compared with
 */
record Headline(String label, String value, String note) {
  @Override
  public String toString() {
    return label + ": " + value + " (" + note + ")";
  }
}
