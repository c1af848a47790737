package org.vae4j.tensorflow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.tensorflow.exceptions.TFInvalidArgumentException;
import org.tensorflow.exceptions.TFUnimplementedException;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.proto.ConfigProto;
import org.vae4j.VaeException;
import org.vae4j.data.Dataset;
import org.vae4j.internal.Require;
import org.vae4j.model.GenerativeModel;
import org.vae4j.tensorflow.checkpoint.CheckpointFolder;
import org.vae4j.training.TrainedModel;
import org.vae4j.training.TrainingBackend;
import org.vae4j.training.TrainingSettings;

/**
 * Trains with TensorFlow Java, in graph mode, on a GPU if TensorFlow finds one and on the CPU
 * otherwise; listeners are told which. Immutable and safe to use from many threads; native memory
 * lives and dies inside {@code train}.
 *
 * <p>TensorFlow starts its threads when the first session of a process opens and keeps them: the
 * number of threads that the first backend asked for holds for all later ones.
 *
 * <p>On GPUs that have TF32, TensorFlow uses it for float32 products and convolutions. TensorFlow
 * Java has no switch for that; where float32 must be exact, start the process with the environment
 * variable {@code NVIDIA_TF32_OVERRIDE=0}, which CUDA's libraries obey.
 */
public final class TensorFlowBackend implements TrainingBackend {
  private final SessionSettings settings;
  private final boolean gpuRequired;

  private TensorFlowBackend(SessionSettings settings, boolean gpuRequired) {
    this.settings = settings;
    this.gpuRequired = gpuRequired;
  }

  /**
   * Returns a backend that uses as many threads as there are processors, in float32.
   *
   * @return a backend
   */
  public static TensorFlowBackend create() {
    return new TensorFlowBackend(
        new SessionSettings(Runtime.getRuntime().availableProcessors()), false);
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
    return with(
        settings.withThreads(
            Require.positive(
                newThreads, "TensorFlowBackend threads", "one per processor is usual")));
  }

  /**
   * Returns a backend that trains with another precision. The default is {@link
   * Precision#float32()}.
   *
   * @param newPrecision the numbers that training computes with
   * @return a new backend
   */
  public TensorFlowBackend precision(Precision newPrecision) {
    return with(settings.withPrecision(Objects.requireNonNull(newPrecision, "precision")));
  }

  /**
   * Returns a backend that takes memory of a GPU as it is needed, or nearly all of it at once. The
   * default is all at once, which is TensorFlow's own. The memory is the process's: what the first
   * backend that trains asks for holds for all later ones.
   *
   * @param growth whether to take it as it is needed
   * @return a new backend
   */
  public TensorFlowBackend gpuMemoryGrowth(boolean growth) {
    return with(settings.withGpuMemoryGrowth(growth));
  }

  /**
   * Returns a backend that takes at most a part of each GPU's memory. By default TensorFlow
   * decides, and takes nearly all of it. The memory is the process's: what the first backend that
   * trains asks for holds for all later ones.
   *
   * @param fraction the part, above 0 and at most 1
   * @return a new backend
   * @throws IllegalArgumentException if the part is not above 0 and at most 1
   */
  public TensorFlowBackend gpuMemoryFraction(double fraction) {
    Require.argument(
        fraction > 0 && fraction <= 1,
        "TensorFlowBackend gpuMemoryFraction",
        "a number above 0 and at most 1",
        fraction,
        "0.5 leaves half of each GPU's memory to others");
    return with(settings.withGpuMemoryFraction(fraction));
  }

  /**
   * Returns a backend that lets XLA compile the graph, or not. The default is not: on a CPU, where
   * it was measured, training with XLA was three times slower. Results differ in the last bits.
   *
   * @param compile whether XLA compiles
   * @return a new backend
   */
  public TensorFlowBackend xla(boolean compile) {
    return with(settings.withXla(compile));
  }

  /**
   * Returns a backend that refuses to train on anything but a GPU, where this one would go on with
   * the CPU. The refusal is a {@link VaeException} that names the missing libraries.
   *
   * @return a new backend
   */
  public TensorFlowBackend requireGpu() {
    return new TensorFlowBackend(settings, true);
  }

  private TensorFlowBackend with(SessionSettings newSettings) {
    return new TensorFlowBackend(newSettings, gpuRequired);
  }

  @Override
  public TrainedModel train(GenerativeModel model, Dataset data, TrainingSettings settings) {
    try {
      return new TrainingRun(model, data, settings, this).run();
    } catch (TensorFlowException | TFInvalidArgumentException | TFUnimplementedException e) {
      throw new VaeException("TensorFlow failed while training: " + e.getMessage(), e);
    }
  }

  @Override
  public TrainedModel resume(
      Path folder, GenerativeModel model, Dataset data, TrainingSettings settings)
      throws IOException {
    try {
      return new TrainingRun(model, data, settings, this).resume(new CheckpointFolder(folder));
    } catch (TensorFlowException | TFInvalidArgumentException | TFUnimplementedException e) {
      throw new VaeException("TensorFlow failed while training: " + e.getMessage(), e);
    }
  }

  int threads() {
    return settings.threads();
  }

  Precision precision() {
    return settings.precision();
  }

  /** Returns the configuration of sessions. */
  ConfigProto sessionConfig() {
    return settings.config();
  }

  /**
   * Returns the device that computes in a session, in words.
   *
   * @throws VaeException if it is no GPU and one is required
   */
  String device(TrainingSession session) {
    String device = session.device(settings.threads());
    if (gpuRequired && !device.startsWith("GPU")) {
      throw new VaeException(
          Require.message("TensorFlowBackend", "a GPU", device, GpuLibraries.advice()));
    }
    return device;
  }
}
