package org.vae4j.onnx;

import java.util.function.Function;

/** Files that this library wrote: they say what they are, and are held to it. */
final class BundleRole {
  private BundleRole() {}

  static Role decoder() {
    return (session, file) -> contract(session, file, Signature::decoder);
  }

  /** Returns the role of an encoder that was exported together with a decoder. */
  static Role encoder(String decoderFile, Contract decoder) {
    return (session, file) -> {
      Contract encoder = contract(session, file, Signature::encoder);
      decoder.metadata().requireSameModel(decoderFile, file.name(), encoder.metadata());
      return encoder;
    };
  }

  private static Contract contract(
      OnnxSession session, OnnxFile file, Function<ModelMetadata, Signature> role) {
    ModelMetadata metadata = ModelMetadata.of(file.name(), file.outline().metadata());
    Signature signature = role.apply(metadata);
    signature.check(session);
    return new Contract(metadata, signature);
  }
}
