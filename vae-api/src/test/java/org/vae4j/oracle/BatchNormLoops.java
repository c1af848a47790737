package org.vae4j.oracle;

import java.util.Map;
import org.vae4j.layer.BatchNorm;

/** Batch normalization of rows {@code [row, channel]}: each item and pixel is a row. */
final class BatchNormLoops {
  private final Tape tape;
  private final BatchNorm layer;
  private final int channels;
  private final Value gamma;
  private final Value beta;

  BatchNormLoops(Tape tape, BatchNorm layer, Value gamma, Value beta) {
    this.tape = tape;
    this.layer = layer;
    this.channels = gamma.values().length;
    this.gamma = gamma;
    this.beta = beta;
  }

  /** Normalizes with the running statistics. */
  Value inference(Value input, double[] runningMean, double[] runningVariance) {
    double[] scale = inverseDeviation(runningVariance);
    return tape.computed(
        input.itemShape(),
        output(normalized(input, runningMean, scale)),
        result -> {
          double[] normalized = normalized(input, runningMean, scale);
          for (int i = 0; i < normalized.length; i++) {
            int c = i % channels;
            double gradient = result.gradient()[i];
            input.gradient()[i] += gradient * gamma.values()[c] * scale[c];
            gamma.gradient()[c] += gradient * normalized[i];
            beta.gradient()[c] += gradient;
          }
        });
  }

  /**
   * Normalizes with the statistics of the batch, which depend on the input too: with m rows and
   * {@code h = (x - mean) / deviation}, {@code dx = gamma / deviation * (dy - sum(dy) / m - h *
   * sum(dy * h) / m)}.
   *
   * @param name the layer's name, the prefix of its parameters' names
   * @param running the running statistics by name, which move
   */
  Value training(Value input, String name, Map<String, double[]> running) {
    int rows = input.values().length / channels;
    double[] mean = mean(input.values(), rows);
    double[] variance = variance(input.values(), mean, rows);
    move(running.get(name + ".running_mean"), mean, 1);
    // Where there is one row, Bessel's correction would divide by zero.
    move(running.get(name + ".running_variance"), variance, rows / Math.max(1.0, rows - 1));
    double[] scale = inverseDeviation(variance);
    double[] normalized = normalized(input, mean, scale);
    return tape.computed(
        input.itemShape(),
        output(normalized),
        result -> {
          double[] gradientSum = new double[channels];
          double[] productSum = new double[channels];
          for (int i = 0; i < normalized.length; i++) {
            gradientSum[i % channels] += result.gradient()[i];
            productSum[i % channels] += result.gradient()[i] * normalized[i];
          }
          for (int c = 0; c < channels; c++) {
            gamma.gradient()[c] += productSum[c];
            beta.gradient()[c] += gradientSum[c];
          }
          for (int i = 0; i < normalized.length; i++) {
            int c = i % channels;
            double centered =
                result.gradient()[i] - (gradientSum[c] + normalized[i] * productSum[c]) / rows;
            input.gradient()[i] += gamma.values()[c] * scale[c] * centered;
          }
        });
  }

  private double[] normalized(Value input, double[] mean, double[] scale) {
    double[] normalized = input.values().clone();
    for (int i = 0; i < normalized.length; i++) {
      normalized[i] = (normalized[i] - mean[i % channels]) * scale[i % channels];
    }
    return normalized;
  }

  private double[] output(double[] normalized) {
    double[] output = normalized.clone();
    for (int i = 0; i < output.length; i++) {
      output[i] = gamma.values()[i % channels] * output[i] + beta.values()[i % channels];
    }
    return output;
  }

  private double[] mean(double[] values, int rows) {
    double[] mean = new double[channels];
    for (int i = 0; i < values.length; i++) {
      mean[i % channels] += values[i] / rows;
    }
    return mean;
  }

  private double[] variance(double[] values, double[] mean, int rows) {
    double[] variance = new double[channels];
    for (int i = 0; i < values.length; i++) {
      double difference = values[i] - mean[i % channels];
      variance[i % channels] += difference * difference / rows;
    }
    return variance;
  }

  private double[] inverseDeviation(double[] variance) {
    double[] inverse = new double[channels];
    for (int c = 0; c < channels; c++) {
      inverse[c] = 1 / Math.sqrt(variance[c] + layer.epsilon());
    }
    return inverse;
  }

  private void move(double[] running, double[] batch, double correction) {
    double momentum = layer.momentum();
    for (int c = 0; c < channels; c++) {
      running[c] = momentum * running[c] + (1 - momentum) * correction * batch[c];
    }
  }
}
