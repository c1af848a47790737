package org.vae4j.onnx;

import java.util.Objects;

/**
 * A device that was asked for but could not be used. Immutable and safe to use from many threads.
 *
 * @param device the device
 * @param reason what it needs, what was found instead, and what to do about it
 */
public record RefusedDevice(Device device, String reason) {
  /** Checks that both are there. */
  public RefusedDevice {
    Objects.requireNonNull(device, "device");
    Objects.requireNonNull(reason, "reason");
  }
}
