package org.vae4j.examples.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/**
 * What the service does at a path.
 *
 * @param path the path
 * @param method the only method it has
 * @param handler answers requests
 */
public record Endpoint(String path, String method, Handler handler) {
  /** Answers a request; called from many threads. */
  @FunctionalInterface
  public interface Handler {
    /**
     * Reads the request and returns the answer.
     *
     * @param exchange the request
     * @return the answer
     * @throws HttpFailure if the answer is a refusal
     * @throws IOException if the request cannot be read
     */
    Reply answer(HttpExchange exchange) throws HttpFailure, IOException;
  }
}
