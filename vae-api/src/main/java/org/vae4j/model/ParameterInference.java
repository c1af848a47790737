package org.vae4j.model;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.vae4j.Shape;
import org.vae4j.internal.Require;
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
import org.vae4j.model.ParameterSpec.Role;

/** The interpreter that lists the parameters of a layer, in the order in which they are kept. */
final class ParameterInference implements LayerInterpreter<List<ParameterSpec>> {
  @Override
  public List<ParameterSpec> activation(
      Activation layer, List<ParameterSpec> before, LayerPosition position) {
    return before;
  }

  @Override
  public List<ParameterSpec> batchNorm(
      BatchNorm layer, List<ParameterSpec> before, LayerPosition position) {
    int channels = position.input().size(position.input().rank() - 1);
    Shape shape = Shape.of(channels);
    List<ParameterSpec> all = new ArrayList<>(before);
    for (Role role : List.of(Role.GAMMA, Role.BETA, Role.RUNNING_MEAN, Role.RUNNING_VARIANCE)) {
      all.add(spec(position, role, shape, 1));
    }
    return all;
  }

  @Override
  public List<ParameterSpec> conv2d(
      Conv2d layer, List<ParameterSpec> before, LayerPosition position) {
    int kernel = layer.kernel();
    int channels = position.input().channels();
    return kernelAndBias(
        before,
        position,
        kernelShape(position, kernel, kernel, channels, layer.filters()),
        layer.filters(),
        kernel * kernel * channels);
  }

  @Override
  public List<ParameterSpec> convTranspose2d(
      ConvTranspose2d layer, List<ParameterSpec> before, LayerPosition position) {
    int kernel = layer.kernel();
    int channels = position.input().channels();
    return kernelAndBias(
        before,
        position,
        kernelShape(position, kernel, kernel, layer.filters(), channels),
        layer.filters(),
        kernel * kernel * layer.filters());
  }

  @Override
  public List<ParameterSpec> dense(
      Dense layer, List<ParameterSpec> before, LayerPosition position) {
    int inputs = position.input().volume();
    return kernelAndBias(
        before, position, kernelShape(position, inputs, layer.units()), layer.units(), inputs);
  }

  @Override
  public List<ParameterSpec> dropout(
      Dropout layer, List<ParameterSpec> before, LayerPosition position) {
    return before;
  }

  @Override
  public List<ParameterSpec> flatten(
      Flatten layer, List<ParameterSpec> before, LayerPosition position) {
    return before;
  }

  @Override
  public List<ParameterSpec> leakyRelu(
      LeakyRelu layer, List<ParameterSpec> before, LayerPosition position) {
    return before;
  }

  @Override
  public List<ParameterSpec> reshape(
      Reshape layer, List<ParameterSpec> before, LayerPosition position) {
    return before;
  }

  private static List<ParameterSpec> kernelAndBias(
      List<ParameterSpec> before, LayerPosition position, Shape kernel, int outputs, int fanIn) {
    List<ParameterSpec> all = new ArrayList<>(before);
    all.add(spec(position, Role.KERNEL, kernel, fanIn));
    all.add(spec(position, Role.BIAS, Shape.of(outputs), fanIn));
    return all;
  }

  private static Shape kernelShape(LayerPosition position, int... sizes) {
    BigInteger volume =
        IntStream.of(sizes)
            .mapToObj(BigInteger::valueOf)
            .reduce(BigInteger.ONE, BigInteger::multiply);
    Require.argument(
        volume.bitLength() < Integer.SIZE,
        position.name() + "." + Role.KERNEL.label(),
        "at most 2^31 - 1 values",
        Arrays.toString(sizes) + " with " + volume,
        "use a smaller layer");
    return Shape.of(sizes);
  }

  private static ParameterSpec spec(LayerPosition position, Role role, Shape shape, int fanIn) {
    return new ParameterSpec(position.name() + "." + role.label(), shape, role, fanIn);
  }
}
