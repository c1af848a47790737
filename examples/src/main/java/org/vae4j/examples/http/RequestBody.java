package org.vae4j.examples.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/** What a request carries. */
public final class RequestBody {
  private RequestBody() {}

  /**
   * Reads it.
   *
   * @param exchange the request
   * @param limits how long it may be
   * @return its bytes
   * @throws HttpFailure if it is longer
   * @throws IOException if it cannot be read
   */
  public static byte[] read(HttpExchange exchange, Limits limits) throws HttpFailure, IOException {
    byte[] body = exchange.getRequestBody().readNBytes(limits.bytes() + 1);
    if (body.length > limits.bytes()) {
      throw new HttpFailure(
          HttpFailure.TOO_LARGE,
          "body: expected at most " + limits.bytes() + " bytes, found more; send a smaller file");
    }
    return body;
  }
}
