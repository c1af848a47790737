package org.vae4j.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtEpDevice;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.OrtSession.SessionOptions.ExecutionMode;
import java.util.List;
import org.vae4j.internal.Require;

/**
 * A GPU on Windows through DirectML.
 *
 * @param id the number of the GPU in ONNX Runtime's list, from 0
 * @param options what the user sets
 */
record DirectMlProvider(int id, ProviderOptions options) implements ExecutionProvider {
  private static final String NAME = "DmlExecutionProvider";

  /**
   * Takes the device from the list that ONNX Runtime makes: {@code addDirectML} is compiled out of
   * the Java library, whatever the native one can do.
   */
  @Override
  public void addTo(SessionOptions session) throws DeviceRefusedException, OrtException {
    if (!OperatingSystem.isWindows()) {
      throw new DeviceRefusedException(windowsOnly(OperatingSystem.name()));
    }
    List<OrtEpDevice> gpus =
        OrtEnvironment.getEnvironment().getEpDevices().stream()
            .filter(device -> device.getEpName().equals(NAME))
            .toList();
    if (id >= gpus.size()) {
      throw new DeviceRefusedException(notListed(gpus.size()));
    }
    // DirectML asks for both.
    session.setExecutionMode(ExecutionMode.SEQUENTIAL);
    session.setMemoryPatternOptimization(false);
    session.addExecutionProvider(List.of(gpus.get(id)), options.entries());
  }

  String windowsOnly(String system) {
    return Require.message(
        toString(), "Windows 10 or newer", system, "DirectML is part of Windows only");
  }

  String notListed(int found) {
    return found > 0
        ? Require.message(
            toString(), "a number below " + found, id, "ONNX Runtime lists that many GPUs")
        : Require.message(
            toString(),
            "an ONNX Runtime with DirectML",
            "one without",
            "no Maven artifact has it: put onnxruntime.dll and DirectML.dll of the npm package"
                + " onnxruntime-node, or of the NuGet package Microsoft.ML.OnnxRuntime.DirectML and"
                + " its dependency, and onnxruntime4j_jni.dll of"
                + " com.microsoft.onnxruntime:onnxruntime, all of one version, into one folder, and"
                + " start with -Donnxruntime.native.path=FOLDER");
  }

  @Override
  public ExecutionProvider option(String name, String value) {
    return new DirectMlProvider(id, options.with(name, value));
  }

  @Override
  public boolean oneRunAtATime() {
    return true;
  }

  @Override
  public String toString() {
    return "directml:" + id + options;
  }
}
