package org.vae4j.training;

import java.util.List;
import java.util.Objects;

/**
 * A linear warm-up in front of another rate: {@code from + (start - from) * epoch / epochs} up to
 * the end of the warm-up, where {@code start} is the first value of the other rate; from then on
 * the other rate, which sees only what comes after the warm-up. The warm-up takes a whole number of
 * steps, the nearest to its epochs.
 *
 * @param then the rate after the warm-up
 * @param epochs the length of the warm-up in epochs, at least 0; fractions are allowed
 * @param from the rate of the first step, at least 0
 * @see <a href="https://arxiv.org/abs/1706.02677">Goyal et al. 2017, section 2.2</a>
 */
public record WarmUpRate(LearningRate then, double epochs, double from) implements LearningRate {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if a number is negative or not finite
   */
  public WarmUpRate {
    Objects.requireNonNull(then, "then");
    Numbers.notNegative(epochs, "WarmUpRate epochs", "1 to 10 are usual");
    Numbers.notNegative(from, "WarmUpRate from", "0 and a tenth of the rate are usual");
  }

  @Override
  public double at(TrainingProgress progress) {
    long steps = Math.round(epochs * progress.stepsPerEpoch());
    if (progress.step() >= steps) {
      return then.at(progress.since(steps));
    }
    double start =
        then.at(
            new TrainingProgress(
                0,
                progress.stepsPerEpoch(),
                Math.max(0, progress.epochs() - steps / (double) progress.stepsPerEpoch()),
                List.of()));
    return from + (start - from) * (progress.step() / (double) steps);
  }
}
