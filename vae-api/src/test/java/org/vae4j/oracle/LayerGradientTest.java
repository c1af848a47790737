package org.vae4j.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vae4j.Shape;
import org.vae4j.layer.Activation;
import org.vae4j.layer.ActivationFunction;
import org.vae4j.layer.BatchNorm;
import org.vae4j.layer.Conv2d;
import org.vae4j.layer.ConvTranspose2d;
import org.vae4j.layer.Dense;
import org.vae4j.layer.Dropout;
import org.vae4j.layer.Flatten;
import org.vae4j.layer.Layer;
import org.vae4j.layer.LeakyRelu;
import org.vae4j.layer.Padding;
import org.vae4j.layer.Reshape;

/** Every layer's gradients, of its input and its parameters, against finite differences. */
final class LayerGradientTest {
  private static final int COUNT = 3;

  static Stream<Arguments> cases() {
    List<Arguments> cases = new ArrayList<>();
    Shape image = Shape.of(4, 3, 2);
    for (ActivationFunction function : ActivationFunction.values()) {
      cases.add(Arguments.of(image, new Activation(function)));
    }
    cases.add(Arguments.of(image, new LeakyRelu(0.2f)));
    cases.add(Arguments.of(image, new Flatten()));
    cases.add(Arguments.of(image, new Reshape(Shape.of(2, 12))));
    cases.add(Arguments.of(image, new BatchNorm(0.9f, 1e-3f)));
    cases.add(Arguments.of(Shape.of(5), new BatchNorm(0.9f, 1e-5f)));
    cases.add(Arguments.of(Shape.of(5), new Dense(4)));
    cases.add(Arguments.of(Shape.of(5), new Activation(ActivationFunction.GELU)));
    for (Padding padding : Padding.values()) {
      for (int kernel = 1; kernel <= 4; kernel++) {
        for (int stride = 1; stride <= 3; stride++) {
          cases.add(Arguments.of(Shape.of(7, 4, 2), new Conv2d(3, kernel, stride, padding)));
          cases.add(
              Arguments.of(
                  Shape.of(2, 3, 2),
                  new ConvTranspose2d(3, kernel, stride, padding, Optional.empty())));
        }
      }
    }
    for (int height = 4; height <= 6; height++) {
      cases.add(
          Arguments.of(
              Shape.of(2, 3, 2),
              new ConvTranspose2d(2, 4, 3, Padding.SAME, Optional.of(Shape.of(height, 8)))));
    }
    return cases.stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void gradients_asFiniteDifferences(Shape input, Layer layer) {
    checkGradients(LayerRun.inference(input, layer), input);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void batchNorm_inTraining(int rank) {
    Shape input = rank == 1 ? Shape.of(4) : Shape.of(2, 3, 4);
    BatchNorm layer = new BatchNorm(0.9f, 1e-3f);
    checkGradients(new LayerRun(input, layer, true, Map.of()), input);
  }

  @ParameterizedTest
  @ValueSource(floats = {0, 0.3f})
  void dropout_withMask(float rate) {
    Shape input = Shape.of(2, 2, 2);
    double[] mask = new double[COUNT * input.volume()];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = i % 3 == 0 ? 0 : 1;
    }
    LayerRun run = new LayerRun(input, new Dropout(rate), true, Map.of("encoder[0]", mask));
    checkGradients(run, input);
    double[] items = LayerRun.random(mask.length, 100);
    double[] output = run.run(Map.of(), items).output().values();
    for (int i = 0; i < mask.length; i++) {
      assertThat(output[i]).isEqualTo(mask[i] == 0 ? 0 : items[i] / (1 - (double) rate));
    }
  }

  private static void checkGradients(LayerRun layer, Shape input) {
    Map<String, double[]> parameters = layer.randomParameters();
    double[] items = LayerRun.random(COUNT * input.volume(), 100);
    double[] weights = LayerRun.random(COUNT * layer.output().volume(), 101);
    LayerRun.Result result = layer.run(parameters, items);
    assertThat(result.output().itemShape()).isEqualTo(layer.output());
    assertThat(result.output().count()).isEqualTo(COUNT);
    result.tape().backward(result.weighted(weights));
    FiniteDifferences.check(
        "input",
        moved -> layer.run(parameters, moved).weighted(weights).values()[0],
        items,
        result.input().gradient());
    result
        .parameters()
        .forEach(
            (name, value) -> {
              if (!name.contains("running")) {
                FiniteDifferences.check(
                    name,
                    moved -> {
                      Map<String, double[]> changed = new LinkedHashMap<>(parameters);
                      changed.put(name, moved);
                      return layer.run(changed, items).weighted(weights).values()[0];
                    },
                    value.values(),
                    value.gradient());
              }
            });
  }
}
