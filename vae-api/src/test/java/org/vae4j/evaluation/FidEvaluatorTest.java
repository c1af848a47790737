package org.vae4j.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.VaeException;
import org.vae4j.data.ArrayDataset;
import org.vae4j.data.Dataset;
import org.vae4j.data.Datasets;
import org.vae4j.inference.Sampler;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;
import org.vae4j.model.Weights;
import org.vae4j.oracle.OracleModel;

final class FidEvaluatorTest {
  private static final int SIZE = 6;

  private final Dataset real = TestSets.data(400, SIZE, 0, 1, 1);
  private final Dataset generated = TestSets.data(300, SIZE, 0.2, 0.9, 2);
  private final FakeFeatureExtractor extractor = new FakeFeatureExtractor(SIZE, true);
  private final FidEvaluator evaluator = FidEvaluator.using(extractor).kid(10, 50).bootstrap(20);

  private static FrechetStatistics statistics(Dataset data) {
    return FrechetStatistics.of(data.samples(0, data.size()));
  }

  @Test
  void evaluate_findsAllMeasures() {
    FidReport report = evaluator.evaluate(real, generated);
    double distance = statistics(real).distance(statistics(generated));
    assertThat(report.frechetDistance()).isEqualTo(distance, within(1e-10 * distance));
    assertThat(report.realCount()).hasValue(400);
    assertThat(report.generatedCount()).isEqualTo(300);
    assertThat(report.features()).isEqualTo("fake-6");
    assertThat(report.featureSize()).isEqualTo(SIZE);
    assertThat(report.seed()).isZero();
    assertThat(report.samplerSeed()).isEmpty();
    assertThat(report.warnings()).isEmpty();
    RealFloor floor = report.floor().orElseThrow();
    assertThat(floor.firstCount()).isEqualTo(200);
    assertThat(floor.secondCount()).isEqualTo(200);
    assertThat(floor.distance()).isBetween(1e-5, distance);
    BootstrapInterval interval = report.interval().orElseThrow();
    assertThat(interval.draws()).isEqualTo(20);
    assertThat(interval.low()).isBetween(0.0, distance);
    assertThat(interval.high() - distance)
        .isEqualTo(1.96 * interval.standardDeviation(), within(1e-12));
    KernelDistance kernel = report.kernelDistance().orElseThrow();
    assertThat(kernel.subsets()).isEqualTo(10);
    assertThat(kernel.subsetSize()).isEqualTo(50);
    NeighborScores neighbors = report.neighbors().orElseThrow();
    assertThat(neighbors.precision()).isGreaterThan(0.9);
    assertThat(neighbors.realCount()).isEqualTo(400);
    assertThat(neighbors.generatedCount()).isEqualTo(300);
    assertThat(report.inceptionScore().orElseThrow().mean()).isBetween(1.0, 2.0);
    assertThat(report.realInceptionScore().orElseThrow().mean()).isBetween(1.0, 2.0);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "7, 2", "400, 3", "1000, 1"})
  void evaluate_anyBatchSizeAndThreads_givesTheSameReport(int batchSize, int threads) {
    FidReport report = evaluator.batchSize(batchSize).threads(threads).evaluate(real, generated);
    assertThat(extractor.largestBatch).hasValue(Math.min(batchSize, 400));
    assertThat(report).isEqualTo(evaluator.evaluate(real, generated));
  }

  @Test
  void evaluate_otherSeed_choosesOtherHalvesSubsetsAndDraws() {
    FidReport zero = evaluator.evaluate(real, generated);
    FidReport one = evaluator.seed(1).evaluate(real, generated);
    assertThat(one.seed()).isEqualTo(1);
    assertThat(one.frechetDistance()).isEqualTo(zero.frechetDistance(), within(1e-12));
    assertThat(one.floor()).isNotEqualTo(zero.floor());
    assertThat(one.kernelDistance()).isNotEqualTo(zero.kernelDistance());
    assertThat(one.interval()).isNotEqualTo(zero.interval());
    assertThat(one.neighbors()).isEqualTo(zero.neighbors());
  }

  @Test
  void evaluate_sampler_drawsItsNextSamples() {
    Vae vae =
        VaeBuilder.forVectors(SIZE)
            .encoder(e -> e.dense(4).relu())
            .latentSize(3)
            .decoder(d -> d.dense(SIZE))
            .build();
    OracleModel model = OracleModel.of(vae, Weights.initial(vae, 1));
    FidReport report = evaluator.evaluate(real, Sampler.of(model).seed(7), 60);
    Samples samples = Sampler.of(model).seed(7).sample(60);
    assertThat(report.samplerSeed()).hasValue(7);
    assertThat(report.generatedCount()).isEqualTo(60);
    assertThat(evaluator.evaluate(real, samples).frechetDistance())
        .isEqualTo(report.frechetDistance());
    FidReport cached =
        evaluator.evaluate(evaluator.statistics(real), Sampler.of(model).seed(7), 60);
    assertThat(cached.frechetDistance()).isEqualTo(report.frechetDistance(), within(1e-12));
    assertThat(cached.samplerSeed()).hasValue(7);
  }

  @Test
  void evaluate_firstItems() {
    FidReport report = evaluator.evaluate(real, generated, 100);
    assertThat(report.realCount()).hasValue(100);
    assertThat(report.generatedCount()).isEqualTo(100);
    assertThat(report)
        .isEqualTo(evaluator.evaluate(Datasets.first(real, 100), Datasets.first(generated, 100)));
  }

  @Test
  void evaluate_cachedStatistics() {
    FrechetStatistics cached = evaluator.statistics(real);
    FidReport report = evaluator.evaluate(cached, generated);
    assertThat(report.frechetDistance())
        .isEqualTo(evaluator.evaluate(real, generated).frechetDistance(), within(1e-12));
    assertThat(report.realCount()).hasValue(400);
    assertThat(report.interval()).isPresent();
    assertThat(report.inceptionScore()).isPresent();
    assertThat(report.floor()).isEmpty();
    assertThat(report.kernelDistance()).isEmpty();
    assertThat(report.neighbors()).isEmpty();
    FrechetStatistics foreign = FrechetStatistics.of(cached.mean(), cached.covariance());
    FidReport unknown = evaluator.evaluate(foreign, generated);
    assertThat(unknown.realCount()).isEmpty();
    assertThat(unknown.toString()).contains("(unknown number of real, 300 generated items)");
  }

  @Test
  void evaluate_cachedStatisticsOfOtherFeatures() {
    FrechetStatistics other = FrechetStatistics.of(new double[][] {{1}, {2}});
    assertThatThrownBy(() -> evaluator.evaluate(other, generated))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "FidEvaluator real statistics: expected 6 features, as fake-6 has, found 1; only"
                + " features of one extractor can be compared");
  }

  @Test
  void frechetOnly_leavesTheRestOut() {
    FidReport report = evaluator.frechetOnly().evaluate(real, generated);
    assertThat(report.frechetDistance())
        .isEqualTo(evaluator.evaluate(real, generated).frechetDistance());
    assertThat(report.floor()).isPresent();
    assertThat(report.interval()).isEmpty();
    assertThat(report.kernelDistance()).isEmpty();
    assertThat(report.neighbors()).isEmpty();
  }

  @Test
  void keep_takesEvenlySpreadItems() {
    FidReport report = evaluator.keep(100).evaluate(real, generated);
    assertThat(report.neighbors())
        .isEqualTo(
            evaluator
                .evaluate(
                    Datasets.select(real, spread(400, 100)),
                    Datasets.select(generated, spread(300, 100)))
                .neighbors());
    assertThat(report.frechetDistance())
        .isEqualTo(evaluator.evaluate(real, generated).frechetDistance());
  }

  private static int[] spread(int count, int kept) {
    int[] places = new int[kept];
    for (int k = 0; k < kept; k++) {
      places[k] = k * count / kept;
    }
    return places;
  }

  @Test
  void pixelFrechet_isThatOfTheValues() {
    FidReport report = FidEvaluator.pixelFrechet(Shape.of(SIZE)).evaluate(real, generated);
    double expected =
        statistics(real).withRidge(1e-6).distance(statistics(generated).withRidge(1e-6));
    assertThat(report.frechetDistance()).isEqualTo(expected, within(1e-12));
    assertThat(report.ridge()).isEqualTo(1e-6);
    assertThat(report.features()).isEqualTo("pixels [6]");
    assertThat(report.toString()).contains("pixels [6], 6 per item, ridge 1.0E-6");
  }

  @Test
  void pixelFrechet_otherShape() {
    assertThatThrownBy(() -> FidEvaluator.pixelFrechet(Shape.of(2, 3, 1)).evaluate(real, generated))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "pixels [2, 3, 1]: expected items of shape [2, 3, 1], found [6]; pixels are compared"
                + " one by one");
  }

  @Test
  void evaluate_copyOfTheSet_warns() {
    FidReport report = evaluator.evaluate(real, real);
    assertThat(report.frechetDistance()).isEqualTo(0, within(1e-12));
    assertThat(report.warnings())
        .containsExactly(
            "the distance is less than a tenth of that between halves of the real set: are the"
                + " generated items copies of the real ones?");
  }

  @Test
  void evaluate_fewerItemsThanFeatures_warns() {
    Dataset few = Datasets.first(generated, 5);
    FidReport report = evaluator.evaluate(real, few);
    assertThat(report.frechetDistance()).isPositive().isFinite();
    assertThat(report.warnings())
        .containsExactly(
            "5 generated items are fewer than the 6 features: their covariance is singular and the"
                + " Frechet distance comes out too large; compare it with that of equal counts"
                + " only",
            "KID's subsets have 5 items in place of 50, as there are no more");
    assertThat(report.toString()).contains("warning: 5 generated items");
  }

  @Test
  void evaluate_tooFewItemsForNeighbors_leavesThemOut() {
    FidReport report = evaluator.evaluate(real, Datasets.first(generated, 3));
    assertThat(report.neighbors()).isEmpty();
    assertThat(report.warnings())
        .contains(
            "no precision, recall, density and coverage: 400 real and 3 generated items are too"
                + " few for 3 and 5 neighbors");
    FidReport tiny = evaluator.evaluate(Datasets.first(real, 2), Datasets.first(generated, 2));
    assertThat(tiny.floor()).isEmpty();
    assertThat(tiny.frechetDistance()).isFinite();
    assertThat(tiny.kernelDistance().orElseThrow().subsetSize()).isEqualTo(2);
  }

  @Test
  void evaluate_constantFeatures_warns() {
    Dataset constant = TestSets.data(50, SIZE, 0.5, 0.5, 1);
    FidReport report = evaluator.evaluate(real, constant);
    assertThat(report.frechetDistance()).isPositive().isFinite();
    assertThat(report.warnings())
        .containsExactly(
            "6 of 6 features are the same for all generated items: does the network see the items"
                + " at all?");
    assertThat(evaluator.evaluate(constant, constant).frechetDistance()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 0, -3})
  void evaluate_fewerThanTwoItems(int count) {
    assertThatThrownBy(() -> evaluator.evaluate(real, generated, count))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "FidEvaluator generated items: expected at least 2, found "
                + count
                + "; one item has no covariance");
  }

  @Test
  void evaluate_oneRealOrNoGeneratedItem() {
    assertThatThrownBy(() -> evaluator.evaluate(Datasets.first(real, 1), generated))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("FidEvaluator real items: expected at least 2, found 1");
    assertThatThrownBy(() -> evaluator.evaluate(real, Samples.of(Shape.of(SIZE))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("FidEvaluator generated items: expected at least 2, found 0");
    assertThatThrownBy(() -> evaluator.statistics(Datasets.first(real, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("FidEvaluator data items");
  }

  @Test
  void evaluate_featuresThatAreNotFinite() {
    float[] values = generated.samples(0, 30).item(0);
    values[4] = Float.NaN;
    Dataset bad =
        ArrayDataset.of(generated.samples(0, 29).concat(Samples.of(Shape.of(SIZE), values)));
    assertThatThrownBy(() -> evaluator.batchSize(7).evaluate(real, bad))
        .isInstanceOf(VaeException.class)
        .hasMessage(
            "feature extractor fake-6: expected finite features, found NaN for feature 4 of"
                + " generated item 29; look at this item, and at the network's range of inputs");
  }

  /** An extractor whose output is not what it says. */
  private static FeatureExtractor wrong(Features output) {
    return wrong(items -> output);
  }

  private static FeatureExtractor wrong(Function<Samples, Features> output) {
    return new FeatureExtractor() {
      @Override
      public String name() {
        return "wrong";
      }

      @Override
      public int featureSize() {
        return 2;
      }

      @Override
      public Features extract(Samples items) {
        return output.apply(items);
      }

      @Override
      public void close() {
        // Nothing is held.
      }
    };
  }

  @Test
  void evaluate_extractorOfAnotherSize() {
    FeatureExtractor wrong = wrong(Features.of(Samples.of(Shape.of(3), 1, 2, 3)));
    assertThatThrownBy(() -> FidEvaluator.using(wrong).evaluate(real, generated))
        .isInstanceOf(VaeException.class)
        .hasMessage(
            "feature extractor wrong: expected 2 features per item, found 3; its featureSize()"
                + " says otherwise");
  }

  @Test
  void evaluate_extractorOfAnotherCount() {
    FeatureExtractor wrong = wrong(Features.of(Samples.of(Shape.of(2), 1, 2)));
    assertThatThrownBy(() -> FidEvaluator.using(wrong).evaluate(real, generated))
        .isInstanceOf(VaeException.class)
        .hasMessage(
            "feature extractor wrong: expected 128 rows of features, found 1; each item has one"
                + " row");
  }

  @Test
  void evaluate_classesThatAreNoProbabilities() {
    Samples logits = Samples.of(Shape.of(2), -1, 4, 0, 0);
    FeatureExtractor wrong =
        wrong(new Features(Samples.of(Shape.of(2), 1, 2, 3, 4), Optional.of(logits)));
    assertThatThrownBy(() -> FidEvaluator.using(wrong).batchSize(2).evaluate(real, generated))
        .isInstanceOf(VaeException.class)
        .hasMessage(
            "feature extractor wrong: expected class probabilities of at least 0 that sum up to 1,"
                + " found [-1.0, 4.0] of real item 0; logits need a softmax");
  }

  @Test
  void evaluate_classesThatChange() {
    FeatureExtractor wrong =
        wrong(
            items -> {
              int classes = items.count() == 128 ? 2 : 1;
              float[] certain = new float[items.count() * classes];
              for (int i = 0; i < certain.length; i += classes) {
                certain[i] = 1;
              }
              return new Features(
                  Samples.of(Shape.of(2), new float[2 * items.count()]),
                  Optional.of(Samples.of(Shape.of(classes), certain)));
            });
    assertThatThrownBy(() -> FidEvaluator.using(wrong).evaluate(real, generated))
        .isInstanceOf(VaeException.class)
        .hasMessage(
            "feature extractor wrong: expected 2 class probabilities per item, found 1 of real item"
                + " 384; each batch has the same classes");
  }

  @Test
  void evaluate_closedExtractor() {
    extractor.close();
    assertThatThrownBy(() -> evaluator.evaluate(real, generated))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("a closed one");
  }

  @Test
  void toString_isForPasting() {
    assertThat(evaluator.evaluate(real, generated).toString().lines())
        .extracting(line -> line.substring(0, 21).strip())
        .containsExactly(
            "Frechet distance",
            "interval",
            "real against real",
            "KID",
            "precision, recall",
            "density, coverage",
            "inception score",
            "of the real items",
            "features",
            "seed");
  }

  @Test
  void settings_badValues() {
    FidEvaluator plain = FidEvaluator.using(extractor);
    assertThatThrownBy(() -> plain.batchSize(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("FidEvaluator batchSize: expected at least 1, found 0");
    assertThatThrownBy(() -> plain.bootstrap(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("FidEvaluator bootstrap draws: expected 0 or at least 2, found 1");
    assertThatThrownBy(() -> plain.kid(-1, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("FidEvaluator kid subsets: expected at least 0, found -1");
    assertThatThrownBy(() -> plain.kid(1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("FidEvaluator kid subsetSize: expected at least 2, found 1");
    assertThatThrownBy(() -> plain.neighbors(0, 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("FidEvaluator neighbors forPrecision: expected at least 1");
    assertThatThrownBy(() -> plain.neighbors(3, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("FidEvaluator neighbors forDensity: expected at least 1");
    assertThatThrownBy(() -> plain.inceptionSplits(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("FidEvaluator inceptionSplits: expected at least 1");
    assertThatThrownBy(() -> plain.keep(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("FidEvaluator keep: expected at least 2 items, found 1");
    assertThatThrownBy(() -> plain.ridge(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("ridge: expected a finite number of at least 0");
    assertThatThrownBy(() -> plain.threads(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("FidEvaluator threads: expected at least 1");
  }

  @Test
  void settings_doNotChangeTheEvaluator() {
    FidReport before = evaluator.evaluate(real, generated);
    FidEvaluator changed =
        evaluator.seed(9).kid(2, 9).neighbors(1, 2).inceptionSplits(3).ridge(0.5).bootstrap(3);
    assertThat(evaluator.evaluate(real, generated)).isEqualTo(before);
    FidReport after = changed.evaluate(real, generated);
    assertThat(after.kernelDistance().orElseThrow().subsetSize()).isEqualTo(9);
    assertThat(after.neighbors().orElseThrow().precisionNeighbors()).isEqualTo(1);
    assertThat(after.neighbors().orElseThrow().densityNeighbors()).isEqualTo(2);
    assertThat(after.inceptionScore().orElseThrow().splits()).isEqualTo(3);
    assertThat(after.ridge()).isEqualTo(0.5);
    assertThat(after.interval().orElseThrow().draws()).isEqualTo(3);
  }
}
