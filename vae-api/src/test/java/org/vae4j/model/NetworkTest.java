package org.vae4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vae4j.Shape;
import org.vae4j.layer.Activation;
import org.vae4j.layer.ActivationFunction;
import org.vae4j.layer.Dense;
import org.vae4j.layer.LayerPosition;
import org.vae4j.layer.ShapeInference;
import org.vae4j.model.ParameterSpec.Role;

final class NetworkTest {
  private final Network network =
      Network.of(
          "decoder",
          Shape.of(3),
          List.of(new Dense(4), new Activation(ActivationFunction.RELU), new Dense(2)));

  @Test
  void shapes_areInferred() {
    assertThat(network.shapes())
        .containsExactly(Shape.of(3), Shape.of(4), Shape.of(4), Shape.of(2));
    assertThat(network.input()).isEqualTo(Shape.of(3));
    assertThat(network.output()).isEqualTo(Shape.of(2));
    assertThat(network.interpret(new ShapeInference(), Shape.of(3))).isEqualTo(Shape.of(2));
  }

  @Test
  void describe_chainsTheSameLayers() {
    assertThat(Network.describe("decoder", Shape.of(3), net -> net.dense(4).relu().dense(2)))
        .isEqualTo(network);
    assertThatThrownBy(() -> Network.describe("net", Shape.of(3), net -> net.conv2d(1, 3, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("net[0]");
  }

  @Test
  void position_hasTheShapeOfTheInput() {
    assertThat(network.position(2)).isEqualTo(new LayerPosition("decoder", 2, Shape.of(4)));
  }

  @Test
  void noLayers_giveTheInput() {
    Network empty = Network.of("encoder", Shape.of(3), List.of());
    assertThat(empty.output()).isEqualTo(Shape.of(3));
    assertThat(empty.parameters()).isEmpty();
    assertThat(empty.interpret(new ShapeInference(), Shape.of(3))).isEqualTo(Shape.of(3));
  }

  @Test
  void parameters_areInOrder() {
    assertThat(network.parameters())
        .containsExactly(
            new ParameterSpec("decoder[0].kernel", Shape.of(3, 4), Role.KERNEL, 3),
            new ParameterSpec("decoder[0].bias", Shape.of(4), Role.BIAS, 3),
            new ParameterSpec("decoder[2].kernel", Shape.of(4, 2), Role.KERNEL, 4),
            new ParameterSpec("decoder[2].bias", Shape.of(2), Role.BIAS, 4));
  }

  @Test
  void shapes_thatAreTooFew() {
    assertThatThrownBy(() -> new Network("decoder", List.of(new Dense(2)), List.of(Shape.of(1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Network decoder shapes: expected 2, one more than layers, found 1; use Network.of");
  }
}
