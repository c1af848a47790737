package org.vae4j.onnx;

import org.jspecify.annotations.Nullable;
import org.vae4j.VaeException;

/**
 * The encoder and the decoder of a model, opened on the same device, and their threads. Owns all.
 *
 * @param decoder the decoder
 * @param encoder the encoder, or null if the model came without
 * @param workers the threads of both
 */
record Halves(OnnxFunction decoder, @Nullable OnnxFunction encoder, Workers workers)
    implements AutoCloseable {
  /**
   * Opens a model.
   *
   * @throws DeviceRefusedException if the device cannot be used
   * @throws VaeException if the files hold no usable model
   */
  static Halves open(ModelFiles files, ExecutionProvider device) throws DeviceRefusedException {
    OnnxFile encoderFile = files.encoder();
    // Threads start when there is work, so these need no closing if opening fails.
    Workers workers = new Workers(device.threadsPerCall());
    OnnxFunction decoder = OnnxFunction.open(files.decoder(), device, files.decoderRole(), workers);
    OnnxFunction encoder = null;
    boolean complete = false;
    try {
      if (encoderFile != null) {
        Role role = files.encoderRole(decoder.contract());
        encoder = OnnxFunction.open(encoderFile, device, role, workers);
      }
      Halves halves = new Halves(decoder, encoder, workers);
      complete = true;
      return halves;
    } finally {
      if (!complete) {
        new Halves(decoder, encoder, workers).close();
      }
    }
  }

  @Override
  public void close() {
    workers.close();
    try {
      decoder.close();
    } finally {
      if (encoder != null) {
        encoder.close();
      }
    }
  }
}
