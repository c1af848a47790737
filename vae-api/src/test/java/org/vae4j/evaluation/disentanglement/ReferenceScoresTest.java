package org.vae4j.evaluation.disentanglement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vae4j.testing.HashFill;

/**
 * Scores that NumPy 1.24 and scikit-learn 1.2.1 computed of the same codes by disentanglement_lib's
 * definitions: {@code np.histogram}, {@code np.digitize} and {@code mutual_info_score}; {@code
 * LinearSVC(C=0.01, class_weight="balanced")} solved to 1e-8 in the primal; {@code
 * GradientBoostingClassifier()}; {@code LogisticRegression(solver="newton-cg", tol=1e-12)}.
 *
 * <p>Of 1,200 items, 800 are for training. With u_k for {@link HashFill}'s series k in [0, 1) and
 * e_k for it in [-1, 1): factors f_j are floor(u_j c_j) for c = 2, 3, 5, and g_j = f_j / (c_j - 1).
 * Codes are g_0 + 0.5 e_10, g_1 + 0.2 e_11, 0.7 g_2 + 0.5 g_1 + 0.1 e_12 and 0.3 g_2 - 0.6 g_0 +
 * 0.3 e_13, rounded down to multiples of 1/64, so that there are fewer different values than bins.
 */
final class ReferenceScoresTest {
  private static final int TRAINING = 800;
  private static final int ITEMS = 1200;
  private static final List<Integer> COUNTS = List.of(2, 3, 5);

  private final CodeTable training = table(0, TRAINING);
  private final CodeTable test = table(TRAINING, ITEMS);

  private static CodeTable table(int from, int to) {
    int[][] factors = new int[to - from][3];
    double[][] codes = new double[to - from][];
    for (int i = from; i < to; i++) {
      double[] g = new double[3];
      for (int factor = 0; factor < 3; factor++) {
        int count = COUNTS.get(factor);
        factors[i - from][factor] = (int) (HashFill.unit(i, factor) * count);
        g[factor] = factors[i - from][factor] / (count - 1.0);
      }
      codes[i - from] =
          new double[] {
            grid(g[0] + 0.5 * noise(i, 10)),
            grid(g[1] + 0.2 * noise(i, 11)),
            grid(0.7 * g[2] + 0.5 * g[1] + 0.1 * noise(i, 12)),
            grid(0.3 * g[2] - 0.6 * g[0] + 0.3 * noise(i, 13))
          };
    }
    return CodeTable.of(codes, factors, COUNTS);
  }

  private static double noise(int i, int series) {
    return -1 + 2 * HashFill.unit(i, series);
  }

  private static double grid(double value) {
    return Math.floor(value * 64) / 64;
  }

  @Test
  void mig() {
    assertThat(MutualInformationGap.of(training)).isCloseTo(0.3829819621850236, within(1e-12));
  }

  @Test
  void information_ofEachDimensionAndFactor() {
    double[][] expected = {
      {0.692697113036, 0.027603488975, 0.037725356925},
      {0.012065156675, 1.092196472326, 0.03451426491},
      {0.008971592844, 0.335750950691, 0.602730446463},
      {0.556049655552, 0.021635275752, 0.18615916461}
    };
    for (int d = 0; d < 4; d++) {
      int[] bins = MutualInformationGap.bins(training.codes()[d]);
      for (int factor = 0; factor < 3; factor++) {
        int count = COUNTS.get(factor);
        assertThat(
                MutualInformationGap.information(
                    bins, MutualInformationGap.BINS, training.factors()[factor], count))
            .isCloseTo(expected[d][factor], within(1e-11));
      }
    }
  }

  @Test
  void sap() {
    assertThat(AttributePredictability.of(training, test))
        .isCloseTo(0.14416666666666667, within(1e-12));
  }

  @Test
  void linearMachines_ofEachDimensionAndFactor() {
    double[][] expected = {
      {0.975, 0.365, 0.2}, {0.49, 0.7875, 0.205}, {0.5075, 0.5375, 0.375}, {0.9375, 0.3675, 0.23}
    };
    for (int d = 0; d < 4; d++) {
      for (int factor = 0; factor < 3; factor++) {
        LinearMachines machines =
            LinearMachines.fit(training.codes()[d], training.factors()[factor], COUNTS.get(factor));
        assertThat(Scores.accuracy(test.factors()[factor], machines.predict(test.codes()[d])))
            .isCloseTo(expected[d][factor], within(1e-12));
      }
    }
  }

  /** Where splits are equally good, scikit-learn takes a random one. */
  @Test
  void dci() {
    DciScore score = FactorImportance.of(training, test);
    assertThat(score.disentanglement()).isCloseTo(0.7863074000753631, within(2e-3));
    assertThat(score.completeness()).isCloseTo(0.8264436068289679, within(2e-3));
    assertThat(score.informativeness()).isCloseTo(0.9558333333333334, within(5e-3));
  }

  @Test
  void importances_ofTheLastFactor() {
    BoostedTrees trees = BoostedTrees.fit(training.codes(), training.factors()[2], 5, test.codes());
    double[] expected = {0.01269940356317, 0.2566074005198, 0.7117049655754, 0.01898823034166};
    double[] found = trees.importance();
    for (int d = 0; d < 4; d++) {
      assertThat(found[d]).isCloseTo(expected[d], within(2e-3));
    }
    assertThat(Scores.accuracy(test.factors()[2], trees.predictions()))
        .isCloseTo(0.8675, within(0.01));
  }

  @Test
  void logisticRegression() {
    double[][] items = rows(training.codes());
    LogisticRegression classifier = LogisticRegression.fit(items, training.factors()[2], 5);
    assertThat(Scores.accuracy(test.factors()[2], classifier.predict(rows(test.codes()))))
        .isCloseTo(0.6775, within(1e-12));
    double[] first = {-0.607499357742, 3.832673160899, -9.252662899272, -1.729870582882};
    for (int feature = 0; feature < 4; feature++) {
      assertThat(classifier.parameter(0, feature)).isCloseTo(first[feature], within(1e-5));
    }
  }

  private static double[][] rows(double[][] columns) {
    return IntStream.range(0, columns[0].length)
        .mapToObj(
            row -> IntStream.range(0, columns.length).mapToDouble(d -> columns[d][row]).toArray())
        .toArray(double[][]::new);
  }
}
