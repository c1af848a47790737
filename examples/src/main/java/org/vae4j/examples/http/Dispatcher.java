package org.vae4j.examples.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vae4j.VaeException;

/** Finds the endpoint of a request, sends its answer or its refusal, and counts both. */
final class Dispatcher implements HttpHandler {
  /** Stands for all paths without an endpoint: there is no end of them. */
  private static final String OTHER = "other";

  private static final int NO_BODY = -1;

  private final Map<String, Endpoint> endpoints = new LinkedHashMap<>();
  private final Metrics metrics;

  Dispatcher(List<Endpoint> endpoints, Metrics metrics) {
    endpoints.forEach(endpoint -> this.endpoints.put(endpoint.path(), endpoint));
    this.metrics = metrics;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    long start = System.nanoTime();
    String path = exchange.getRequestURI().getPath();
    Endpoint endpoint = endpoints.get(path);
    try {
      // What is counted if the sender goes away while it sends, or a bug shows.
      Reply reply = Reply.error(HttpFailure.INTERNAL_ERROR, "no answer");
      try {
        reply = endpoint == null ? unknown(path) : answer(endpoint, exchange);
      } finally {
        // Before the answer is sent: who has read it finds it counted.
        String label = endpoint == null ? OTHER : endpoint.path();
        metrics.count(label, reply.status(), System.nanoTime() - start, reply.items());
      }
      send(exchange, reply);
    } finally {
      exchange.close();
    }
  }

  private Reply unknown(String path) {
    return Reply.error(
        HttpFailure.NOT_FOUND,
        "path: expected one of " + endpoints.keySet() + ", found '" + path + "'; check it");
  }

  private static Reply answer(Endpoint endpoint, HttpExchange exchange) throws IOException {
    String method = exchange.getRequestMethod();
    if (!method.equals(endpoint.method())) {
      String message =
          endpoint.path()
              + ": expected "
              + endpoint.method()
              + ", found "
              + method
              + "; it has no other method";
      return Reply.error(HttpFailure.METHOD_NOT_ALLOWED, message)
          .header("Allow", endpoint.method());
    }
    try {
      return endpoint.handler().answer(exchange);
    } catch (HttpFailure e) {
      Reply reply = e.reply();
      return e.status() == HttpFailure.UNAVAILABLE ? reply.header("Retry-After", "1") : reply;
    } catch (IllegalStateException e) {
      return Reply.error(HttpFailure.NOT_IMPLEMENTED, String.valueOf(e.getMessage()));
    } catch (VaeException e) {
      return Reply.error(HttpFailure.INTERNAL_ERROR, String.valueOf(e.getMessage()));
    }
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    int length = reply.body().length;
    exchange.sendResponseHeaders(reply.status(), length == 0 ? NO_BODY : length);
    try (OutputStream body = exchange.getResponseBody()) {
      body.write(reply.body());
    }
  }
}
