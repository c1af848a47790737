package org.vae4j.examples.browser;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A connection that speaks the DevTools protocol.
 *
 * @see <a href="https://chromedevtools.github.io/devtools-protocol/">the protocol</a>
 */
final class DevTools implements WebSocket.Listener {
  private static final int PATIENCE_SECONDS = 30;

  private final Map<Integer, CompletableFuture<JsonObject>> answers = new ConcurrentHashMap<>();
  private final Map<String, Consumer<JsonObject>> listeners = new ConcurrentHashMap<>();
  private final AtomicInteger calls = new AtomicInteger();
  private final StringBuilder message = new StringBuilder();
  private final WebSocket socket;

  DevTools(URI address) {
    socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address, this).join();
  }

  /** Calls a method and waits for its result. */
  JsonObject call(String method, JsonObject parameters, @Nullable String session) {
    int id = calls.incrementAndGet();
    JsonObject call = new JsonObject();
    call.addProperty("id", id);
    call.addProperty("method", method);
    call.add("params", parameters);
    if (session != null) {
      call.addProperty("sessionId", session);
    }
    CompletableFuture<JsonObject> answer = new CompletableFuture<>();
    answers.put(id, answer);
    synchronized (socket) {
      socket.sendText(call.toString(), true).join();
    }
    JsonObject found = answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    if (found.has("error")) {
      throw new AssertionError(method + ": " + found.get("error"));
    }
    return found.getAsJsonObject("result");
  }

  /** Has events of a kind handed on, on the connection's own thread. */
  void listen(String event, Consumer<JsonObject> listener) {
    listeners.put(event, listener);
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
    message.append(part);
    if (last) {
      JsonObject whole = JsonParser.parseString(message.toString()).getAsJsonObject();
      message.setLength(0);
      if (whole.has("id")) {
        answers.remove(whole.get("id").getAsInt()).complete(whole);
      } else {
        listeners
            .getOrDefault(whole.get("method").getAsString(), ignored -> {})
            .accept(whole.getAsJsonObject("params"));
      }
    }
    from.request(1);
    return null;
  }

  void close() {
    socket.abort();
  }
}
