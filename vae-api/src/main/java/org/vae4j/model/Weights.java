package org.vae4j.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import org.vae4j.internal.Require;
import org.vae4j.random.CounterRandom;

/**
 * The learned numbers of a model, by parameter name, float32 and row-major. Immutable and safe to
 * use from many threads.
 */
public final class Weights {
  /** Keeps the initial weights apart from other uses of the same seed. */
  private static final long STREAM = 0x77656967687473L;

  private final Map<String, float[]> values;

  private Weights(Map<String, float[]> values) {
    this.values = values;
  }

  /**
   * Collects the weights of a description.
   *
   * @param vae the description
   * @param source gives the values of each parameter, row-major; copied
   * @return the weights
   * @throws IllegalArgumentException if an array has another size than its parameter
   */
  public static Weights of(Vae vae, Function<ParameterSpec, float[]> source) {
    return of(vae.parameters(), source);
  }

  /**
   * Collects the weights of some parameters.
   *
   * @param parameters the parameters, each name once
   * @param source gives the values of each parameter, row-major; copied
   * @return the weights
   * @throws IllegalArgumentException if an array has another size than its parameter
   */
  public static Weights of(
      List<ParameterSpec> parameters, Function<ParameterSpec, float[]> source) {
    Objects.requireNonNull(parameters, "parameters");
    Objects.requireNonNull(source, "source");
    Map<String, float[]> values = new LinkedHashMap<>();
    for (ParameterSpec parameter : parameters) {
      float[] array = source.apply(parameter);
      Require.argument(
          array.length == parameter.shape().volume(),
          "weights of " + parameter.name(),
          parameter.shape().volume() + " values",
          array.length,
          "its shape is " + parameter.shape());
      values.put(parameter.name(), array.clone());
    }
    return new Weights(Collections.unmodifiableMap(values));
  }

  /**
   * Returns the weights that training starts from: kernels and biases uniform in {@code (-1 /
   * sqrt(fanIn), 1 / sqrt(fanIn))}, gamma and running variance 1, beta and running mean 0, a
   * learned scale as its {@link Scale} says, spectral vectors of length 1 in a random direction.
   * The kernels' bound is that of He's initialization with the gain that PyTorch's layers use.
   *
   * @param model the description
   * @param seed the seed; value i of parameter number p depends on (seed, p, i) alone
   * @return the weights
   * @see <a href="https://arxiv.org/abs/1502.01852">He et al. 2015, section 2.2</a>
   */
  public static Weights initial(GenerativeModel model, long seed) {
    return model instanceof Vae vae
        ? initial(vae.parameters(), seed, () -> vae.likelihood().initialLogScale())
        : initial(model.parameters(), seed);
  }

  /**
   * Returns the weights that the training of a network without a likelihood starts from, by the
   * rules of {@link #initial(GenerativeModel, long)}.
   *
   * @param parameters the parameters of its layers
   * @param seed the seed; value i of parameter number p depends on (seed, p, i) alone
   * @return the weights
   * @throws IllegalArgumentException if a parameter is the scale of a likelihood
   */
  public static Weights initial(List<ParameterSpec> parameters, long seed) {
    Objects.requireNonNull(parameters, "parameters");
    for (ParameterSpec parameter : parameters) {
      Require.argument(
          parameter.role() != ParameterSpec.Role.LOG_SCALE,
          "initial weights of " + parameter.name(),
          "a parameter of a layer",
          "one of a likelihood",
          "give the whole description, which knows where a scale starts");
    }
    return initial(parameters, seed, () -> 0);
  }

  private static Weights initial(
      List<ParameterSpec> parameters, long seed, DoubleSupplier logScale) {
    Map<String, float[]> values = new LinkedHashMap<>();
    for (ParameterSpec parameter : parameters) {
      CounterRandom random = CounterRandom.of(seed, STREAM + values.size());
      float[] array = new float[parameter.shape().volume()];
      double bound = 1 / Math.sqrt(parameter.fanIn());
      for (int i = 0; i < array.length; i++) {
        array[i] =
            switch (parameter.role()) {
              case KERNEL, BIAS, SPECTRAL_VECTOR -> (float) (bound * (2 * random.uniform(i) - 1));
              case GAMMA, RUNNING_VARIANCE -> 1f;
              case BETA, RUNNING_MEAN -> 0f;
              case LOG_SCALE -> (float) logScale.getAsDouble();
            };
      }
      if (parameter.role() == ParameterSpec.Role.SPECTRAL_VECTOR) {
        toLengthOne(array);
      }
      values.put(parameter.name(), array);
    }
    return new Weights(Collections.unmodifiableMap(values));
  }

  private static void toLengthOne(float[] array) {
    double squares = 0;
    for (float value : array) {
      squares += (double) value * value;
    }
    for (int i = 0; i < array.length; i++) {
      array[i] = (float) (array[i] / Math.sqrt(squares));
    }
  }

  /**
   * Returns the values of one parameter.
   *
   * @param name its name, as {@link ParameterSpec} gives it
   * @return its values, row-major, in a new array
   * @throws IllegalArgumentException if there is no such parameter
   */
  public float[] get(String name) {
    float[] array = values.get(Objects.requireNonNull(name, "name"));
    Require.argument(
        array != null, "weights", "one of " + values.keySet(), name, "check the layer's position");
    return array.clone();
  }
}
