package org.vae4j.training;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.vae4j.data.Dataset;
import org.vae4j.inference.Sampler;
import org.vae4j.internal.Require;
import org.vae4j.internal.SpreadItems;

/**
 * Measures after each epoch how varied samples are, and says so in words when a generator stops to
 * make different items (mode collapse), or makes them again. Two measures tell: samples that are
 * all alike have little variance, and samples that are a few items again and again are close to
 * each other in pairs, though they may vary as much as the data: see {@link SampleDiversity}. A
 * warning is given where one of them is below {@value #WARNING} of what the data have.
 *
 * <p>For one training at a time; not safe to use from many threads.
 *
 * @see <a href="https://arxiv.org/abs/1606.03498">Salimans et al. 2016, section 3.2</a>
 * @see <a href="https://arxiv.org/abs/1706.08224">Arora and Zhang 2018, section 3.1</a>
 */
public final class ModeCollapseDoctor implements TrainingListener {
  /** The number of samples, and of items beside them, unless another is given: {@value}. */
  public static final int DEFAULT_COUNT = 500;

  /** What the measures of varied samples do not fall below: {@value}. */
  public static final double WARNING = 0.25;

  private static final long SEED = 1;

  private final Dataset items;
  private final int count;
  private final Consumer<String> advice;
  private boolean collapsed;
  private @Nullable SampleDiversity diversity;

  private ModeCollapseDoctor(Dataset items, int count, Consumer<String> advice) {
    this.items = Objects.requireNonNull(items, "items");
    this.advice = Objects.requireNonNull(advice, "advice");
    Require.argument(
        items.size() >= 2,
        "ModeCollapseDoctor items",
        "at least 2",
        items.size(),
        "give the training items");
    Require.argument(
        count >= 2,
        "ModeCollapseDoctor count",
        "at least 2",
        count,
        "500 samples show what is rare, too");
    this.count = count;
  }

  /**
   * Returns a listener that compares {@value #DEFAULT_COUNT} samples, the same latent vectors after
   * each epoch, with as many items, evenly spread over a data set; fewer of both if it has fewer.
   *
   * @param items the training items, or other ones like them; at least 2
   * @param advice is given a sentence when samples collapse or are varied again, for example {@code
   *     System.out::println}
   * @return a listener for one training at a time
   * @throws IllegalArgumentException if there are less than two items
   */
  public static ModeCollapseDoctor watching(Dataset items, Consumer<String> advice) {
    return new ModeCollapseDoctor(items, DEFAULT_COUNT, advice);
  }

  /**
   * Returns a listener that compares another number of samples.
   *
   * @param newCount the number of samples at most, at least 2
   * @return a new listener
   * @throws IllegalArgumentException if the number is less than 2
   */
  public ModeCollapseDoctor count(int newCount) {
    return new ModeCollapseDoctor(items, newCount, advice);
  }

  /**
   * Returns what was found after the last epoch.
   *
   * @return the measures; empty before the first epoch's end
   */
  public Optional<SampleDiversity> diversity() {
    return Optional.ofNullable(diversity);
  }

  @Override
  public void onStart(TrainingPlan plan) {
    collapsed = false;
    diversity = null;
  }

  @Override
  public void onEpochEnd(EpochEnd end) {
    SpreadItems spread = new SpreadItems(items, count);
    SampleDiversity found =
        SampleDiversity.of(
            Sampler.of(end.model()).seed(SEED).sample(spread.count()),
            spread.samples(0, spread.count()));
    diversity = found;
    boolean now = found.variance() < WARNING || found.distance() < WARNING;
    if (now != collapsed) {
      advice.accept(
          String.format(Locale.ROOT, "Epoch %03d: ", end.metrics().epoch()) + words(found));
      collapsed = now;
    }
  }

  private static String words(SampleDiversity found) {
    String cure =
        "; try spectral normalization, more steps of the discriminator, or a lower learning rate of"
            + " the generator";
    if (found.variance() < WARNING) {
      return String.format(
          Locale.ROOT,
          "samples are nearly alike: they have %.0f%% of the variance of the data, the generator"
              + " has collapsed%s",
          100 * found.variance(),
          cure);
    }
    if (found.distance() < WARNING) {
      return String.format(
          Locale.ROOT,
          "samples repeat each other: the nearest other one is %.0f%% as far away as among the"
              + " data, the generator has collapsed to a few items%s",
          100 * found.distance(),
          cure);
    }
    return String.format(
        Locale.ROOT,
        "samples are varied again: they have %.0f%% of the variance of the data",
        100 * found.variance());
  }
}
