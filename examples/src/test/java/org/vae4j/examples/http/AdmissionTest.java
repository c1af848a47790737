package org.vae4j.examples.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One request at once, none that waits, and a handler that answers when the test lets it. */
final class AdmissionTest {
  private static final Duration SHORT = Duration.ofMillis(1);
  private static final Duration LONG = Duration.ofSeconds(20);

  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch mayLeave = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void close() {
    mayLeave.countDown();
    server.stop(0);
    threads.shutdown();
  }

  private Admission serve(int waiting, Duration patience) {
    Admission admission = new Admission(new Limits(1, 1, 1, waiting, patience));
    Endpoint slow = new Endpoint("/slow", "GET", admission.guard(this::slow));
    server.createContext("/", new Dispatcher(List.of(slow), new Metrics()));
    return admission;
  }

  private Reply slow(HttpExchange exchange) throws IOException {
    entered.countDown();
    try {
      mayLeave.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    return Reply.text("text/plain", "done", 0);
  }

  @Test
  void tooManyWaiting_areSentAwayAtOnce() throws InterruptedException {
    serve(0, LONG);
    CompletableFuture<HttpResponse<String>> first = get();
    entered.await();

    HttpResponse<String> second = get().join();

    assertThat(second.statusCode()).isEqualTo(503);
    assertThat(second.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(second.body())
        .contains("server: expected fewer requests at a time, found too many that wait already");
    mayLeave.countDown();
    assertThat(first.join().body()).isEqualTo("done");
  }

  @Test
  void waitTooLong_isSentAway() throws InterruptedException {
    serve(1, SHORT);
    CompletableFuture<HttpResponse<String>> first = get();
    entered.await();

    assertThat(get().join().body())
        .contains("server: expected a turn within 0.001 s, found none; try again later");
    mayLeave.countDown();
    assertThat(first.join().statusCode()).isEqualTo(200);
  }

  @Test
  void close_waitsForThoseInsideAndLetsNobodyIn() throws InterruptedException {
    Admission admission = serve(5, LONG);
    CompletableFuture<HttpResponse<String>> first = get();
    entered.await();

    assertThat(admission.close(SHORT)).isFalse();
    assertThat(admission.inside()).isEqualTo(1);
    assertThat(get().join().statusCode()).isEqualTo(503);
    assertThat(get().join().body()).contains("found one that is about to stop");
    mayLeave.countDown();
    assertThat(admission.close(LONG)).isTrue();
    assertThat(first.join().body()).isEqualTo("done");
  }

  @Test
  void limits_outOfRange() {
    assertThatThrownBy(() -> new Limits(0, 1, 1, 0, LONG))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("--max-n: expected at least 1, found 0; --help has defaults");
    assertThatThrownBy(() -> new Limits(1, 0, 1, 0, LONG)).hasMessageStartingWith("--max-bytes");
    assertThatThrownBy(() -> new Limits(1, 1, 0, 0, LONG)).hasMessageStartingWith("--threads");
    assertThatThrownBy(() -> new Limits(1, 1, 1, -1, LONG)).hasMessageStartingWith("--max-wai");
    assertThatThrownBy(() -> new Limits(1, 1, 1, 0, Duration.ZERO))
        .hasMessageStartingWith("--max-seconds");
  }

  private CompletableFuture<HttpResponse<String>> get() {
    URI uri = URI.create("http://localhost:" + server.getAddress().getPort() + "/slow");
    return HttpClient.newHttpClient()
        .sendAsync(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }
}
