package org.vae4j.oracle;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.vae4j.training.Adam;
import org.vae4j.training.AdamW;
import org.vae4j.training.GlobalNormClipping;
import org.vae4j.training.GradientClipping;
import org.vae4j.training.Optimizer;
import org.vae4j.training.RmsProp;
import org.vae4j.training.Sgd;
import org.vae4j.training.TrainingProgress;
import org.vae4j.training.ValueClipping;
import org.vae4j.training.WeightAveraging;

/**
 * All optimizers, clipping and averaging in double precision, as the settings describe them. Keeps
 * what they remember between steps.
 */
public final class OracleOptimizer {
  private final Optimizer settings;
  private final Optional<GradientClipping> clipping;
  private final Optional<WeightAveraging> averaging;
  private final Map<String, double[]> slots = new HashMap<>();
  private final Map<String, double[]> averages = new LinkedHashMap<>();
  private double gradientNorm;

  /** Creates an optimizer before its first step. */
  public OracleOptimizer(
      Optimizer settings,
      Optional<GradientClipping> clipping,
      Optional<WeightAveraging> averaging) {
    this.settings = settings;
    this.clipping = clipping;
    this.averaging = averaging;
  }

  /** Creates an optimizer that neither clips nor averages. */
  public OracleOptimizer(Optimizer settings) {
    this(settings, Optional.empty(), Optional.empty());
  }

  /**
   * Takes one step.
   *
   * @param parameters all parameters by name; not changed
   * @param loss the gradients, and the running statistics after the step
   * @return all parameters after the step
   */
  public Map<String, double[]> step(
      Map<String, double[]> parameters, OracleLoss loss, TrainingProgress progress) {
    Map<String, double[]> updated = new LinkedHashMap<>(parameters);
    updated.putAll(loss.runningStatistics());
    double rate = settings.learningRate().at(progress);
    long t = progress.step() + 1;
    gradientNorm = norm(loss.gradients());
    loss.gradients()
        .forEach(
            (name, gradient) -> {
              double[] w = parameters.get(name).clone();
              double[] g = clipped(gradient);
              for (int i = 0; i < w.length; i++) {
                w[i] = moved(name, i, w.length, w[i], g[i], rate, t);
              }
              updated.put(name, w);
              average(name, parameters.get(name), w, t);
            });
    return updated;
  }

  /** Returns the length of the last step's gradients before clipping. */
  public double gradientNorm() {
    return gradientNorm;
  }

  /** Returns the averages of the trained parameters after the last step. */
  public Map<String, double[]> averages() {
    return averages;
  }

  private static double norm(Map<String, double[]> gradients) {
    double sum = 0;
    for (double[] gradient : gradients.values()) {
      for (double g : gradient) {
        sum += g * g;
      }
    }
    return Math.sqrt(sum);
  }

  private double[] clipped(double[] gradient) {
    double[] g = gradient.clone();
    for (int i = 0; i < g.length; i++) {
      if (clipping.isPresent() && clipping.get() instanceof GlobalNormClipping global) {
        g[i] *= global.limit() / Math.max(gradientNorm, global.limit());
      } else if (clipping.isPresent() && clipping.get() instanceof ValueClipping value) {
        g[i] = Math.max(-value.limit(), Math.min(value.limit(), g[i]));
      }
    }
    return g;
  }

  private double moved(String name, int i, int size, double w, double g, double rate, long t) {
    if (settings instanceof Sgd sgd) {
      double[] v = slot(name + "/v", size);
      v[i] = sgd.momentum() * v[i] - rate * g;
      return sgd.lookAhead() ? w + sgd.momentum() * v[i] - rate * g : w + v[i];
    }
    if (settings instanceof Adam adam) {
      return w - rate * direction(name, i, size, g, adam.beta1(), adam.beta2(), adam.epsilon(), t);
    }
    if (settings instanceof AdamW adamW) {
      double decayed = name.endsWith(".kernel") ? w - rate * adamW.weightDecay() * w : w;
      return decayed
          - rate * direction(name, i, size, g, adamW.beta1(), adamW.beta2(), adamW.epsilon(), t);
    }
    if (settings instanceof RmsProp rmsProp) {
      double[] v = slot(name + "/v", size);
      double[] u = slot(name + "/u", size);
      v[i] = rmsProp.decay() * v[i] + (1 - rmsProp.decay()) * g * g;
      u[i] = rmsProp.momentum() * u[i] + rate * g / Math.sqrt(v[i] + rmsProp.epsilon());
      return w - u[i];
    }
    throw new IllegalArgumentException("oracle: no optimizer " + settings);
  }

  /** Returns m' / (sqrt(v') + epsilon) of Adam. */
  private double direction(
      String name, int i, int size, double g, double beta1, double beta2, double epsilon, long t) {
    double[] m = slot(name + "/m", size);
    double[] v = slot(name + "/v", size);
    m[i] = beta1 * m[i] + (1 - beta1) * g;
    v[i] = beta2 * v[i] + (1 - beta2) * g * g;
    double first = m[i] / (1 - Math.pow(beta1, (double) t));
    double second = v[i] / (1 - Math.pow(beta2, (double) t));
    return first / (Math.sqrt(second) + epsilon);
  }

  /** Returns an array as large as a parameter, zeros at first. */
  private double[] slot(String name, int size) {
    return slots.computeIfAbsent(name, key -> new double[size]);
  }

  private void average(String name, double[] before, double[] after, long t) {
    if (averaging.isEmpty()) {
      return;
    }
    double d = averaging.get().decayAt(t);
    double[] average = averages.computeIfAbsent(name, key -> before.clone());
    for (int i = 0; i < average.length; i++) {
      average[i] = d * average[i] + (1 - d) * after[i];
    }
  }
}
