package org.vae4j.examples.http;

/** Ends a request with a status other than 200 and a message for its sender. */
public final class HttpFailure extends Exception {
  static final int BAD_REQUEST = 400;
  static final int NOT_FOUND = 404;
  static final int METHOD_NOT_ALLOWED = 405;
  static final int TOO_LARGE = 413;
  static final int INTERNAL_ERROR = 500;
  static final int NOT_IMPLEMENTED = 501;
  static final int UNAVAILABLE = 503;

  private static final long serialVersionUID = 1;

  private final int status;

  HttpFailure(int status, String message) {
    super(message);
    this.status = status;
  }

  int status() {
    return status;
  }

  Reply reply() {
    return Reply.error(status, String.valueOf(getMessage()));
  }
}
