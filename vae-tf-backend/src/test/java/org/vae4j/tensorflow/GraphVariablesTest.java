package org.vae4j.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tensorflow.op.Ops;
import org.vae4j.Shape;
import org.vae4j.model.VaeBuilder;
import org.vae4j.model.Weights;

final class GraphVariablesTest {
  private final GraphSession owner =
      new GraphSession(TensorFlowBackend.create().threads(2).sessionConfig());
  private final GraphVariables variables = new GraphVariables(Ops.create(owner.graph()));

  GraphVariablesTest() {
    variables.add("b", Shape.of(2, 3), weights -> new float[] {1, 2, 3, 4, 5, 6});
    variables.add("a", Shape.of(1), weights -> weights.get("mean[0].bias"));
  }

  @AfterEach
  void close() {
    owner.close();
  }

  @Test
  void initialize_givesTheInitialValues() {
    Weights weights =
        Weights.of(
            VaeBuilder.forVectors(2).latentSize(1).build(),
            spec -> {
              float[] values = new float[spec.shape().volume()];
              values[0] = spec.name().equals("mean[0].bias") ? 7 : 8;
              return values;
            });
    variables.initialize(owner.session(), weights);
    Map<String, float[]> saved = variables.saveAll(owner.session());
    assertThat(saved.keySet()).containsExactly("b", "a");
    assertThat(saved.get("b")).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(saved.get("a")).containsExactly(7);
  }

  @Test
  void loadAll_saveAll_sameBits() {
    Map<String, float[]> values =
        Map.of(
            "a", new float[] {Float.NaN},
            "b", new float[] {-0f, Float.MIN_VALUE, Float.NEGATIVE_INFINITY, 0.1f, 1e30f, 3});
    variables.loadAll(owner.session(), values);
    Map<String, float[]> saved = variables.saveAll(owner.session());
    assertThat(saved.get("a")).isEqualTo(values.get("a"));
    assertThat(saved.get("b")).isEqualTo(values.get("b"));
  }

  @Test
  void loadAll_misfits_areRefusedAndChangeNothing() {
    Map<String, float[]> good = Map.of("a", new float[] {9}, "b", new float[6]);
    variables.loadAll(owner.session(), good);
    Map<String, float[]> missing = Map.of("b", new float[6]);
    assertRefused(
        missing,
        "variable a: expected 1 values of shape [1], found none; use the model and the optimizer"
            + " that the values come from");
    Map<String, float[]> wrongSize = Map.of("a", new float[] {1}, "b", new float[5]);
    assertRefused(
        wrongSize,
        "variable b: expected 6 values of shape [2, 3], found 5; use the model and the optimizer"
            + " that the values come from");
    Map<String, float[]> unknown = new HashMap<>(good);
    unknown.put("c", new float[1]);
    assertRefused(
        unknown,
        "variables: expected one of [b, a], found c; use the model and the optimizer that the"
            + " values come from");
    assertThat(variables.saveAll(owner.session()).get("a")).containsExactly(9);
  }

  private void assertRefused(Map<String, float[]> values, String message) {
    assertThatThrownBy(() -> variables.loadAll(owner.session(), values))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void add_sameNameTwice() {
    assertThatThrownBy(() -> variables.add("a", Shape.of(1), weights -> new float[1]))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("variable a: expected a new name, found a second use of it; rename one");
  }
}
