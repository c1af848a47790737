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
import org.vae4j.internal.Require;
import org.vae4j.model.Gan;
import org.vae4j.model.GenerativeModel;
import org.vae4j.model.Likelihood;
import org.vae4j.model.Vae;
import org.vae4j.model.Weights;
import org.vae4j.training.TrainedModel;

/**
 * Runs a trained model inside TensorFlow, without an export: what exported files are compared with.
 * Owns native memory; whoever loaded it closes it. Safe to use from many threads.
 */
public final class TensorFlowVae implements VaeModel {
  /** The number of items of one native call. */
  private static final int CHUNK = 256;

  private final GenerativeModel model;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final GraphSession owner;
  private final GraphVariables variables;
  private final ItemInput items;
  private final Placeholder<TFloat32> z;
  private final Operand<TFloat32> image;
  private final Optional<VaeGraph.Posterior> posterior;
  private volatile Optional<Likelihood> likelihood;
  private boolean closed;

  private TensorFlowVae(TrainedModel trained, GraphSession owner) {
    this.owner = owner;
    this.model = trained.model();
    this.likelihood = likelihood(model, trained.weights());
    Ops tf = Ops.create(owner.graph());
    variables = new GraphVariables(tf);
    GraphParameters parameters = new GraphParameters(tf, model.parameters(), variables);
    GraphLayers layers = GraphLayers.inference(tf, parameters);
    items = ItemInput.floats(tf, model.itemShape().volume());
    z =
        tf.placeholder(
            TFloat32.class, Placeholder.shape(Shape.of(Shape.UNKNOWN_SIZE, model.latentSize())));
    if (model instanceof Vae vae) {
      VaeGraph graph = new VaeGraph(tf, vae, layers, owner.float32(tf));
      posterior = Optional.of(graph.encode(items.values()));
      image = graph.likelihoodMean(graph.decode(z));
    } else if (model instanceof Gan gan) {
      posterior = Optional.empty();
      image = new GanGraph(tf, owner.float32(tf)).generate(gan.generator(), layers, z);
    } else {
      throw new IllegalStateException("no graph for " + model);
    }
    variables.initialize(owner.session(), trained.weights());
  }

  /**
   * Loads a trained model.
   *
   * @param trained the model
   * @return a model that is ready to run, which the caller closes
   * @throws VaeException if TensorFlow fails
   */
  public static TensorFlowVae load(TrainedModel trained) {
    return load(trained, TensorFlowBackend.create().sessionConfig());
  }

  /** Loads a trained model into a session with this configuration. */
  static TensorFlowVae load(TrainedModel trained, ConfigProto config) {
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
      likelihood = likelihood(model, weights);
    } catch (TensorFlowException | TFInvalidArgumentException | TFUnimplementedException e) {
      throw new VaeException("TensorFlow failed while loading weights: " + e.getMessage(), e);
    } finally {
      lock.writeLock().unlock();
    }
  }

  private static Optional<Likelihood> likelihood(GenerativeModel model, Weights weights) {
    return model instanceof Vae vae
        ? Optional.of(vae.likelihood().trained(weights))
        : Optional.empty();
  }

  @Override
  public org.vae4j.Shape itemShape() {
    return model.itemShape();
  }

  @Override
  public int latentSize() {
    return model.latentSize();
  }

  /** Returns the likelihood as training left it; empty for a GAN. */
  @Override
  public Optional<Likelihood> likelihood() {
    return likelihood;
  }

  @Override
  public boolean hasEncoder() {
    return posterior.isPresent();
  }

  @Override
  public Samples decode(Samples latents) {
    requireShape(latents, org.vae4j.Shape.of(model.latentSize()), "decode");
    return run(z, latents, List.of(image), List.of(model.itemShape())).get(0);
  }

  @Override
  public Posterior encode(Samples batch) {
    VaeGraph.Posterior heads =
        posterior.orElseThrow(
            () ->
                new IllegalStateException(
                    Require.message(
                        "TensorFlowVae encode",
                        "a model with an encoder",
                        "a GAN",
                        "a GAN makes items and encodes none")));
    requireShape(batch, model.itemShape(), "encode");
    org.vae4j.Shape latent = org.vae4j.Shape.of(model.latentSize());
    List<Samples> outputs =
        run(
            items.placeholder(),
            batch,
            List.of(heads.mean(), heads.logVariance()),
            List.of(latent, latent));
    return new Posterior(outputs.get(0), outputs.get(1));
  }

  /** Runs all items through the graph, a chunk at a time. */
  private List<Samples> run(
      Placeholder<?> input,
      Samples batch,
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
        runChunk(input, batch, from, to, outputs, results);
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
      int from,
      int to,
      List<Operand<TFloat32>> outputs,
      float[][] results) {
    float[] values = new float[(to - from) * batch.itemShape().volume()];
    batch.copyTo(from, to, FloatBuffer.wrap(values));
    Shape shape = TensorShapes.matrix(to - from, batch.itemShape().volume());
    try (TFloat32 tensor = TFloat32.tensorOf(shape, DataBuffers.of(values, true, false))) {
      Session.Runner runner = owner.session().runner().feed(input, tensor);
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
