package org.vae4j;

/**
 * Says that something outside the caller's control went wrong: a native library failed, a file
 * holds no usable model, a training run diverged. The message names the layer, file or device, and
 * the cause is kept.
 */
public final class VaeException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * Creates an exception without a cause.
   *
   * @param message where it happened, what was expected, what was found
   */
  public VaeException(String message) {
    super(message);
  }

  /**
   * Creates an exception that keeps its cause.
   *
   * @param message where it happened, what was expected, what was found
   * @param cause the failure underneath
   */
  public VaeException(String message, Throwable cause) {
    super(message, cause);
  }
}
