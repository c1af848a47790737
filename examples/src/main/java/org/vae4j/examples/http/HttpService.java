package org.vae4j.examples.http;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.vae4j.inference.VaeModel;

/**
 * A model behind HTTP: what a program does with it, and {@code /health} and {@code /metrics}. Owns
 * its threads and its port, not the model. Closed once, by whoever started it.
 */
public final class HttpService implements AutoCloseable {
  private static final int DEFAULT_BACKLOG = 0;
  private static final int WITHOUT_DELAY = 0;

  private final HttpServer server;
  private final ExecutorService threads;
  private final Admission admission;
  private final Limits limits;

  private HttpService(
      HttpServer server, ExecutorService threads, Admission admission, Limits limits) {
    this.server = server;
    this.threads = threads;
    this.admission = admission;
    this.limits = limits;
  }

  /**
   * Starts to serve.
   *
   * @param model the model, which stays the caller's and must outlive the service
   * @param address where to listen; port 0 takes a free one
   * @param limits what the service does not go beyond
   * @param guarded what uses the model: only so many requests at the same time
   * @param open what does not, and answers a busy service's visitors, too
   * @return the service
   * @throws IOException if the port cannot be used
   */
  public static HttpService start(
      VaeModel model,
      InetSocketAddress address,
      Limits limits,
      List<Endpoint> guarded,
      List<Endpoint> open)
      throws IOException {
    Admission admission = new Admission(limits);
    Metrics metrics = new Metrics();
    List<Endpoint> endpoints = new ArrayList<>();
    for (Endpoint endpoint : guarded) {
      endpoints.add(
          new Endpoint(endpoint.path(), endpoint.method(), admission.guard(endpoint.handler())));
    }
    endpoints.addAll(open);
    endpoints.add(new Endpoint("/health", "GET", exchange -> health(model, admission)));
    endpoints.add(new Endpoint("/metrics", "GET", exchange -> metrics.reply(admission.inside())));
    HttpServer server = HttpServer.create(address, DEFAULT_BACKLOG);
    // One thread per connection that is being answered; what runs at once is Admission's affair.
    ExecutorService threads = Executors.newCachedThreadPool();
    server.setExecutor(threads);
    server.createContext("/", new Dispatcher(endpoints, metrics));
    server.start();
    return new HttpService(server, threads, admission, limits);
  }

  private static Reply health(VaeModel model, Admission admission) throws HttpFailure {
    if (admission.isClosed()) {
      throw new HttpFailure(HttpFailure.UNAVAILABLE, "server: about to stop");
    }
    return Reply.text(
        "application/json",
        "{\"status\": \"ok\", \"model\": " + Reply.quoted(model.toString()) + "}\n",
        0);
  }

  /**
   * Returns where the service listens.
   *
   * @return its address, with the port it took
   */
  public InetSocketAddress address() {
    return server.getAddress();
  }

  /** Lets no new request in, waits for those that are inside, and stops. */
  @Override
  public void close() throws IOException {
    try {
      if (!admission.close(limits.patience())) {
        System.err.println("Some requests did not end in time.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      server.stop(WITHOUT_DELAY);
      threads.shutdown();
    }
  }
}
