package org.vae4j.onnx;

/** Says that a device cannot be used and why; never leaves this package. */
final class DeviceRefusedException extends Exception {
  private static final long serialVersionUID = 1;

  DeviceRefusedException(String reason) {
    super(reason);
  }

  DeviceRefusedException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
