package org.vae4j.tensorflow;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.types.TFloat32;
import org.vae4j.model.ParameterSpec;

/**
 * A part of a step that runs at once. All its gradients are those of the weights before it.
 *
 * @param terms the loss terms that it computes, scalars by name
 * @param players who changes which parameters
 * @param updates what else it changes, such as running statistics
 * @param times how often a step repeats it, with other noise each time
 */
record Move(
    Map<String, Operand<TFloat32>> terms, List<Player> players, List<Op> updates, int times) {
  /**
   * Who minimizes something.
   *
   * @param minimized a scalar
   * @param changes the parameters by which it is minimized
   */
  record Player(Operand<TFloat32> minimized, Predicate<ParameterSpec> changes) {}
}
