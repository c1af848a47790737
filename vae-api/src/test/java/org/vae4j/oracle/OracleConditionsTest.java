package org.vae4j.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vae4j.model.Condition;
import org.vae4j.model.ParameterSpec;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;
import org.vae4j.random.CounterRandom;
import org.vae4j.random.GaussianStream;

final class OracleConditionsTest {
  private static final int COUNT = 3;

  private static final Vae IMAGES =
      VaeBuilder.forImages(4, 3, 2)
          .conditionedOn(Condition.vector(2))
          .encoder(e -> e.conv2d(3, 2, 2).tanh().flatten().dense(4).tanh())
          .latentSize(2)
          .decoder(d -> d.dense(6).tanh().dense(24).reshape(4, 3, 2))
          .build();

  private static final Vae VECTORS =
      VaeBuilder.forVectors(5)
          .conditionedOn(Condition.vector(2))
          .encoder(e -> e.dense(4).tanh())
          .latentSize(2)
          .decoder(d -> d.dense(6).tanh().dense(5))
          .build();

  private final double[] conditions = noise(7, COUNT * 2);

  @Test
  void images_gradientsAsFiniteDifferences() {
    check(IMAGES);
  }

  @Test
  void vectors_gradientsAsFiniteDifferences() {
    check(VECTORS);
  }

  private void check(Vae vae) {
    Map<String, double[]> parameters = parameters(vae);
    double[] items = items(vae);
    double[] noise = noise(3, COUNT * vae.latentSize());
    OracleVae.of(vae, parameters)
        .given(conditions)
        .loss(items, noise, 0.7)
        .gradients()
        .forEach(
            (name, gradient) ->
                FiniteDifferences.check(
                    name,
                    moved ->
                        OracleVae.of(vae, with(parameters, name, moved))
                            .given(conditions)
                            .loss(items, noise, 0.7)
                            .objective(),
                    parameters.get(name),
                    gradient));
  }

  @Test
  void zeroConditions_changeNothing_andOthersDo() {
    OracleVae oracle = OracleVae.of(VECTORS, parameters(VECTORS));
    double[] items = items(VECTORS);
    double[] latents = noise(3, COUNT * 2);
    assertThat(oracle.given(conditions).decode(latents))
        .isNotEqualTo(oracle.given(new double[COUNT * 2]).decode(latents));
    assertThat(oracle.given(conditions).encode(items).mean())
        .isNotEqualTo(oracle.given(new double[COUNT * 2]).encode(items).mean());
  }

  /** A constant plane is what a bias would add, away from the border: here nothing is padded. */
  @Test
  void planes_areTheConditionAtEachPixel() {
    Tape tape = new Tape();
    double[] wide = OracleConditions.behindItems(tape, IMAGES, items(IMAGES), conditions).values();
    assertThat(wide).hasSize(COUNT * 4 * 3 * 4);
    for (int pixel = 0; pixel < COUNT * 12; pixel++) {
      assertThat(wide[pixel * 4]).isEqualTo(items(IMAGES)[pixel * 2]);
      assertThat(wide[pixel * 4 + 1]).isEqualTo(items(IMAGES)[pixel * 2 + 1]);
      assertThat(wide[pixel * 4 + 2]).isEqualTo(conditions[pixel / 12 * 2]);
      assertThat(wide[pixel * 4 + 3]).isEqualTo(conditions[pixel / 12 * 2 + 1]);
    }
  }

  @Test
  void conditions_notOnePerItem() {
    OracleVae oracle = OracleVae.of(VECTORS, parameters(VECTORS)).given(1, 2, 3);
    assertThatThrownBy(() -> oracle.encode(items(VECTORS)))
        .hasMessage("oracle: expected 3 conditions of 2 values, found 3 values");
  }

  private static double[] items(Vae vae) {
    CounterRandom random = CounterRandom.of(5, 2);
    double[] items = new double[COUNT * vae.itemShape().volume()];
    for (int i = 0; i < items.length; i++) {
      items[i] = random.uniform(i);
    }
    return items;
  }

  private static double[] noise(long stream, int size) {
    double[] noise = new double[size];
    for (int i = 0; i < size; i++) {
      noise[i] = GaussianStream.of(5, stream).draw(i);
    }
    return noise;
  }

  private static Map<String, double[]> parameters(Vae vae) {
    Map<String, double[]> parameters = new LinkedHashMap<>();
    for (ParameterSpec spec : vae.parameters()) {
      double[] values = noise(spec.name().hashCode(), spec.shape().volume());
      for (int i = 0; i < values.length; i++) {
        values[i] *= 0.4;
      }
      parameters.put(spec.name(), values);
    }
    return parameters;
  }

  private static Map<String, double[]> with(
      Map<String, double[]> parameters, String name, double[] values) {
    Map<String, double[]> changed = new LinkedHashMap<>(parameters);
    changed.put(name, values);
    return changed;
  }
}
