package org.vae4j.tensorflow;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.exceptions.TFInvalidArgumentException;
import org.tensorflow.exceptions.TFUnimplementedException;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.VaeException;
import org.vae4j.evaluation.FeatureExtractor;
import org.vae4j.evaluation.Features;
import org.vae4j.internal.Require;

/**
 * Runs a trained classifier inside TensorFlow, without an export: what an exported file is compared
 * with. Owns native memory; whoever loaded it closes it. Safe to use from many threads.
 */
public final class TensorFlowClassifier implements FeatureExtractor {
  /** The number of items of one native call. */
  private static final int CHUNK = 256;

  private final Classifier classifier;
  private final String name;
  private final GraphSession owner;
  private final ItemInput input;
  private final Operand<TFloat32> features;
  private final Operand<TFloat32> probabilities;
  private final ReentrantReadWriteLock inUse = new ReentrantReadWriteLock();
  private boolean closed;

  private TensorFlowClassifier(TrainedClassifier trained, GraphSession owner) {
    this.classifier = trained.classifier();
    this.name = "classifier of seed " + trained.provenance().seed();
    this.owner = owner;
    Ops tf = Ops.create(owner.graph());
    GraphVariables variables = new GraphVariables(tf);
    GraphParameters parameters = new GraphParameters(tf, classifier.parameters(), variables);
    input = ItemInput.floats(tf, classifier.itemShape().volume());
    ClassifierGraph graph =
        ClassifierGraph.of(
            tf,
            classifier,
            GraphLayers.inference(tf, parameters),
            owner.float32(tf),
            input.values());
    features = graph.features();
    probabilities = tf.nn.softmax(graph.logits());
    variables.initialize(owner.session(), trained.weights());
  }

  /**
   * Loads a trained classifier.
   *
   * @param trained the classifier
   * @return an extractor of its features with class probabilities, which the caller closes
   * @throws VaeException if TensorFlow fails
   */
  public static TensorFlowClassifier load(TrainedClassifier trained) {
    Objects.requireNonNull(trained, "trained");
    ConfigProto config = TensorFlowBackend.create().sessionConfig();
    GraphSession owner = new GraphSession(config);
    boolean loaded = false;
    try {
      TensorFlowClassifier classifier = new TensorFlowClassifier(trained, owner);
      loaded = true;
      return classifier;
    } catch (TensorFlowException | TFInvalidArgumentException | TFUnimplementedException e) {
      throw new VaeException("TensorFlow failed while loading a classifier: " + e.getMessage(), e);
    } finally {
      if (!loaded) {
        owner.close();
      }
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int featureSize() {
    return classifier.featureSize();
  }

  @Override
  public Features extract(Samples items) {
    Require.argument(
        items.itemShape().equals(classifier.itemShape()),
        "TensorFlowClassifier",
        "items of shape " + classifier.itemShape(),
        items.itemShape(),
        "use items of the classifier's own shape");
    float[] values = new float[Math.multiplyExact(items.count(), featureSize())];
    float[] classes = new float[Math.multiplyExact(items.count(), classifier.classes())];
    inUse.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException(
            Require.message(
                name, "an open classifier", "a closed one", "close it after its last use"));
      }
      for (int from = 0; from < items.count(); from += CHUNK) {
        runChunk(items, from, Math.min(from + CHUNK, items.count()), values, classes);
      }
    } catch (TensorFlowException | TFInvalidArgumentException | TFUnimplementedException e) {
      throw new VaeException("TensorFlow failed while running a classifier: " + e.getMessage(), e);
    } finally {
      inUse.readLock().unlock();
    }
    return new Features(
        Samples.of(Shape.of(featureSize()), values),
        Optional.of(Samples.of(Shape.of(classifier.classes()), classes)));
  }

  private void runChunk(Samples items, int from, int to, float[] values, float[] classes) {
    int count = to - from;
    float[] part = new float[count * items.itemShape().volume()];
    items.copyTo(from, to, FloatBuffer.wrap(part));
    try (TFloat32 tensor =
            TFloat32.tensorOf(
                TensorShapes.matrix(count, items.itemShape().volume()),
                DataBuffers.of(part, true, false));
        Result result =
            owner
                .session()
                .runner()
                .feed(input.placeholder(), tensor)
                .fetch(features)
                .fetch(probabilities)
                .run()) {
      List<float[]> targets = List.of(values, classes);
      for (int i = 0; i < targets.size(); i++) {
        int size = targets.get(i).length / items.count();
        ((TFloat32) result.get(i))
            .asRawTensor()
            .data()
            .asFloats()
            .read(targets.get(i), from * size, count * size);
      }
    }
  }

  @Override
  public void close() {
    inUse.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        owner.close();
      }
    } finally {
      inUse.writeLock().unlock();
    }
  }
}
