package org.vae4j.oracle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vae4j.Shape;
import org.vae4j.layer.Layer;
import org.vae4j.model.Network;
import org.vae4j.model.ParameterSpec;
import org.vae4j.random.CounterRandom;

/** A single layer with random numbers around it; {@code encoder[0]} is its name. */
final class LayerRun {
  private final Network network;
  private final boolean training;
  private final Map<String, double[]> dropoutMasks;

  LayerRun(Shape input, Layer layer, boolean training, Map<String, double[]> dropoutMasks) {
    this.network = Network.of("encoder", input, List.of(layer));
    this.training = training;
    this.dropoutMasks = dropoutMasks;
  }

  static LayerRun inference(Shape input, Layer layer) {
    return new LayerRun(input, layer, false, Map.of());
  }

  Shape output() {
    return network.output();
  }

  /** Returns numbers for each parameter, variances positive. */
  Map<String, double[]> randomParameters() {
    Map<String, double[]> parameters = new LinkedHashMap<>();
    for (ParameterSpec spec : network.parameters()) {
      double[] values = random(spec.shape().volume(), parameters.size());
      if (spec.role() == ParameterSpec.Role.RUNNING_VARIANCE) {
        for (int i = 0; i < values.length; i++) {
          values[i] = 1 + values[i] * values[i];
        }
      }
      parameters.put(spec.name(), values);
    }
    return parameters;
  }

  /** Runs the layer. */
  Result run(Map<String, double[]> parameters, double[] items) {
    Tape tape = new Tape();
    Map<String, Value> leaves = new LinkedHashMap<>();
    for (ParameterSpec spec : network.parameters()) {
      leaves.put(spec.name(), tape.leaf(spec.shape(), parameters.get(spec.name())));
    }
    OracleLayers layers =
        training
            ? OracleLayers.training(tape, leaves, dropoutMasks)
            : OracleLayers.inference(tape, leaves);
    Value input = tape.leaf(network.input(), items);
    return new Result(tape, leaves, input, network.interpret(layers, input), layers);
  }

  /** Returns fixed numbers between -2 and 2. */
  static double[] random(int size, int stream) {
    CounterRandom random = CounterRandom.of(11, stream);
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] = 4 * random.uniform(i) - 2;
    }
    return values;
  }

  /** What a run leaves behind. */
  record Result(
      Tape tape, Map<String, Value> parameters, Value input, Value output, OracleLayers layers) {
    /** Returns the output's product with some weights, a number that gradients can be taken of. */
    Value weighted(double[] weights) {
      double sum = 0;
      for (int i = 0; i < weights.length; i++) {
        sum += weights[i] * output.values()[i];
      }
      return tape.computed(
          Shape.of(1),
          new double[] {sum},
          number -> {
            for (int i = 0; i < weights.length; i++) {
              output.gradient()[i] += number.gradient()[0] * weights[i];
            }
          });
    }
  }
}
