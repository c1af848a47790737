package org.vae4j.evaluation.disentanglement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vae4j.Samples;
import org.vae4j.data.SpriteDataset;
import org.vae4j.testing.ScalingModel;

/** Constructed codes whose scores are known. */
final class DisentanglementEvaluatorTest {
  private final GridSource grid = new GridSource(8, 9, 10);

  private static DisentanglementEvaluator small(UnaryOperator<Samples> codes) {
    return DisentanglementEvaluator.ofRepresentation(codes)
        .trainingItems(1000)
        .testItems(500)
        .batchSize(16);
  }

  @Test
  void perfectCodes_scoreFully() {
    DisentanglementReport report = small(Codes.perfect()).evaluate(grid);
    assertThat(report.mig()).isGreaterThan(0.97);
    assertThat(report.dci().disentanglement()).isGreaterThan(0.97);
    assertThat(report.dci().completeness()).isGreaterThan(0.97);
    assertThat(report.dci().informativeness()).isGreaterThan(0.99);
    assertThat(report.betaVae()).isEqualTo(1);
    assertThat(report.factorVae()).isEqualTo(new FactorVaeScore(1, 3));
  }

  /** With two values, one line separates a factor: the second best guesses. */
  @Test
  void sap_ofPerfectCodesOfBinaryFactors_isAHalf() {
    DisentanglementReport report = small(Codes.perfect()).evaluate(new GridSource(2, 2, 2));
    assertThat(report.sap()).isBetween(0.42, 0.56);
  }

  @Test
  void randomCodes_scoreNothing() {
    DisentanglementReport report = small(Codes.random()).evaluate(grid);
    assertThat(report.mig()).isLessThan(0.03);
    assertThat(report.sap()).isLessThan(0.05);
    assertThat(report.dci().disentanglement()).isLessThan(0.1);
    assertThat(report.dci().completeness()).isLessThan(0.1);
    assertThat(report.dci().informativeness()).isLessThan(0.3);
    assertThat(report.betaVae()).isBetween(0.25, 0.45);
    assertThat(report.factorVae().score()).isBetween(0.25, 0.45);
  }

  @Test
  void rotatedCodes_scoreLess() {
    DisentanglementReport report = small(Codes.rotated()).evaluate(grid);
    DisentanglementReport perfect = small(Codes.perfect()).evaluate(grid);
    assertThat(report.mig()).isLessThan(perfect.mig() - 0.4);
    assertThat(report.dci().disentanglement()).isLessThan(perfect.dci().disentanglement() - 0.3);
    assertThat(report.dci().completeness()).isLessThan(perfect.dci().completeness() - 0.3);
    assertThat(report.sap()).isLessThan(perfect.sap());
    assertThat(report.factorVae().score()).isLessThan(0.9);
    // It is linear in the factors, and a linear classifier sees that two of three change.
    assertThat(report.betaVae()).isGreaterThan(0.5);
  }

  /** The gaps ask for one dimension per factor, disentanglement for one factor per dimension. */
  @Test
  void duplicatedCodes_haveNoGapButAreDisentangled() {
    DisentanglementReport report = small(Codes.duplicated()).evaluate(grid);
    assertThat(report.mig()).isLessThan(0.01);
    assertThat(report.sap()).isLessThan(0.01);
    assertThat(report.dci().disentanglement()).isGreaterThan(0.97);
    assertThat(report.betaVae()).isEqualTo(1);
    assertThat(report.factorVae()).isEqualTo(new FactorVaeScore(1, 6));
  }

  @Test
  void constantCodes_scoreNothingAndAreNoError() {
    DisentanglementReport report =
        small(Codes.of(2, item -> new double[] {0.5, 0.5})).evaluate(grid);
    assertThat(report.mig()).isZero();
    assertThat(report.sap()).isZero();
    assertThat(report.dci().disentanglement()).isLessThan(1e-9);
    assertThat(report.factorVae()).isEqualTo(new FactorVaeScore(0, 0));
    assertThat(report.betaVae()).isLessThan(0.45);
  }

  @Test
  void oneDimension_hasAGapToNothing() {
    DisentanglementReport report =
        small(Codes.of(1, item -> new double[] {item[0]})).evaluate(grid);
    assertThat(report.latentSize()).isEqualTo(1);
    assertThat(report.mig()).isBetween(0.3, 0.45);
    assertThat(report.dci().completeness()).isEqualTo(1);
  }

  /** The mass and the center of a sprite tell three of its five factors. */
  @Test
  void sprites_areMeasured() {
    UnaryOperator<Samples> moments =
        Codes.of(
            3,
            image -> {
              double mass = 0;
              double x = 0;
              double y = 0;
              for (int i = 0; i < image.length; i++) {
                mass += image[i];
                x += image[i] * (i % 16);
                int row = i / 16;
                y += image[i] * row;
              }
              return new double[] {mass, x / mass, y / mass};
            });
    DisentanglementEvaluator evaluator =
        DisentanglementEvaluator.ofRepresentation(moments)
            .seed(3)
            .trainingItems(200)
            .testItems(100)
            .batchSize(8);
    DisentanglementReport report = evaluator.evaluate(SpriteDataset.of(16, 10, 1));
    assertThat(report.factors()).containsExactly("shape", "scale", "rotation", "x", "y");
    assertThat(report.latentSize()).isEqualTo(3);
    assertThat(report.seed()).isEqualTo(3);
    assertThat(report.mig()).isBetween(0.2, 0.8);
    assertThat(report.dci().disentanglement()).isBetween(0.2, 0.9);
    assertThat(report.factorVae().activeDimensions()).isEqualTo(3);
    assertThat(report.factorVae().score()).isBetween(0.4, 0.9);
    assertThat(report.toString())
        .startsWith("3 latent dimensions, factors [shape, scale, rotation, x, y]; 200 training")
        .contains("MIG ", "SAP ", "beta-VAE ", "FactorVAE ", "DCI disentanglement ");
    assertThat(evaluator.evaluate(SpriteDataset.of(16, 99, 7))).isEqualTo(report);
  }

  @Test
  void model_isMeasuredByItsMeans() {
    DisentanglementReport report =
        DisentanglementEvaluator.of(new ScalingModel(1, 0, 2))
            .trainingItems(300)
            .testItems(200)
            .batchSize(4)
            .evaluate(grid);
    assertThat(report.seed()).isZero();
    assertThat(report.factorVae().activeDimensions()).isEqualTo(2);
    // Two factors are known, the third is guessed.
    assertThat(report.dci().informativeness()).isBetween(0.66, 0.8);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 0, -5})
  void settings_below2_areRefused(int bad) {
    DisentanglementEvaluator evaluator = DisentanglementEvaluator.of(new ScalingModel(1));
    assertThatThrownBy(() -> evaluator.trainingItems(bad))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "DisentanglementEvaluator trainingItems: expected at least 2, found " + bad);
    assertThatThrownBy(() -> evaluator.testItems(bad)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> evaluator.batchSize(bad)).isInstanceOf(IllegalArgumentException.class);
    assertThat(evaluator).hasToString("10000 training and 5000 test items, batches of 64, seed 0");
  }

  @Test
  void badSources_areRefused() {
    assertThatThrownBy(() -> small(Codes.perfect()).evaluate(new GridSource(3, 1, 4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("FactorSource count of of 1: expected at least 2, found 1");
    assertThatThrownBy(() -> small(items -> items.slice(0, 1)).evaluate(grid))
        .hasStackTraceContaining("representation: expected 256 codes, found 1");
    assertThatThrownBy(() -> small(Codes.of(1, item -> new double[] {Double.NaN})).evaluate(grid))
        .hasStackTraceContaining("representation, dimension 0: expected finite numbers, found NaN");
    assertThatThrownBy(
            () ->
                CodeTable.of(new double[][] {{1}, {2}}, new int[][] {{1}, {1}}, List.of(2))
                    .requireVaried(List.of("size")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("factor size: expected several values among 2 training items");
  }
}
