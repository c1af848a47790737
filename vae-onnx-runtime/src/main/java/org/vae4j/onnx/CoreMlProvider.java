package org.vae4j.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import org.vae4j.internal.Require;

/** What CoreML chooses on macOS. */
record CoreMlProvider() implements ExecutionProvider {
  @Override
  public void addTo(SessionOptions options) throws DeviceRefusedException, OrtException {
    if (!OperatingSystem.isMac()) {
      throw new DeviceRefusedException(macOnly(OperatingSystem.name()));
    }
    options.addCoreML();
  }

  String macOnly(String system) {
    return Require.message(toString(), "macOS", system, "CoreML is part of macOS only");
  }

  @Override
  public String toString() {
    return "coreml";
  }
}
