package org.vae4j.tensorflow;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The computations of a classifier: features [B, F] and logits [B, C].
 *
 * @param features what the head is given
 * @param logits the logarithms of the classes' probabilities, up to a constant for each item
 */
record ClassifierGraph(Operand<TFloat32> features, Operand<TFloat32> logits) {
  static final String LOSS = "loss";
  static final String ACCURACY = "accuracy";

  /** Adds the layers behind items, [B, values]. */
  static ClassifierGraph of(
      Ops tf,
      Classifier classifier,
      GraphLayers layers,
      Float32Pin float32,
      Operand<TFloat32> items) {
    Operand<TFloat32> x = items;
    if (classifier.itemShape().isImage()) {
      int[] sizes = {
        -1,
        classifier.itemShape().height(),
        classifier.itemShape().width(),
        classifier.itemShape().channels()
      };
      x = tf.reshape(items, tf.constant(sizes));
    }
    Operand<TFloat32> features = float32.apply(classifier.features().interpret(layers, x));
    return new ClassifierGraph(
        features, float32.apply(classifier.head().interpret(layers, features)));
  }

  /** Returns the mean over the batch of -log p(class|item) in nats, a scalar. */
  Operand<TFloat32> loss(Ops tf, Operand<TFloat32> oneHotLabels) {
    return tf.math.mean(
        tf.nn.softmaxCrossEntropyWithLogits(logits, oneHotLabels).loss(), tf.constant(0));
  }

  /** Returns the loss and the share of items whose class has the largest logit, scalars. */
  Map<String, Operand<TFloat32>> score(
      Ops tf, Operand<TFloat32> loss, Operand<TFloat32> oneHotLabels) {
    Map<String, Operand<TFloat32>> score = new LinkedHashMap<>();
    score.put(LOSS, loss);
    score.put(ACCURACY, accuracy(tf, oneHotLabels));
    return score;
  }

  private Operand<TFloat32> accuracy(Ops tf, Operand<TFloat32> oneHotLabels) {
    return tf.math.mean(
        tf.dtypes.cast(
            tf.math.equal(
                tf.math.argMax(logits, tf.constant(1)),
                tf.math.argMax(oneHotLabels, tf.constant(1))),
            TFloat32.class),
        tf.constant(0));
  }
}
