package org.vae4j.tensorflow.checkpoint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vae4j.internal.Require;
import org.vae4j.training.EpochMetrics;

/**
 * All that a training run needs to go on. Random numbers, the order of items and schedules depend
 * on the seed and the step alone, so their state is the step.
 *
 * @param identity what the run depends on, by name: description, data, settings; a run goes on only
 *     with the same
 * @param steps the number of steps done
 * @param epochSums the losses of the epoch that the step lies in, so far
 * @param history the metrics of the epochs that are complete
 * @param variables the values of all variables, by name
 */
public record TrainingState(
    Map<String, String> identity,
    long steps,
    LossSums epochSums,
    List<EpochMetrics> history,
    Map<String, float[]> variables) {
  /** Copies the maps and the list. */
  public TrainingState {
    identity = new LinkedHashMap<>(identity);
    history = List.copyOf(history);
    variables = new LinkedHashMap<>(variables);
  }

  /**
   * Checks that this state is one of a run that depends on the same things.
   *
   * @param expected what the run at hand depends on
   * @param where the file, for the message
   * @throws IllegalArgumentException if something differs
   */
  public void requireSameRun(Map<String, String> expected, String where) {
    expected.forEach(
        (name, value) ->
            Require.argument(
                value.equals(identity.get(name)),
                where + " " + name,
                value,
                identity.get(name),
                "go on with what the run was started with, or start a new one"));
  }
}
