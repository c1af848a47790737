package org.vae4j.onnx;

import org.jspecify.annotations.Nullable;
import org.vae4j.VaeException;

/**
 * The encoder and the decoder of a model, opened on the same device. Owns both.
 *
 * @param decoder the decoder
 * @param encoder the encoder, or null if the model came without
 */
record Halves(OnnxFunction decoder, @Nullable OnnxFunction encoder) implements AutoCloseable {
  /**
   * Opens a model.
   *
   * @throws DeviceRefusedException if the device cannot be used
   * @throws VaeException if the files hold no usable model
   */
  static Halves open(ModelFiles files, ExecutionProvider device) throws DeviceRefusedException {
    OnnxFile encoderFile = files.encoder();
    OnnxFunction decoder = OnnxFunction.open(files.decoder(), device, files.decoderRole());
    OnnxFunction encoder = null;
    boolean complete = false;
    try {
      if (encoderFile != null) {
        Role role = files.encoderRole(decoder.contract());
        encoder = OnnxFunction.open(encoderFile, device, role);
      }
      Halves halves = new Halves(decoder, encoder);
      complete = true;
      return halves;
    } finally {
      if (!complete) {
        new Halves(decoder, encoder).close();
      }
    }
  }

  @Override
  public void close() {
    try {
      decoder.close();
    } finally {
      if (encoder != null) {
        encoder.close();
      }
    }
  }
}
