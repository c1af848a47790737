package org.vae4j.onnx;

/** What a file should be: a decoder or an encoder, of this library or from elsewhere. */
@FunctionalInterface
interface Role {
  /**
   * Finds out what a file is.
   *
   * @param session the file, opened
   * @param file its bytes
   * @throws DeviceRefusedException if the device fails
   * @throws org.vae4j.VaeException if the file is something else
   */
  Contract of(OnnxSession session, OnnxFile file) throws DeviceRefusedException;
}
