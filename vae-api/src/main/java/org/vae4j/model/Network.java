package org.vae4j.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.vae4j.Shape;
import org.vae4j.internal.Require;
import org.vae4j.layer.Layer;
import org.vae4j.layer.LayerInterpreter;
import org.vae4j.layer.LayerPosition;
import org.vae4j.layer.ShapeInference;

/**
 * A chain of layers whose shapes fit together. Immutable and safe to use from many threads.
 *
 * @param name what messages and parameter names call it
 * @param layers the layers, in order
 * @param shapes what goes into the first layer, then what comes out of each: one more than layers
 */
public record Network(String name, List<Layer> layers, List<Shape> shapes) {
  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if the number of shapes is not that of layers plus 1
   */
  public Network {
    Objects.requireNonNull(name, "name");
    layers = List.copyOf(Objects.requireNonNull(layers, "layers"));
    shapes = List.copyOf(Objects.requireNonNull(shapes, "shapes"));
    Require.argument(
        shapes.size() == layers.size() + 1,
        "Network " + name + " shapes",
        layers.size() + 1 + ", one more than layers",
        shapes.size(),
        "use Network.of");
  }

  /**
   * Chains layers and infers every shape.
   *
   * @param name what messages and parameter names call the network
   * @param input the shape of what goes in
   * @param layers the layers, in order
   * @return the network
   * @throws IllegalArgumentException if a layer does not fit what comes before it; the message
   *     names the layer, what it expects, what it found and a hint
   */
  public static Network of(String name, Shape input, List<Layer> layers) {
    Objects.requireNonNull(layers, "layers");
    Objects.requireNonNull(input, "input");
    ShapeInference inference = new ShapeInference();
    List<Shape> shapes = new ArrayList<>();
    shapes.add(input);
    for (int index = 0; index < layers.size(); index++) {
      Shape before = shapes.get(index);
      shapes.add(
          layers.get(index).accept(inference, before, new LayerPosition(name, index, before)));
    }
    return new Network(name, layers, shapes);
  }

  /**
   * Chains layers as they are described for an encoder, and infers every shape.
   *
   * @param name what messages and parameter names call the network
   * @param input the shape of what goes in
   * @param layers appends the layers, in order
   * @return the network
   * @throws IllegalArgumentException if a layer does not fit what comes before it
   */
  public static Network describe(String name, Shape input, UnaryOperator<NetworkBuilder> layers) {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(input, "input");
    Objects.requireNonNull(layers, "layers");
    return of(name, input, layers.apply(new NetworkBuilder(name)).layers());
  }

  /**
   * Returns the shape of what goes in.
   *
   * @return the shape of an item, without the batch axis
   */
  public Shape input() {
    return shapes.get(0);
  }

  /**
   * Returns the shape of what comes out.
   *
   * @return the shape of an item, without the batch axis
   */
  public Shape output() {
    return shapes.get(shapes.size() - 1);
  }

  /**
   * Returns where a layer stands.
   *
   * @param index the layer's number, from 0
   * @return its position, with the shape of its input
   * @throws IndexOutOfBoundsException if there is no such layer
   */
  public LayerPosition position(int index) {
    return new LayerPosition(name, index, shapes.get(index));
  }

  /**
   * Leads a value through all layers.
   *
   * @param interpreter what gives the layers their meaning
   * @param input what goes into the first layer
   * @param <T> what the interpreter computes
   * @return what comes out of the last layer; the input itself if there are no layers
   */
  public <T> T interpret(LayerInterpreter<T> interpreter, T input) {
    Objects.requireNonNull(input, "input");
    T value = input;
    for (int index = 0; index < layers.size(); index++) {
      value = layers.get(index).accept(interpreter, value, position(index));
    }
    return value;
  }

  /**
   * Returns the parameters of all layers, in order.
   *
   * @return their names, shapes and roles
   */
  public List<ParameterSpec> parameters() {
    return List.copyOf(interpret(new ParameterInference(), List.<ParameterSpec>of()));
  }
}
