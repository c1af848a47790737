package org.vae4j.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import org.vae4j.internal.Require;

/**
 * What CoreML chooses on macOS.
 *
 * @param options what the user sets
 */
record CoreMlProvider(ProviderOptions options) implements ExecutionProvider {
  @Override
  public void addTo(SessionOptions session) throws DeviceRefusedException, OrtException {
    if (!OperatingSystem.isMac()) {
      throw new DeviceRefusedException(macOnly(OperatingSystem.name()));
    }
    if (options.entries().isEmpty()) {
      session.addCoreML();
    } else {
      session.addCoreML(options.entries());
    }
  }

  String macOnly(String system) {
    return Require.message(toString(), "macOS", system, "CoreML is part of macOS only");
  }

  @Override
  public ExecutionProvider option(String name, String value) {
    return new CoreMlProvider(options.with(name, value));
  }

  @Override
  public String explain(String failure) {
    return failure.contains("not supported in this build")
        ? Require.message(
            toString(),
            "an ONNX Runtime with CoreML",
            "one without (" + failure + ")",
            "com.microsoft.onnxruntime:onnxruntime has it for Macs with an Apple processor")
        : ExecutionProvider.super.explain(failure);
  }

  @Override
  public String toString() {
    return "coreml" + options;
  }
}
