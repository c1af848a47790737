package org.vae4j.oracle;

import java.util.HashMap;
import java.util.Map;
import org.vae4j.Shape;
import org.vae4j.layer.Activation;
import org.vae4j.layer.BatchNorm;
import org.vae4j.layer.Conv2d;
import org.vae4j.layer.ConvTranspose2d;
import org.vae4j.layer.Dense;
import org.vae4j.layer.Dropout;
import org.vae4j.layer.Flatten;
import org.vae4j.layer.LayerInterpreter;
import org.vae4j.layer.LayerPosition;
import org.vae4j.layer.LeakyRelu;
import org.vae4j.layer.Reshape;

/**
 * The interpreter that computes numbers, in straight loops over {@code [n, height, width,
 * channels]}. One object serves one pass: in training it moves its copy of the running statistics.
 */
public final class OracleLayers implements LayerInterpreter<Value> {
  private final Tape tape;
  private final Map<String, Value> parameters;
  private final boolean training;
  private final Map<String, double[]> dropoutMasks;
  private final Map<String, double[]> runningStatistics = new HashMap<>();

  private OracleLayers(
      Tape tape,
      Map<String, Value> parameters,
      boolean training,
      Map<String, double[]> dropoutMasks) {
    this.tape = tape;
    this.parameters = parameters;
    this.training = training;
    this.dropoutMasks = dropoutMasks;
  }

  /** Returns the layers of a model in use: running statistics, no dropout. */
  public static OracleLayers inference(Tape tape, Map<String, Value> parameters) {
    return new OracleLayers(tape, parameters, false, Map.of());
  }

  /**
   * Returns the layers of a model in training: statistics of the batch, and dropout by mask.
   *
   * @param tape what remembers the steps
   * @param parameters by name
   * @param dropoutMasks by the position's name, for example {@code encoder[3]}: 1 for each value
   *     that stays, 0 for each that is dropped; a layer without a mask does nothing
   */
  public static OracleLayers training(
      Tape tape, Map<String, Value> parameters, Map<String, double[]> dropoutMasks) {
    return new OracleLayers(tape, parameters, true, dropoutMasks);
  }

  /** Returns the running statistics that moved in training, by parameter name. */
  public Map<String, double[]> runningStatistics() {
    return Map.copyOf(runningStatistics);
  }

  @Override
  public Value activation(Activation layer, Value input, LayerPosition position) {
    return each(input, ScalarFunction.of(layer.function()));
  }

  @Override
  public Value leakyRelu(LeakyRelu layer, Value input, LayerPosition position) {
    return each(input, ScalarFunction.leakyRelu(layer.negativeSlope()));
  }

  @Override
  public Value batchNorm(BatchNorm layer, Value input, LayerPosition position) {
    String name = position.name();
    BatchNormLoops loops =
        new BatchNormLoops(tape, layer, parameter(position, "gamma"), parameter(position, "beta"));
    double[] mean = parameter(position, "running_mean").values();
    double[] variance = parameter(position, "running_variance").values();
    if (!training) {
      return loops.inference(input, mean, variance);
    }
    runningStatistics.put(name + ".running_mean", mean.clone());
    runningStatistics.put(name + ".running_variance", variance.clone());
    return loops.training(input, name, runningStatistics);
  }

  @Override
  public Value conv2d(Conv2d layer, Value input, LayerPosition position) {
    Shape output =
        Shape.of(
            layer.outputSize(position.input().height()),
            layer.outputSize(position.input().width()),
            layer.filters());
    Value kernel = parameter(position, "kernel");
    Value bias = parameter(position, "bias");
    ConvolutionLoops loops =
        new ConvolutionLoops(
            position.input(), output, layer.kernel(), layer.stride(), layer.padding());
    double[] values = filledWithBias(input.count(), output, bias);
    loops.addToSmall(input.values(), kernel.values(), values);
    return tape.computed(
        output,
        values,
        result -> {
          loops.addToLarge(result.gradient(), kernel.values(), input.gradient());
          loops.addToKernel(input.values(), result.gradient(), kernel.gradient());
          addBiasGradient(result, bias);
        });
  }

  @Override
  public Value convTranspose2d(ConvTranspose2d layer, Value input, LayerPosition position) {
    Shape output = layer.outputShape(position.input());
    Value kernel = parameter(position, "kernel");
    Value bias = parameter(position, "bias");
    ConvolutionLoops loops =
        new ConvolutionLoops(
            output, position.input(), layer.kernel(), layer.stride(), layer.padding());
    double[] values = filledWithBias(input.count(), output, bias);
    loops.addToLarge(input.values(), kernel.values(), values);
    return tape.computed(
        output,
        values,
        result -> {
          loops.addToSmall(result.gradient(), kernel.values(), input.gradient());
          loops.addToKernel(result.gradient(), input.values(), kernel.gradient());
          addBiasGradient(result, bias);
        });
  }

  @Override
  public Value dense(Dense layer, Value input, LayerPosition position) {
    int inputs = position.input().volume();
    int units = layer.units();
    Value kernel = parameter(position, "kernel");
    Value bias = parameter(position, "bias");
    double[] values = filledWithBias(input.count(), Shape.of(units), bias);
    for (int n = 0; n < input.count(); n++) {
      for (int i = 0; i < inputs; i++) {
        for (int u = 0; u < units; u++) {
          values[n * units + u] += input.values()[n * inputs + i] * kernel.values()[i * units + u];
        }
      }
    }
    return tape.computed(
        Shape.of(units),
        values,
        result -> {
          for (int n = 0; n < input.count(); n++) {
            for (int i = 0; i < inputs; i++) {
              for (int u = 0; u < units; u++) {
                double gradient = result.gradient()[n * units + u];
                input.gradient()[n * inputs + i] += gradient * kernel.values()[i * units + u];
                kernel.gradient()[i * units + u] += gradient * input.values()[n * inputs + i];
              }
            }
          }
          addBiasGradient(result, bias);
        });
  }

  @Override
  public Value dropout(Dropout layer, Value input, LayerPosition position) {
    double[] mask = dropoutMasks.get(position.name());
    if (mask == null) {
      return input;
    }
    double keep = 1 - (double) layer.rate();
    double[] values = input.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] *= mask[i] / keep;
    }
    return tape.computed(
        input.itemShape(),
        values,
        result -> {
          for (int i = 0; i < mask.length; i++) {
            input.gradient()[i] += result.gradient()[i] * mask[i] / keep;
          }
        });
  }

  @Override
  public Value flatten(Flatten layer, Value input, LayerPosition position) {
    return reshaped(input, Shape.of(position.input().volume()));
  }

  @Override
  public Value reshape(Reshape layer, Value input, LayerPosition position) {
    return reshaped(input, layer.target());
  }

  /** Applies a function to each number. */
  Value each(Value input, ScalarFunction function) {
    double[] values = input.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = function.value().applyAsDouble(values[i]);
    }
    return tape.computed(
        input.itemShape(),
        values,
        result -> {
          for (int i = 0; i < values.length; i++) {
            input.gradient()[i] +=
                result.gradient()[i] * function.derivative().applyAsDouble(input.values()[i]);
          }
        });
  }

  private Value reshaped(Value input, Shape target) {
    return tape.computed(
        target,
        input.values().clone(),
        result -> {
          for (int i = 0; i < result.gradient().length; i++) {
            input.gradient()[i] += result.gradient()[i];
          }
        });
  }

  private Value parameter(LayerPosition position, String role) {
    String name = position.name() + "." + role;
    Value value = parameters.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "oracle: expected one of " + parameters.keySet() + ", found " + name);
    }
    return value;
  }

  private static double[] filledWithBias(int count, Shape output, Value bias) {
    double[] values = new double[count * output.volume()];
    for (int i = 0; i < values.length; i++) {
      values[i] = bias.values()[i % bias.values().length];
    }
    return values;
  }

  private static void addBiasGradient(Value result, Value bias) {
    for (int i = 0; i < result.gradient().length; i++) {
      bias.gradient()[i % bias.gradient().length] += result.gradient()[i];
    }
  }
}
