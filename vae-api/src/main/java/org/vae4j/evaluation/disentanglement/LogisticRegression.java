package org.vae4j.evaluation.disentanglement;

/**
 * Multinomial logistic regression: minimizes {@code |W|^2 / 2 + sum(-log softmax(W x + b)[label])},
 * with no penalty on the offsets b, as scikit-learn's {@code LogisticRegression()} does.
 */
final class LogisticRegression {
  private final int features;
  private final int classes;

  /** For each class the weights and then the offset. */
  private final double[] parameters;

  private LogisticRegression(int features, int classes, double[] parameters) {
    this.features = features;
    this.classes = classes;
    this.parameters = parameters;
  }

  /**
   * Fits a classifier.
   *
   * @param items the features of each item
   * @param labels the classes of the items
   * @param classes the number of classes
   */
  static LogisticRegression fit(double[][] items, int[] labels, int classes) {
    int features = items[0].length;
    double[] parameters =
        LimitedMemoryBfgs.minimize(
            (point, gradient) ->
                new LogisticRegression(features, classes, point).loss(items, labels, gradient),
            new double[classes * (features + 1)]);
    return new LogisticRegression(features, classes, parameters);
  }

  private double loss(double[][] items, int[] labels, double[] gradient) {
    double loss = 0;
    int row = features + 1;
    for (int i = 0; i < gradient.length; i++) {
      boolean offset = i % row == features;
      gradient[i] = offset ? 0 : parameters[i];
      loss += offset ? 0 : parameters[i] * parameters[i] / 2;
    }
    double[] values = new double[classes];
    for (int item = 0; item < items.length; item++) {
      double normalizer = values(items[item], values);
      loss += normalizer - values[labels[item]];
      for (int label = 0; label < classes; label++) {
        double error = Math.exp(values[label] - normalizer) - (label == labels[item] ? 1 : 0);
        for (int feature = 0; feature < features; feature++) {
          gradient[label * row + feature] += error * items[item][feature];
        }
        gradient[label * row + features] += error;
      }
    }
    return loss;
  }

  /** Writes the logits of an item, and returns the logarithm of the sum of their exponentials. */
  private double values(double[] item, double[] values) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int label = 0; label < classes; label++) {
      int from = label * (features + 1);
      double value = parameters[from + features];
      for (int feature = 0; feature < features; feature++) {
        value += parameters[from + feature] * item[feature];
      }
      values[label] = value;
      largest = Math.max(largest, value);
    }
    double sum = 0;
    for (double value : values) {
      sum += Math.exp(value - largest);
    }
    return largest + Math.log(sum);
  }

  /** Returns the most probable class of each item. */
  int[] predict(double[][] items) {
    int[] labels = new int[items.length];
    double[] values = new double[classes];
    for (int item = 0; item < items.length; item++) {
      values(items[item], values);
      labels[item] = Scores.largest(values);
    }
    return labels;
  }

  /** Returns the weight of a feature, or the offset after the last one. */
  double parameter(int label, int feature) {
    return parameters[label * (features + 1) + feature];
  }
}
