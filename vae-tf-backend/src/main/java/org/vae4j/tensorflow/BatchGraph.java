package org.vae4j.tensorflow;

import java.util.List;
import java.util.function.Supplier;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.vae4j.model.Vae;

/**
 * What a {@link GraphObjective} builds its ops on: one batch, in training or in inference mode.
 *
 * @param tf where ops are made
 * @param items the items, [B, values]
 * @param noise standard normal numbers, [B, {@link GraphObjective#noisePerItem}]
 * @param repetition how often the move has been made in this step before, a scalar
 * @param values what changes from step to step, scalars: {@link GraphObjective#valuesAt}
 * @param condition what the items are conditioned on, if the model is
 * @param parameters the parameters of the model
 * @param float32 keeps what must not have 16 bits in float32
 * @param layers makes a new interpreter of layers, which keeps the updates of its own pass
 */
record BatchGraph(
    Ops tf,
    Operand<TFloat32> items,
    Operand<TFloat32> noise,
    Operand<TInt32> repetition,
    List<Operand<TFloat32>> values,
    ConditionInput condition,
    GraphParameters parameters,
    Float32Pin float32,
    Supplier<GraphLayers> layers) {
  /** Returns a model whose layers are built by an interpreter of {@link #layers}. */
  VaeGraph model(Vae vae, GraphLayers interpreter) {
    return new VaeGraph(tf, vae, interpreter, float32, condition);
  }
}
