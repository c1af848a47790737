package org.vae4j.tensorflow;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TFInvalidArgumentException;
import org.tensorflow.exceptions.TFUnimplementedException;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;
import org.vae4j.Samples;
import org.vae4j.VaeException;
import org.vae4j.inference.Posterior;
import org.vae4j.inference.VaeModel;
import org.vae4j.internal.Conditions;
import org.vae4j.internal.Require;
import org.vae4j.model.Condition;
import org.vae4j.model.Likelihood;
import org.vae4j.model.Vae;
import org.vae4j.model.Weights;
import org.vae4j.training.TrainedVae;

/**
 * Runs a trained model inside TensorFlow, without an export: what exported files are compared with.
 * Owns native memory; whoever loaded it closes it. Safe to use from many threads.
 */
public final class TensorFlowVae implements VaeModel {
  /** The number of items of one native call. */
  private static final int CHUNK = 256;

  private final Vae vae;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final GraphSession owner;
  private final GraphVariables variables;
  private final ItemInput items;
  private final ConditionInput condition;
  private final Placeholder<TFloat32> z;
  private final Operand<TFloat32> image;
  private final VaeGraph.Posterior posterior;
  private volatile Likelihood likelihood;
  private boolean closed;

  private TensorFlowVae(TrainedVae trained, GraphSession owner) {
    this.owner = owner;
    this.vae = trained.vae();
    this.likelihood = vae.likelihood().trained(trained.weights());
    Ops tf = Ops.create(owner.graph());
    variables = new GraphVariables(tf);
    GraphParameters parameters = new GraphParameters(tf, vae, variables);
    condition = ConditionInput.of(tf, vae);
    VaeGraph model =
        new VaeGraph(tf, vae, GraphLayers.inference(tf, parameters), owner.float32(tf), condition);
    items = ItemInput.floats(tf, vae.itemShape().volume());
    z =
        tf.placeholder(
            TFloat32.class, Placeholder.shape(Shape.of(Shape.UNKNOWN_SIZE, vae.latentSize())));
    posterior = model.encode(items.values());
    image = model.likelihoodMean(model.decode(z));
    variables.initialize(owner.session(), trained.weights());
  }

  /**
   * Loads a trained model.
   *
   * @param trained the model
   * @return a model that is ready to run, which the caller closes
   * @throws VaeException if TensorFlow fails
   */
  public static TensorFlowVae load(TrainedVae trained) {
    return load(trained, TensorFlowBackend.create().sessionConfig());
  }

  /** Loads a trained model into a session with this configuration. */
  static TensorFlowVae load(TrainedVae trained, ConfigProto config) {
    GraphSession owner = new GraphSession(config);
    boolean loaded = false;
    try {
      TensorFlowVae model = new TensorFlowVae(trained, owner);
      loaded = true;
      return model;
    } catch (TensorFlowException | TFInvalidArgumentException | TFUnimplementedException e) {
      throw new VaeException("TensorFlow failed while loading a model: " + e.getMessage(), e);
    } finally {
      if (!loaded) {
        owner.close();
      }
    }
  }

  /** Replaces the weights, after the calls in flight. */
  void reload(Weights weights) {
    lock.writeLock().lock();
    try {
      variables.initialize(owner.session(), weights);
      likelihood = vae.likelihood().trained(weights);
    } catch (TensorFlowException | TFInvalidArgumentException | TFUnimplementedException e) {
      throw new VaeException("TensorFlow failed while loading weights: " + e.getMessage(), e);
    } finally {
      lock.writeLock().unlock();
    }
  }

  @Override
  public org.vae4j.Shape itemShape() {
    return vae.itemShape();
  }

  @Override
  public int latentSize() {
    return vae.latentSize();
  }

  /** Returns the likelihood as training left it. */
  @Override
  public Optional<Likelihood> likelihood() {
    return Optional.of(likelihood);
  }

  @Override
  public Optional<Condition> condition() {
    return vae.condition();
  }

  @Override
  public Samples decode(Samples latents) {
    Conditions.requireNone("TensorFlowVae decode", condition());
    return decode(latents, Optional.empty());
  }

  @Override
  public Samples decode(Samples latents, Samples conditions) {
    Conditions.require("TensorFlowVae decode", condition(), conditions, latents.count());
    return decode(latents, Optional.of(conditions));
  }

  private Samples decode(Samples latents, Optional<Samples> conditions) {
    requireShape(latents, org.vae4j.Shape.of(vae.latentSize()), "decode");
    return run(z, latents, conditions, List.of(image), List.of(vae.itemShape())).get(0);
  }

  @Override
  public Posterior encode(Samples batch) {
    Conditions.requireNone("TensorFlowVae encode", condition());
    return encode(batch, Optional.empty());
  }

  @Override
  public Posterior encode(Samples batch, Samples conditions) {
    Conditions.require("TensorFlowVae encode", condition(), conditions, batch.count());
    return encode(batch, Optional.of(conditions));
  }

  private Posterior encode(Samples batch, Optional<Samples> conditions) {
    requireShape(batch, vae.itemShape(), "encode");
    org.vae4j.Shape latent = org.vae4j.Shape.of(vae.latentSize());
    List<Samples> outputs =
        run(
            items.placeholder(),
            batch,
            conditions,
            List.of(posterior.mean(), posterior.logVariance()),
            List.of(latent, latent));
    return new Posterior(outputs.get(0), outputs.get(1));
  }

  /** Runs all items through the graph, a chunk at a time. */
  private List<Samples> run(
      Placeholder<?> input,
      Samples batch,
      Optional<Samples> conditions,
      List<Operand<TFloat32>> outputs,
      List<org.vae4j.Shape> shapes) {
    float[][] results = new float[outputs.size()][];
    for (int i = 0; i < results.length; i++) {
      results[i] = new float[Math.multiplyExact(batch.count(), shapes.get(i).volume())];
    }
    lock.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException(
            Require.message(
                "TensorFlowVae", "an open model", "a closed one", "keep it open while it is used"));
      }
      for (int from = 0; from < batch.count(); from += CHUNK) {
        int to = Math.min(from + CHUNK, batch.count());
        runChunk(input, batch, conditions, from, to, outputs, results);
      }
    } catch (TensorFlowException | TFInvalidArgumentException | TFUnimplementedException e) {
      throw new VaeException("TensorFlow failed while running a model: " + e.getMessage(), e);
    } finally {
      lock.readLock().unlock();
    }
    return IntStream.range(0, results.length)
        .mapToObj(i -> Samples.of(shapes.get(i), results[i]))
        .toList();
  }

  private void runChunk(
      Placeholder<?> input,
      Samples batch,
      Optional<Samples> conditions,
      int from,
      int to,
      List<Operand<TFloat32>> outputs,
      float[][] results) {
    try (TFloat32 tensor = tensor(batch, from, to);
        TFloat32 told = conditions.map(some -> tensor(some, from, to)).orElse(null)) {
      Session.Runner runner = owner.session().runner().feed(input, tensor);
      condition.placeholder().ifPresent(placeholder -> runner.feed(placeholder, told));
      outputs.forEach(runner::fetch);
      try (Result result = runner.run()) {
        for (int i = 0; i < results.length; i++) {
          int itemSize = results[i].length / batch.count();
          ((TFloat32) result.get(i))
              .asRawTensor()
              .data()
              .asFloats()
              .read(results[i], from * itemSize, (to - from) * itemSize);
        }
      }
    }
  }

  private static TFloat32 tensor(Samples samples, int from, int to) {
    int size = samples.itemShape().volume();
    float[] values = new float[(to - from) * size];
    samples.copyTo(from, to, FloatBuffer.wrap(values));
    return TFloat32.tensorOf(
        TensorShapes.matrix(to - from, size), DataBuffers.of(values, true, false));
  }

  private static void requireShape(Samples samples, org.vae4j.Shape expected, String where) {
    Require.argument(
        samples.itemShape().equals(expected),
        "TensorFlowVae " + where,
        "items of shape " + expected,
        samples.itemShape(),
        "use items of the model's own shape");
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        owner.close();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }
}
