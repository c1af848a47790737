package org.vae4j.tensorflow;

import java.io.IOException;
import java.nio.file.Path;
import org.tensorflow.exceptions.TFInvalidArgumentException;
import org.tensorflow.exceptions.TFUnimplementedException;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.proto.ConfigProto;
import org.vae4j.VaeException;
import org.vae4j.data.Dataset;
import org.vae4j.internal.Require;
import org.vae4j.model.Vae;
import org.vae4j.tensorflow.checkpoint.CheckpointFolder;
import org.vae4j.training.TrainedVae;
import org.vae4j.training.TrainingBackend;
import org.vae4j.training.TrainingSettings;

/**
 * Trains with TensorFlow Java, in graph mode, on a GPU if TensorFlow finds one and on the CPU
 * otherwise; listeners are told which. Immutable and safe to use from many threads; native memory
 * lives and dies inside {@code train}.
 *
 * <p>TensorFlow starts its threads when the first session of a process opens and keeps them: the
 * number of threads that the first backend asked for holds for all later ones.
 */
public final class TensorFlowBackend implements TrainingBackend {
  private final int threads;
  private final boolean gpuRequired;

  private TensorFlowBackend(int threads, boolean gpuRequired) {
    this.threads = threads;
    this.gpuRequired = gpuRequired;
  }

  /**
   * Returns a backend that uses as many threads as there are processors.
   *
   * @return a backend
   */
  public static TensorFlowBackend create() {
    return new TensorFlowBackend(Runtime.getRuntime().availableProcessors(), false);
  }

  /**
   * Returns a backend with another number of threads. Training repeats bit for bit only with the
   * same number.
   *
   * @param newThreads the number of threads that compute, at least 1
   * @return a new backend
   * @throws IllegalArgumentException if there is less than one thread
   */
  public TensorFlowBackend threads(int newThreads) {
    return new TensorFlowBackend(
        Require.positive(newThreads, "TensorFlowBackend threads", "one per processor is usual"),
        gpuRequired);
  }

  /**
   * Returns a backend that refuses to train on anything but a GPU, where this one would go on with
   * the CPU.
   *
   * @return a new backend
   */
  public TensorFlowBackend requireGpu() {
    return new TensorFlowBackend(threads, true);
  }

  @Override
  public TrainedVae train(Vae vae, Dataset data, TrainingSettings settings) {
    try {
      return new TrainingRun(vae, data, settings, this).run();
    } catch (TensorFlowException | TFInvalidArgumentException | TFUnimplementedException e) {
      throw new VaeException("TensorFlow failed while training: " + e.getMessage(), e);
    }
  }

  @Override
  public TrainedVae resume(Path folder, Vae vae, Dataset data, TrainingSettings settings)
      throws IOException {
    try {
      return new TrainingRun(vae, data, settings, this).resume(new CheckpointFolder(folder));
    } catch (TensorFlowException | TFInvalidArgumentException | TFUnimplementedException e) {
      throw new VaeException("TensorFlow failed while training: " + e.getMessage(), e);
    }
  }

  int threads() {
    return threads;
  }

  /** Returns the configuration of sessions, the number of threads in it. */
  ConfigProto sessionConfig() {
    return ConfigProto.newBuilder()
        .setIntraOpParallelismThreads(threads)
        .setInterOpParallelismThreads(threads)
        .setAllowSoftPlacement(true)
        .build();
  }

  /**
   * Returns the device that computes in a session, in words.
   *
   * @throws VaeException if it is no GPU and one is required
   */
  String device(TrainingSession session) {
    String device = session.device(threads);
    if (gpuRequired && !device.startsWith("GPU")) {
      throw new VaeException(
          Require.message(
              "TensorFlowBackend",
              "a GPU",
              device,
              "use tensorflow-core-native with the classifier linux-x86_64-gpu and put the libraries"
                  + " of CUDA 12.5 and cuDNN 9 on the library path"));
    }
    return device;
  }
}
