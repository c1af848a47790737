package org.vae4j.oracle;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.vae4j.training.Adam;

/** Adam in double precision, as {@link Adam} describes it. Keeps its moments between steps. */
public final class OracleAdam {
  private final Adam settings;
  private final Map<String, double[]> firstMoments = new HashMap<>();
  private final Map<String, double[]> secondMoments = new HashMap<>();
  private int steps;

  /** Creates an optimizer before its first step. */
  public OracleAdam(Adam settings) {
    this.settings = settings;
  }

  /**
   * Takes one step.
   *
   * @param parameters all parameters by name; not changed
   * @param loss the gradients, and the running statistics after the step
   * @return all parameters after the step
   */
  public Map<String, double[]> step(Map<String, double[]> parameters, OracleLoss loss) {
    steps++;
    Map<String, double[]> updated = new LinkedHashMap<>(parameters);
    updated.putAll(loss.runningStatistics());
    loss.gradients()
        .forEach(
            (name, gradient) -> updated.put(name, moved(name, parameters.get(name), gradient)));
    return updated;
  }

  private double[] moved(String name, double[] values, double[] gradient) {
    double[] m = firstMoments.computeIfAbsent(name, key -> new double[gradient.length]);
    double[] v = secondMoments.computeIfAbsent(name, key -> new double[gradient.length]);
    double[] moved = values.clone();
    for (int i = 0; i < moved.length; i++) {
      m[i] = settings.beta1() * m[i] + (1 - settings.beta1()) * gradient[i];
      v[i] = settings.beta2() * v[i] + (1 - settings.beta2()) * gradient[i] * gradient[i];
      double first = m[i] / (1 - Math.pow(settings.beta1(), steps));
      double second = v[i] / (1 - Math.pow(settings.beta2(), steps));
      moved[i] -= settings.learningRate() * first / (Math.sqrt(second) + settings.epsilon());
    }
    return moved;
  }
}
