package org.vae4j.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtException.OrtErrorCode;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.RunOptions;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.vae4j.VaeException;
import org.vae4j.internal.Require;

/**
 * A file that ONNX Runtime has opened on a device. Owns the native session and its options, and is
 * closed by whoever opened it. Safe to run from many threads; closing it during a run is not.
 */
final class OnnxSession implements AutoCloseable {
  /**
   * How long an idle thread of ONNX Runtime looks for more work before it sleeps. Its default kept
   * a core busy through the whole of a pause of 20 ms after each call; no such search at all cost a
   * convolutional decoder 40% of its speed. From 200 microseconds on no loss could be measured.
   */
  private static final String SPIN_MICROSECONDS = "1000";

  private static final Set<OrtErrorCode> BAD_FILE =
      EnumSet.of(
          OrtErrorCode.ORT_INVALID_PROTOBUF,
          OrtErrorCode.ORT_INVALID_GRAPH,
          OrtErrorCode.ORT_NO_MODEL);

  private final String file;
  private final ExecutionProvider provider;
  private final SessionOptions options;
  private final OrtSession session;
  private final ReentrantLock turn = new ReentrantLock();

  private OnnxSession(
      String file, ExecutionProvider provider, SessionOptions options, OrtSession session) {
    this.file = file;
    this.provider = provider;
    this.options = options;
    this.session = session;
  }

  /**
   * Opens a file on a device.
   *
   * @throws DeviceRefusedException if the device cannot be used
   * @throws VaeException if the file holds no model that ONNX Runtime can run
   */
  static OnnxSession open(OnnxFile file, ExecutionProvider provider) throws DeviceRefusedException {
    OrtEnvironment environment = OnnxRuntime.start();
    // Not in try-with-resources: the options must live as long as the session.
    SessionOptions options = new SessionOptions();
    OrtSession session = null;
    try {
      options.setOptimizationLevel(OptLevel.ALL_OPT);
      options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
      options.addConfigEntry("session.intra_op.spin_duration_us", SPIN_MICROSECONDS);
      file.addTo(options);
      provider.addTo(options);
      session = environment.createSession(file.bytes(), options);
      return new OnnxSession(file.name(), provider, options, session);
    } catch (OrtException e) {
      if (provider.isCpu() || BAD_FILE.contains(e.getCode())) {
        throw unusable(file.name(), e);
      }
      throw new DeviceRefusedException(provider.explain(e.getMessage()), e);
    } finally {
      if (session == null) {
        options.close();
      }
    }
  }

  private static VaeException unusable(String file, OrtException cause) {
    return new VaeException(
        Require.message(
            file,
            "an ONNX model",
            "a file that ONNX Runtime cannot use (" + cause.getMessage() + ")",
            "it may be truncated or of another kind; export it again"),
        cause);
  }

  /** Returns the path of the file, for messages. */
  String file() {
    return file;
  }

  ExecutionProvider provider() {
    return provider;
  }

  Map<String, NodeInfo> inputs() {
    try {
      return session.getInputInfo();
    } catch (OrtException e) {
      throw unusable(file, e);
    }
  }

  Map<String, NodeInfo> outputs() {
    try {
      return session.getOutputInfo();
    } catch (OrtException e) {
      throw unusable(file, e);
    }
  }

  /**
   * Runs the model once to see what shapes its outputs have.
   *
   * @throws VaeException if ONNX Runtime fails
   */
  Map<String, long[]> outputShapes(Map<String, OnnxTensor> inputs) {
    try (OrtSession.Result result = session.run(inputs)) {
      Map<String, long[]> shapes = new LinkedHashMap<>();
      for (Map.Entry<String, OnnxValue> output : result) {
        if (output.getValue() instanceof OnnxTensor tensor) {
          shapes.put(output.getKey(), tensor.getInfo().getShape());
        }
      }
      return shapes;
    } catch (OrtException e) {
      throw failure("a model that runs", e);
    }
  }

  /**
   * Returns options of runs, which the caller closes.
   *
   * @throws VaeException if ONNX Runtime fails
   */
  RunOptions newRun() {
    try {
      RunOptions run = new RunOptions();
      // A run that is stopped is no error to write about.
      run.setLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
      return run;
    } catch (OrtException e) {
      throw failure("options for a run", e);
    }
  }

  /**
   * Runs the model; the outputs are written into the tensors given for them.
   *
   * @throws VaeException if ONNX Runtime fails
   */
  void run(Map<String, OnnxTensor> inputs, Map<String, OnnxTensor> outputs) {
    try {
      runInTurn(null, inputs, outputs);
    } catch (OrtException e) {
      throw failure("values for " + outputs.keySet(), e);
    }
  }

  /**
   * Runs the model for a call that may be stopped.
   *
   * @throws IllegalStateException if the call is stopped
   * @throws VaeException if ONNX Runtime fails
   */
  void run(
      Call call,
      RunOptions options,
      Map<String, OnnxTensor> inputs,
      Map<String, OnnxTensor> outputs) {
    try {
      runInTurn(options, inputs, outputs);
    } catch (OrtException e) {
      // If the call was stopped, that is why.
      call.requireGoingOn();
      throw failure("values for " + outputs.keySet(), e);
    }
  }

  private void runInTurn(
      @Nullable RunOptions options, Map<String, OnnxTensor> inputs, Map<String, OnnxTensor> outputs)
      throws OrtException {
    boolean alone = provider.oneRunAtATime();
    if (alone) {
      turn.lock();
    }
    try {
      session.run(inputs, Set.of(), outputs, options).close();
    } finally {
      if (alone) {
        turn.unlock();
      }
    }
  }

  private VaeException failure(String expected, OrtException cause) {
    return new VaeException(
        Require.message(
            file + " on " + provider,
            expected,
            cause.getMessage(),
            "the model or the device fails; try Device.cpu()"),
        cause);
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new VaeException(
          Require.message(
              file + " on " + provider,
              "a session that can be closed",
              e.getMessage(),
              "its native memory may be lost"),
          e);
    } finally {
      options.close();
    }
  }
}
