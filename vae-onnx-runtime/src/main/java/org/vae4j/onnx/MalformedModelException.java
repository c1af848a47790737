package org.vae4j.onnx;

/** Says what is wrong with the bytes of a file; never leaves this package. */
final class MalformedModelException extends Exception {
  private static final long serialVersionUID = 1;

  /** The message is what was found, as it goes into a message for users. */
  MalformedModelException(String found) {
    super(found);
  }

  MalformedModelException(String found, Throwable cause) {
    super(found, cause);
  }
}
