package org.vae4j.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.vae4j.Shape;
import org.vae4j.layer.Dropout;
import org.vae4j.layer.LayerPosition;
import org.vae4j.model.VaeBuilder;

final class DropoutTest {
  private static final int SIZE = 100_000;

  @Test
  void training_dropsTheRateAndKeepsTheMean() {
    float[] dropped = apply(1, 0, "encoder");
    int zeros = 0;
    for (float value : dropped) {
      assertThat(value == 0f || Math.abs(value - 1 / 0.7f) < 1e-6f).isTrue();
      zeros += value == 0f ? 1 : 0;
    }
    // Five standard deviations of a binomial count.
    assertThat(zeros / (double) SIZE).isCloseTo(0.3, within(5 * Math.sqrt(0.3 * 0.7 / SIZE)));
  }

  @Test
  void training_dependsOnSeedStepAndLayerAlone() {
    assertThat(apply(1, 0, "encoder")).isEqualTo(apply(1, 0, "encoder"));
    assertThat(apply(1, 0, "encoder")).isNotEqualTo(apply(2, 0, "encoder"));
    assertThat(apply(1, 0, "encoder")).isNotEqualTo(apply(1, 1, "encoder"));
    assertThat(apply(1, 0, "encoder")).isNotEqualTo(apply(1, 0, "decoder"));
  }

  private static float[] apply(long seed, long step, String network) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      GraphParameters parameters =
          new GraphParameters(
              tf,
              VaeBuilder.forVectors(2).latentSize(1).build().parameters(),
              new GraphVariables(tf));
      GraphLayers layers =
          GraphLayers.training(
              tf, parameters, DropoutNoise.keyedByStep(tf, seed, tf.constant(step)));
      Operand<TFloat32> ones = tf.fill(tf.constant(new int[] {1, SIZE}), tf.constant(1f));
      Operand<TFloat32> output =
          layers.dropout(new Dropout(0.3f), ones, new LayerPosition(network, 0, Shape.of(SIZE)));
      float[] values = new float[SIZE];
      try (Session session = new Session(graph);
          Result result = session.runner().fetch(output).run()) {
        ((TFloat32) result.get(0)).asRawTensor().data().asFloats().read(values);
      }
      return values;
    }
  }
}
