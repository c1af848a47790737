package org.vae4j.training;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.vae4j.data.Dataset;
import org.vae4j.inference.LatentReport;
import org.vae4j.internal.Require;

/**
 * Counts after each epoch how many latent dimensions are active, and says so in words when the
 * number changes. A dimension is inactive if the mean of q(z|x) hardly depends on x: its variance
 * over the items is at most 0.01. Such a dimension carries nothing; some are usual once a model has
 * more dimensions than its data need, all of them means that the decoder ignores z.
 *
 * <p>For one training at a time; not safe to use from many threads.
 *
 * @see <a href="https://arxiv.org/abs/1509.00519">Burda et al. 2016, section 5.2</a>
 */
public final class CollapseDoctor implements TrainingListener {
  /** The number of items that are measured unless another is given: {@value}. */
  public static final int DEFAULT_LIMIT = 2000;

  private final Dataset items;
  private final int limit;
  private final Consumer<String> advice;
  private int inactive;
  private @Nullable LatentReport report;

  private CollapseDoctor(Dataset items, int limit, Consumer<String> advice) {
    this.items = Objects.requireNonNull(items, "items");
    this.limit = Require.positive(limit, "CollapseDoctor limit", "2,000 items show a variance");
    this.advice = Objects.requireNonNull(advice, "advice");
  }

  /**
   * Returns a listener that measures {@value #DEFAULT_LIMIT} items, evenly spread over a data set.
   *
   * @param items the validation items, or the training items where there are no others
   * @param advice is given a sentence when the number of inactive dimensions changes, for example
   *     {@code System.out::println}
   * @return a listener for one training at a time
   */
  public static CollapseDoctor watching(Dataset items, Consumer<String> advice) {
    return new CollapseDoctor(items, DEFAULT_LIMIT, advice);
  }

  /**
   * Returns a listener that measures another number of items.
   *
   * @param newLimit the number of items at most, at least 1
   * @return a new listener
   * @throws IllegalArgumentException if the number is less than 1
   */
  public CollapseDoctor limit(int newLimit) {
    return new CollapseDoctor(items, newLimit, advice);
  }

  /**
   * Returns what was found after the last epoch.
   *
   * @return the report; empty before the first epoch's end
   */
  public Optional<LatentReport> report() {
    return Optional.ofNullable(report);
  }

  @Override
  public void onStart(TrainingPlan plan) {
    inactive = 0;
    report = null;
  }

  @Override
  public void onEpochEnd(EpochEnd end) {
    LatentReport found = LatentReport.of(end.model(), items, limit);
    report = found;
    if (found.inactiveCount() != inactive) {
      advice.accept(
          String.format(Locale.ROOT, "Epoch %03d: %s", end.metrics().epoch(), words(found)));
      inactive = found.inactiveCount();
    }
  }

  private String words(LatentReport found) {
    int size = found.dimensions().size();
    int count = found.inactiveCount();
    String all = size + " latent dimensions are ";
    if (count == 0) {
      return "all " + all + "active";
    }
    if (count < inactive) {
      return count + " of " + all + "inactive, after " + inactive;
    }
    if (count == size) {
      return "all "
          + all
          + "inactive, the decoder ignores them; try free bits, a longer warm-up, a smaller beta or"
          + " a weaker decoder";
    }
    return count + " of " + all + "inactive; try free bits or a longer warm-up";
  }
}
