package org.vae4j.examples.server;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.vae4j.inference.VaeModel;

/**
 * A model behind HTTP: {@code /sample}, {@code /reconstruct}, {@code /health}, {@code /metrics}.
 * Owns its threads and its port, not the model. Closed once, by whoever started it.
 */
final class SamplingService implements AutoCloseable {
  private static final int DEFAULT_BACKLOG = 0;
  private static final int WITHOUT_DELAY = 0;

  private final HttpServer server;
  private final ExecutorService threads;
  private final Admission admission;
  private final Limits limits;

  private SamplingService(
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
   * @throws IOException if the port cannot be used
   */
  static SamplingService start(VaeModel model, InetSocketAddress address, Limits limits)
      throws IOException {
    Admission admission = new Admission(limits);
    Metrics metrics = new Metrics();
    ModelEndpoints endpoints = new ModelEndpoints(model, limits);
    HttpServer server = HttpServer.create(address, DEFAULT_BACKLOG);
    // One thread per connection that is being answered; what runs at once is Admission's affair.
    ExecutorService threads = Executors.newCachedThreadPool();
    server.setExecutor(threads);
    server.createContext(
        "/",
        new Dispatcher(
            List.of(
                new Endpoint("/sample", "GET", admission.guard(endpoints::sample)),
                new Endpoint("/reconstruct", "POST", admission.guard(endpoints::reconstruct)),
                new Endpoint("/health", "GET", exchange -> health(model, admission)),
                new Endpoint(
                    "/metrics",
                    "GET",
                    exchange ->
                        Reply.text(Metrics.CONTENT_TYPE, metrics.text(admission.inside())))),
            metrics));
    server.start();
    return new SamplingService(server, threads, admission, limits);
  }

  private static Reply health(VaeModel model, Admission admission) throws HttpFailure {
    if (admission.isClosed()) {
      throw new HttpFailure(HttpFailure.UNAVAILABLE, "server: about to stop");
    }
    return Reply.text(
        "application/json",
        "{\"status\": \"ok\", \"model\": " + Reply.quoted(model.toString()) + "}\n");
  }

  /** Returns where the service listens. */
  InetSocketAddress address() {
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
