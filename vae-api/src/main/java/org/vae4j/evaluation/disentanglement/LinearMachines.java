package org.vae4j.evaluation.disentanglement;

/**
 * Linear support vector machines on one feature, one for each class against the rest, with squared
 * hinge loss and a penalty on slope and offset: they minimize {@code (w^2 + b^2) / 2 + sum(C_i
 * max(0, 1 - y_i (w x_i + b))^2)}. C is 0.01, for the items of the class times n / (classes * items
 * of the class), as in scikit-learn's {@code LinearSVC(C=0.01, class_weight="balanced")}; where
 * there are just two classes, both are weighted so.
 *
 * <p>With two unknowns, Newton's method on the items inside the margin solves each exactly.
 *
 * @see <a href="https://www.jmlr.org/papers/v6/keerthi05a.html">Keerthi and DeCoste 2005</a>
 */
final class LinearMachines {
  private static final double C = 0.01;
  private static final int MOST_STEPS = 100;

  private final double[] slopes;
  private final double[] offsets;

  private LinearMachines(int classes) {
    slopes = new double[classes];
    offsets = new double[classes];
  }

  static LinearMachines fit(double[] x, int[] labels, int classes) {
    int[] sizes = new int[classes];
    int present = 0;
    for (int label : labels) {
      present += sizes[label]++ == 0 ? 1 : 0;
    }
    LinearMachines machines = new LinearMachines(classes);
    for (int label = 0; label < classes; label++) {
      if (sizes[label] == 0) {
        // Never predicted: no other machine gives less.
        machines.offsets[label] = Double.NEGATIVE_INFINITY;
        continue;
      }
      double own = C * x.length / (present * (double) sizes[label]);
      double rest = C;
      if (present == 2) {
        rest *= x.length / (2.0 * (x.length - sizes[label]));
      }
      machines.fit(x, labels, label, own, rest);
    }
    return machines;
  }

  private void fit(double[] x, int[] labels, int label, double own, double rest) {
    double w = 0;
    double b = 0;
    double[] system = new double[6];
    double value = system(x, labels, label, own, rest, w, b, system);
    for (int step = 0; step < MOST_STEPS; step++) {
      double determinant = system[2] * system[4] - system[3] * system[3];
      double stepW = (system[4] * system[0] - system[3] * system[1]) / determinant;
      double stepB = (system[2] * system[1] - system[3] * system[0]) / determinant;
      double decrease = system[0] * stepW + system[1] * stepB;
      if (decrease <= 1e-14 * value) {
        break;
      }
      double length = 1;
      double next = system(x, labels, label, own, rest, w - stepW, b - stepB, system);
      while (next > value - 1e-4 * length * decrease && length > 1e-10) {
        length /= 2;
        next = system(x, labels, label, own, rest, w - length * stepW, b - length * stepB, system);
      }
      w -= length * stepW;
      b -= length * stepB;
      value = next;
    }
    slopes[label] = w;
    offsets[label] = b;
  }

  /** Writes the gradient (2) and the generalized Hessian (3), and returns the objective. */
  private static double system(
      double[] x,
      int[] labels,
      int label,
      double own,
      double rest,
      double w,
      double b,
      double[] system) {
    double gradientW = w;
    double gradientB = b;
    double ww = 1;
    double wb = 0;
    double bb = 1;
    double value = (w * w + b * b) / 2;
    for (int i = 0; i < x.length; i++) {
      boolean inClass = labels[i] == label;
      double y = inClass ? 1 : -1;
      double slack = 1 - y * (w * x[i] + b);
      if (slack > 0) {
        double weight = inClass ? own : rest;
        value += weight * slack * slack;
        gradientW -= 2 * weight * y * slack * x[i];
        gradientB -= 2 * weight * y * slack;
        ww += 2 * weight * x[i] * x[i];
        wb += 2 * weight * x[i];
        bb += 2 * weight;
      }
    }
    system[0] = gradientW;
    system[1] = gradientB;
    system[2] = ww;
    system[3] = wb;
    system[4] = bb;
    return value;
  }

  /** Returns the class whose machine gives the largest value, the first of several. */
  int[] predict(double[] x) {
    int[] labels = new int[x.length];
    double[] values = new double[slopes.length];
    for (int i = 0; i < x.length; i++) {
      for (int label = 0; label < values.length; label++) {
        values[label] = slopes[label] * x[i] + offsets[label];
      }
      labels[i] = Scores.largest(values);
    }
    return labels;
  }
}
