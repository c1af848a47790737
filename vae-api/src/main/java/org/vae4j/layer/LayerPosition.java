package org.vae4j.layer;

import java.util.Objects;
import org.vae4j.Shape;

/**
 * Where a layer stands in a network.
 *
 * @param network the network's name: {@code encoder}, {@code decoder}, {@code mean} or {@code
 *     log_variance}
 * @param index the layer's number in it, from 0
 * @param input the shape of what goes into the layer
 */
public record LayerPosition(String network, int index, Shape input) {
  /** Checks that nothing is missing. */
  public LayerPosition {
    Objects.requireNonNull(network, "network");
    Objects.requireNonNull(input, "input");
  }

  /**
   * Returns the position's name, the prefix of its parameters' names.
   *
   * @return for example {@code decoder[5]}
   */
  public String name() {
    return network + "[" + index + "]";
  }
}
