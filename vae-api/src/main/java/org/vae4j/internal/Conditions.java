package org.vae4j.internal;

import java.util.Objects;
import java.util.Optional;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.model.Condition;

/** Checks of what conditional models are told. */
public final class Conditions {
  private Conditions() {}

  /**
   * Checks that a model needs no condition.
   *
   * @param model what messages call it
   * @param condition its condition
   * @throws IllegalStateException if it has one
   */
  public static void requireNone(String model, Optional<Condition> condition) {
    if (condition.isPresent()) {
      throw missing(model, condition.get());
    }
  }

  /**
   * Returns the failure of a call that needs a condition.
   *
   * @param model what messages call the model
   * @param condition its condition
   * @return what to throw
   */
  public static IllegalStateException missing(String model, Condition condition) {
    return new IllegalStateException(
        Require.message(
            model,
            "a condition, " + condition,
            "none",
            "use model.given(…), or the call that takes a condition for each item"));
  }

  /**
   * Returns the condition of a model.
   *
   * @param model what messages call it
   * @param condition its condition
   * @return the condition
   * @throws IllegalStateException if it has none
   */
  public static Condition require(String model, Optional<Condition> condition) {
    return condition.orElseThrow(
        () ->
            new IllegalStateException(
                Require.message(
                    model,
                    "a conditional model",
                    "one without a condition, or with a given one",
                    "leave the condition out, or ask the model it was given to")));
  }

  /**
   * Checks conditions of items.
   *
   * @param model what messages call the model
   * @param condition its condition
   * @param conditions what was given
   * @param count the number of items
   * @return what was given
   * @throws IllegalStateException if the model has no condition
   * @throws IllegalArgumentException if their number or size is another
   */
  public static Samples require(
      String model, Optional<Condition> condition, Samples conditions, int count) {
    Objects.requireNonNull(conditions, "conditions");
    Condition known = require(model, condition);
    Shape shape = Shape.of(known.size());
    if (conditions.count() != count || !conditions.itemShape().equals(shape)) {
      throw new IllegalArgumentException(
          Require.message(
              model + " conditions",
              count + " samples of " + shape + ", one per item",
              conditions,
              "Condition.of makes them of labels: " + known));
    }
    return conditions;
  }

  /**
   * Returns a condition a number of times.
   *
   * @param condition one vector
   * @param count how often
   * @return as many vectors
   */
  public static Samples repeat(Samples condition, int count) {
    float[] values = condition.item(0);
    return Samples.filledBy(
        count,
        condition.itemShape(),
        target -> {
          for (int i = 0; i < count; i++) {
            System.arraycopy(values, 0, target, i * values.length, values.length);
          }
        });
  }
}
