package org.vae4j.tensorflow;

import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.vae4j.model.GenerativeModel;

/**
 * Where conditions enter a graph, [B, K], and how they reach the networks. Adds nothing to the
 * graph of a model without a condition.
 *
 * @param placeholder what is fed; empty for a model without a condition
 * @param values what reaches the networks
 */
record ConditionInput(
    Optional<Placeholder<TFloat32>> placeholder, Optional<Operand<TFloat32>> values) {
  /** Adds an input if the model needs one. */
  static ConditionInput of(Ops tf, GenerativeModel model) {
    Optional<Placeholder<TFloat32>> input =
        model
            .condition()
            .map(
                condition ->
                    tf.placeholder(
                        TFloat32.class,
                        Placeholder.shape(Shape.of(Shape.UNKNOWN_SIZE, condition.size()))));
    return new ConditionInput(input, input.map(placeholder -> placeholder));
  }

  /** Returns the same conditions, each so many times in a row, for as many draws of an item. */
  ConditionInput repeated(Ops tf, int times) {
    return new ConditionInput(
        placeholder,
        values.map(
            rows -> {
              int size = (int) rows.shape().get(1);
              return tf.reshape(
                  tf.tile(
                      tf.expandDims(rows, tf.constant(1)), tf.constant(new int[] {1, times, 1})),
                  tf.constant(new int[] {-1, size}));
            }));
  }

  /** Feeds a batch's conditions if the model needs them. */
  Session.Runner feed(Session.Runner runner, BatchTensors batch) {
    placeholder.ifPresent(input -> runner.feed(input, batch.conditions()));
    return runner;
  }

  /** Returns images, [B, H, W, C], with a constant plane behind their channels for each value. */
  Operand<TFloat32> behindChannels(Ops tf, Operand<TFloat32> images, int height, int width) {
    if (values.isEmpty()) {
      return images;
    }
    int size = (int) values.get().shape().get(1);
    Operand<TFloat32> pixels = tf.reshape(values.get(), tf.constant(new int[] {-1, 1, 1, size}));
    Operand<TFloat32> planes = tf.tile(pixels, tf.constant(new int[] {1, height, width, 1}));
    return tf.concat(List.of(images, planes), tf.constant(3));
  }

  /** Returns vectors, [B, n], with the condition behind them. */
  Operand<TFloat32> behindValues(Ops tf, Operand<TFloat32> vectors) {
    return values.isEmpty() ? vectors : tf.concat(List.of(vectors, values.get()), tf.constant(1));
  }
}
