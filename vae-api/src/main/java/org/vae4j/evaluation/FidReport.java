package org.vae4j.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How far a set of generated items is from a set of real ones. Numbers can be compared only where
 * the features, the numbers of items and the ridge agree. Immutable and safe to use from many
 * threads.
 *
 * @param frechetDistance the Frechet distance, at least 0
 * @param floor how far real items are from real items; empty where there were no real items but
 *     only their statistics, or fewer than 4
 * @param interval how much the distance hangs on the choice of items; empty if there were no draws
 * @param kernelDistance KID; empty without real items, or if it was switched off
 * @param neighbors precision, recall, density and coverage; empty without real items, if switched
 *     off, or where there are no more items than neighbors
 * @param inceptionScore that of the generated items; empty if the extractor has no classes
 * @param realInceptionScore that of the real items, which bounds what the other can be; empty
 *     likewise, and without real items
 * @param realCount the number of real items; empty if statistics came without it
 * @param generatedCount the number of generated items
 * @param features the name of the feature extractor
 * @param featureSize the number of features
 * @param ridge what was added to each variance
 * @param seed what the halves, subsets and draws follow from
 * @param samplerSeed the sampler's seed; empty if the items came from elsewhere
 * @param warnings what a reader of the numbers should know, in words; often empty
 */
public record FidReport(
    double frechetDistance,
    Optional<RealFloor> floor,
    Optional<BootstrapInterval> interval,
    Optional<KernelDistance> kernelDistance,
    Optional<NeighborScores> neighbors,
    Optional<InceptionScore> inceptionScore,
    Optional<InceptionScore> realInceptionScore,
    OptionalLong realCount,
    long generatedCount,
    String features,
    int featureSize,
    double ridge,
    long seed,
    OptionalLong samplerSeed,
    List<String> warnings) {
  /** Copies the list. */
  public FidReport {
    Objects.requireNonNull(floor, "floor");
    Objects.requireNonNull(interval, "interval");
    Objects.requireNonNull(kernelDistance, "kernelDistance");
    Objects.requireNonNull(neighbors, "neighbors");
    Objects.requireNonNull(inceptionScore, "inceptionScore");
    Objects.requireNonNull(realInceptionScore, "realInceptionScore");
    Objects.requireNonNull(realCount, "realCount");
    Objects.requireNonNull(features, "features");
    Objects.requireNonNull(samplerSeed, "samplerSeed");
    warnings = List.copyOf(Objects.requireNonNull(warnings, "warnings"));
  }

  /** Returns all of the report as lines, the distance first. */
  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Frechet distance     %s (%s real, %d generated items)"
            .formatted(
                Decimals.of(frechetDistance),
                realCount.isPresent() ? realCount.getAsLong() : "unknown number of",
                generatedCount));
    interval.ifPresent(value -> lines.add("  interval           " + value));
    floor.ifPresent(value -> lines.add("  real against real  " + value));
    kernelDistance.ifPresent(value -> lines.add("KID                  " + value));
    neighbors.ifPresent(
        value -> {
          lines.add("precision, recall    " + value.precisionAndRecall());
          lines.add("density, coverage    " + value.densityAndCoverage());
        });
    inceptionScore.ifPresent(value -> lines.add("inception score      " + value));
    realInceptionScore.ifPresent(value -> lines.add("  of the real items  " + value));
    lines.add(
        "features             %s, %d per item%s"
            .formatted(features, featureSize, ridge == 0 ? "" : ", ridge " + ridge));
    lines.add(
        "seed                 "
            + seed
            + (samplerSeed.isPresent() ? ", sampler's " + samplerSeed.getAsLong() : ""));
    warnings.forEach(warning -> lines.add("warning: " + warning));
    return String.join("\n", lines);
  }
}
