package org.vae4j.evaluation;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.vae4j.internal.Parallel;

/** One run of a {@link FidEvaluator}: takes the passes' results and makes the report. */
final class FidEvaluation {
  private final FeatureExtractor extractor;
  private final FidSettings settings;
  private final Parallel parallel;
  private final OptionalLong samplerSeed;
  private final FidWarnings warnings = new FidWarnings();

  FidEvaluation(
      FeatureExtractor extractor,
      FidSettings settings,
      Parallel parallel,
      OptionalLong samplerSeed) {
    this.extractor = extractor;
    this.settings = settings;
    this.parallel = parallel;
    this.samplerSeed = samplerSeed;
  }

  FidReport of(ItemSource realItems, ItemSource generatedItems) {
    FeaturePass generatedPass = pass(generatedItems, "generated");
    FeatureSet real = pass(realItems, "real").halves();
    Optional<RealFloor> floor = floor(real.halves());
    FeatureSet generated = generatedPass.whole();
    double distance = distance(real.statistics(), generated.statistics());
    floor.ifPresent(value -> warnings.compare(distance, value));
    return report(
        distance,
        floor,
        new Bootstrap(real.kept(), generated.kept(), settings.ridge, settings.seed)
            .interval(distance, settings.draws(extractor.featureSize()), parallel),
        kernelDistance(real.kept(), generated.kept()),
        neighbors(real.kept(), generated.kept()),
        real.inception(),
        real.statistics(),
        generated);
  }

  FidReport of(FrechetStatistics real, ItemSource generatedItems) {
    FeatureSet generated = pass(generatedItems, "generated").whole();
    double distance = distance(real, generated.statistics());
    return report(
        distance,
        Optional.empty(),
        new Bootstrap(
                real.withRidge(settings.ridge), generated.kept(), settings.ridge, settings.seed)
            .interval(distance, settings.draws(extractor.featureSize()), parallel),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        real,
        generated);
  }

  FeaturePass pass(ItemSource items, String side) {
    return new FeaturePass(extractor, settings, parallel, items, side);
  }

  private double distance(FrechetStatistics real, FrechetStatistics generated) {
    warnings.look("real", real);
    warnings.look("generated", generated);
    return ridged(real).distance(ridged(generated), parallel);
  }

  private FrechetStatistics ridged(FrechetStatistics statistics) {
    return settings.ridge == 0 ? statistics : statistics.withRidge(settings.ridge);
  }

  private Optional<RealFloor> floor(List<FrechetStatistics> halves) {
    if (halves.isEmpty()) {
      return Optional.empty();
    }
    FrechetStatistics first = halves.get(0);
    FrechetStatistics second = halves.get(1);
    double distance = ridged(first).distance(ridged(second), parallel);
    return Optional.of(new RealFloor(distance, first.count(), second.count()));
  }

  private Optional<KernelDistance> kernelDistance(float[][] real, float[][] generated) {
    if (settings.kidSubsets == 0) {
      return Optional.empty();
    }
    int size = Math.min(settings.kidSubsetSize, Math.min(real.length, generated.length));
    if (size < settings.kidSubsetSize) {
      warnings.add(
          "KID's subsets have "
              + size
              + " items in place of "
              + settings.kidSubsetSize
              + ", as there are no more");
    }
    return Optional.of(
        KernelMeasure.measure(real, generated, settings.kidSubsets, size, settings.seed, parallel));
  }

  private Optional<NeighborScores> neighbors(float[][] real, float[][] generated) {
    int k = settings.precisionNeighbors;
    if (k == 0) {
      return Optional.empty();
    }
    if (real.length <= Math.max(k, settings.densityNeighbors) || generated.length <= k) {
      warnings.add(
          "no precision, recall, density and coverage: %d real and %d generated items are too few for %d and %d neighbors"
              .formatted(real.length, generated.length, k, settings.densityNeighbors));
      return Optional.empty();
    }
    return Optional.of(
        NeighborMeasure.measure(real, generated, k, settings.densityNeighbors, parallel));
  }

  private FidReport report(
      double distance,
      Optional<RealFloor> floor,
      Optional<BootstrapInterval> interval,
      Optional<KernelDistance> kernelDistance,
      Optional<NeighborScores> neighbors,
      Optional<InceptionScore> realInception,
      FrechetStatistics real,
      FeatureSet generated) {
    return new FidReport(
        distance,
        floor,
        interval,
        kernelDistance,
        neighbors,
        generated.inception(),
        realInception,
        real.count() == FrechetStatistics.UNKNOWN_COUNT
            ? OptionalLong.empty()
            : OptionalLong.of(real.count()),
        generated.statistics().count(),
        extractor.name(),
        extractor.featureSize(),
        settings.ridge,
        settings.seed,
        samplerSeed,
        warnings.list());
  }
}
