package org.vae4j.onnx;

import org.jspecify.annotations.Nullable;

/**
 * The files of a model as they were read.
 *
 * @param name where they came from, for messages
 * @param decoder the decoder
 * @param encoder the encoder; null if there is none
 * @param description what was said about files from elsewhere; null if this library wrote them
 */
record ModelFiles(
    String name,
    OnnxFile decoder,
    @Nullable OnnxFile encoder,
    @Nullable ModelDescription description) {
  Role decoderRole() {
    return description == null ? BundleRole.decoder() : new ForeignDecoder(description);
  }

  /** Returns what the encoder must be for a decoder that was opened. */
  Role encoderRole(Contract decoderContract) {
    return description == null
        ? BundleRole.encoder(decoder.name(), decoderContract)
        : new ForeignEncoder(description, decoder, decoderContract);
  }
}
