package org.vae4j.evaluation.disentanglement;

import java.util.Arrays;

/**
 * A classifier of gradient-boosted trees: {@value #STAGES} stages with a learning rate of {@value
 * #RATE}, a tree of depth 3 per class and stage, fitted to the residuals of the softmax; for two
 * classes one tree per stage, on the logit of the second. These are the defaults of scikit-learn's
 * {@code GradientBoostingClassifier}, up to splits between {@value BinnedColumns#MOST} bins.
 *
 * @see <a href="https://doi.org/10.1214/aos/1013203451">Friedman 2001, algorithms 5 and 6</a>
 */
final class BoostedTrees {
  private static final int STAGES = 100;
  private static final double RATE = 0.1;

  private final byte[][] training;
  private final byte[][] test;
  private final int[] labels;
  private final int classes;
  private final double[][] scores;
  private final double[][] testScores;
  private final double[] importance;

  private BoostedTrees(double[][] training, int[] labels, int classes, double[][] test) {
    BinnedColumns columns = BinnedColumns.of(training);
    this.training = columns.bin(training);
    this.test = columns.bin(test);
    this.labels = labels;
    this.classes = classes;
    int outputs = classes == 2 ? 1 : classes;
    scores = new double[outputs][labels.length];
    testScores = new double[outputs][test[0].length];
    importance = new double[training.length];
  }

  /**
   * Fits a classifier and lets it predict.
   *
   * @param training training items, by columns
   * @param labels their classes
   * @param classes the number of classes
   * @param test other items, by columns
   */
  static BoostedTrees fit(double[][] training, int[] labels, int classes, double[][] test) {
    BoostedTrees trees = new BoostedTrees(training, labels, classes, test);
    trees.start();
    for (int stage = 0; stage < STAGES; stage++) {
      trees.addStage();
    }
    return trees;
  }

  /** Starts from the logarithms of the classes' parts. */
  private void start() {
    double[] sizes = new double[classes];
    for (int label : labels) {
      sizes[label]++;
    }
    for (int output = 0; output < scores.length; output++) {
      double start =
          classes == 2 ? Math.log(sizes[1] / sizes[0]) : Math.log(sizes[output] / labels.length);
      Arrays.fill(scores[output], start);
      Arrays.fill(testScores[output], start);
    }
  }

  private void addStage() {
    double[] normalizers = normalizers();
    double[] residuals = new double[labels.length];
    byte[] nodes = new byte[labels.length];
    for (int output = 0; output < scores.length; output++) {
      int own = classes == 2 ? 1 : output;
      for (int item = 0; item < residuals.length; item++) {
        double probability = Math.exp(scores[output][item] - normalizers[item]);
        residuals[item] = (labels[item] == own ? 1 : 0) - probability;
      }
      RegressionTree tree = RegressionTree.fit(training, residuals, nodes);
      tree.addGains(importance);
      double[] steps = steps(residuals, nodes);
      for (int item = 0; item < nodes.length; item++) {
        scores[output][item] += steps[nodes[item]];
      }
      for (int item = 0; item < testScores[output].length; item++) {
        testScores[output][item] += steps[tree.leaf(test, item)];
      }
    }
  }

  /** Returns the logarithm of the sum of all classes' exponentials, for each item. */
  private double[] normalizers() {
    double[] normalizers = new double[labels.length];
    for (int item = 0; item < normalizers.length; item++) {
      double largest = classes == 2 ? 0 : Double.NEGATIVE_INFINITY;
      for (double[] output : scores) {
        largest = Math.max(largest, output[item]);
      }
      double sum = classes == 2 ? Math.exp(-largest) : 0;
      for (double[] output : scores) {
        sum += Math.exp(output[item] - largest);
      }
      normalizers[item] = largest + Math.log(sum);
    }
    return normalizers;
  }

  /** Returns what each leaf adds: one step of Newton's method, times the learning rate. */
  private double[] steps(double[] residuals, byte[] nodes) {
    double[] sums = new double[RegressionTree.NODES];
    double[] curvatures = new double[RegressionTree.NODES];
    for (int item = 0; item < nodes.length; item++) {
      double size = Math.abs(residuals[item]);
      sums[nodes[item]] += residuals[item];
      curvatures[nodes[item]] += size * (1 - size);
    }
    double factor = classes == 2 ? RATE : RATE * (classes - 1) / classes;
    for (int node = 0; node < sums.length; node++) {
      sums[node] = curvatures[node] < 1e-150 ? 0 : factor * sums[node] / curvatures[node];
    }
    return sums;
  }

  /** Returns the part of the gains that splits of each column had; all 0 if nothing was split. */
  double[] importance() {
    double sum = Arrays.stream(importance).sum();
    return Arrays.stream(importance).map(gain -> sum == 0 ? 0 : gain / sum).toArray();
  }

  /** Returns the most probable classes of the test items. */
  int[] predictions() {
    int[] predictions = new int[testScores[0].length];
    double[] values = new double[classes];
    for (int item = 0; item < predictions.length; item++) {
      for (int output = 0; output < testScores.length; output++) {
        values[classes == 2 ? 1 : output] = testScores[output][item];
      }
      predictions[item] = Scores.largest(values);
    }
    return predictions;
  }
}
