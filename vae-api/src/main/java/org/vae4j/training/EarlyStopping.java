package org.vae4j.training;

import java.util.List;
import java.util.Objects;
import org.vae4j.internal.Require;

/**
 * Ends a training run when its metric has not become better for some epochs. What it says depends
 * on the history alone, so a resumed run stops where the other would have. Immutable.
 *
 * @param patience how many epochs without improvement are allowed, at least 1
 * @param minimumImprovement by how much the metric must fall to count, in its unit; 0 by default
 * @param metric what is watched; {@link Metric#total()} by default
 * @see <a href="https://doi.org/10.1007/3-540-49430-8_3">Prechelt 1998, section 2</a>
 */
public record EarlyStopping(int patience, double minimumImprovement, Metric metric) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if the patience is less than 1, or the minimum improvement is
   *     negative or not finite
   */
  public EarlyStopping {
    Require.positive(patience, "EarlyStopping patience", "5 to 20 epochs are usual");
    Require.argument(
        minimumImprovement >= 0 && Double.isFinite(minimumImprovement),
        "EarlyStopping minimumImprovement",
        "a finite number of at least 0",
        minimumImprovement,
        "it is a number of nats for most metrics");
    Objects.requireNonNull(metric, "metric");
  }

  /**
   * Returns the rule for the total loss, where every improvement counts.
   *
   * @param epochs how many epochs without improvement are allowed
   * @return the rule
   * @throws IllegalArgumentException if the number is less than 1
   */
  public static EarlyStopping patience(int epochs) {
    return new EarlyStopping(epochs, 0, Metric.total());
  }

  /**
   * Returns this rule with another least improvement.
   *
   * @param improvement by how much the metric must fall to count
   * @return a new rule
   * @throws IllegalArgumentException if the number is negative or not finite
   */
  public EarlyStopping minimumImprovement(double improvement) {
    return new EarlyStopping(patience, improvement, metric);
  }

  /**
   * Returns this rule for another metric.
   *
   * @param newMetric what is watched
   * @return a new rule
   */
  public EarlyStopping metric(Metric newMetric) {
    return new EarlyStopping(patience, minimumImprovement, newMetric);
  }

  /**
   * Tells whether a run with this history should end.
   *
   * @param history the metrics of all epochs so far
   * @return true if the last {@code patience} epochs brought no improvement
   */
  public boolean ends(List<EpochMetrics> history) {
    double best = Double.POSITIVE_INFINITY;
    int epochsSinceBest = 0;
    for (EpochMetrics epoch : history) {
      double value = metric.of(epoch);
      if (value < best - minimumImprovement || best == Double.POSITIVE_INFINITY) {
        best = value;
        epochsSinceBest = 0;
      } else {
        epochsSinceBest++;
      }
    }
    return epochsSinceBest >= patience;
  }
}
