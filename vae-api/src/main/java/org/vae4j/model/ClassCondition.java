package org.vae4j.model;

import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.data.Dataset;
import org.vae4j.internal.Require;

/**
 * A condition on one of some classes, made by {@link Condition#classes}.
 *
 * @param names the name of each class, from class 0 on
 */
public record ClassCondition(List<String> names) implements Condition {
  /** More names than this would hide the rest of a message. */
  private static final int LISTED = 20;

  /**
   * Checks the names.
   *
   * @throws IllegalArgumentException if there are fewer than two names, or a name is blank, has a
   *     control character or comes twice
   */
  public ClassCondition {
    names = List.copyOf(Objects.requireNonNull(names, "names"));
    Require.argument(
        names.size() >= 2,
        "Condition.classes",
        "at least two classes",
        names.size(),
        "one class says nothing about an item");
    for (String name : names) {
      Require.argument(
          !name.isBlank() && name.chars().noneMatch(Character::isISOControl),
          "Condition.classes",
          "names that can be shown",
          "'" + name + "'",
          "leave out line breaks and blank names");
    }
    Require.argument(
        new TreeSet<>(names).size() == names.size(),
        "Condition.classes",
        "names that are all different",
        names,
        "a name stands for one class");
  }

  static ClassCondition numbered(int count) {
    Require.argument(
        count >= 2,
        "Condition.classes",
        "at least two classes",
        count,
        "one class says nothing about an item");
    return new ClassCondition(IntStream.range(0, count).mapToObj(String::valueOf).toList());
  }

  @Override
  public int size() {
    return names.size();
  }

  @Override
  public Samples of(int... labels) {
    for (int label : labels) {
      require(label >= 0 && label < size(), "label", label);
    }
    return Samples.filledBy(
        labels.length,
        Shape.of(size()),
        values -> {
          for (int i = 0; i < labels.length; i++) {
            values[i * size() + labels[i]] = 1;
          }
        });
  }

  @Override
  public void requireIn(Dataset data, String where) {
    for (int index = 0; index < data.size(); index++) {
      label(data, index, where);
    }
  }

  @Override
  public void read(Dataset data, int index, float[] target, int offset) {
    int label = label(data, index, "data");
    Objects.checkFromIndexSize(offset, size(), target.length);
    for (int i = 0; i < size(); i++) {
      target[offset + i] = i == label ? 1 : 0;
    }
  }

  private int label(Dataset data, int index, String where) {
    OptionalInt label = data.label(index);
    int found = label.orElse(-1);
    if (found < 0 || found >= size()) {
      require(
          false,
          where + ", label of item " + index,
          label.isPresent() ? found : "none in " + data + ", see Datasets.withLabels");
    }
    return found;
  }

  private void require(boolean known, String where, Object found) {
    if (!known) {
      throw new IllegalArgumentException(
          Require.message(
              where, "one of " + list(), found, "the model knows these " + size() + " classes"));
    }
  }

  private String list() {
    boolean numbered = IntStream.range(0, size()).allMatch(i -> names.get(i).equals("" + i));
    if (numbered) {
      return "0 to " + (size() - 1);
    }
    String first =
        IntStream.range(0, Math.min(size(), LISTED))
            .mapToObj(i -> i + " " + names.get(i))
            .collect(Collectors.joining(", "));
    return size() <= LISTED ? first : first + ", …, " + (size() - 1) + " " + names.get(size() - 1);
  }

  /** Returns the classes, as in {@code classes 0 Trouser, 1 Bag} or {@code classes 0 to 9}. */
  @Override
  public String toString() {
    return "classes " + list();
  }
}
