package org.vae4j.inference;

import java.time.Duration;
import java.util.Objects;
import org.vae4j.internal.Require;

/**
 * The settings of a {@link BatchingSampler}. Each method returns other settings and leaves these as
 * they are. Immutable and safe to use from many threads.
 */
public final class BatchingSamplerBuilder {
  /** The number of items of a full run unless another is given: {@value}. */
  public static final int DEFAULT_BATCH = 64;

  private static final Duration DEFAULT_DELAY = Duration.ofMillis(2);
  private static final Duration LONGEST_DELAY = Duration.ofMinutes(1);

  private final VaeModel model;
  private final int maxBatch;
  private final Duration maxDelay;

  BatchingSamplerBuilder(VaeModel model) {
    this(model, DEFAULT_BATCH, DEFAULT_DELAY);
  }

  private BatchingSamplerBuilder(VaeModel model, int maxBatch, Duration maxDelay) {
    this.model = model;
    this.maxBatch = maxBatch;
    this.maxDelay = maxDelay;
  }

  /**
   * Sets how many items make a full run, which starts at once; {@value #DEFAULT_BATCH} by default.
   *
   * @param newMaxBatch the number of items, at least 1
   * @return the new settings
   * @throws IllegalArgumentException if the number is less than 1
   */
  public BatchingSamplerBuilder maxBatch(int newMaxBatch) {
    Require.positive(newMaxBatch, "BatchingSampler maxBatch", "64 is usual");
    return new BatchingSamplerBuilder(model, newMaxBatch, maxDelay);
  }

  /**
   * Sets how long a request may wait for others, not counting the run before; 2 milliseconds by
   * default.
   *
   * @param newMaxDelay from 0 (only those are gathered that came during the run before) to a minute
   * @return the new settings
   * @throws IllegalArgumentException if it is negative or longer than a minute
   */
  public BatchingSamplerBuilder maxDelay(Duration newMaxDelay) {
    Objects.requireNonNull(newMaxDelay, "maxDelay");
    Require.argument(
        !newMaxDelay.isNegative() && newMaxDelay.compareTo(LONGEST_DELAY) <= 0,
        "BatchingSampler maxDelay",
        "0 to " + LONGEST_DELAY,
        newMaxDelay,
        "a few milliseconds are usual");
    return new BatchingSamplerBuilder(model, maxBatch, newMaxDelay);
  }

  /**
   * Starts a sampler with these settings.
   *
   * @return the sampler, which the caller closes
   */
  public BatchingSampler build() {
    return new BatchingSampler(model, maxBatch, maxDelay);
  }
}
