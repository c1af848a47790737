package org.vae4j.examples.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.Callable;
import org.vae4j.examples.Launcher;
import org.vae4j.examples.http.HttpService;
import org.vae4j.examples.http.Limits;
import org.vae4j.examples.http.ServingOptions;
import org.vae4j.inference.VaeModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Serves a model over HTTP with what the JDK has: {@code GET /sample?n=16&seed=7} answers with a
 * picture, {@code POST /reconstruct} with what the model makes of one, {@code /health} and {@code
 * /metrics} tell how it goes.
 */
@Command(
    name = "SamplingServer",
    mixinStandardHelpOptions = true,
    description = "Serves an exported model over HTTP until SIGTERM or Ctrl-C.")
public final class SamplingServer implements Callable<Integer> {
  @Mixin private ServingOptions options = new ServingOptions();

  /** Starts the program. */
  public static void main(String... args) {
    System.exit(Launcher.run(new SamplingServer(), args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    options.serve(SamplingServer::start);
    return 0;
  }

  static HttpService start(VaeModel model, InetSocketAddress address, Limits limits)
      throws IOException {
    return HttpService.start(
        model, address, limits, new ModelEndpoints(model, limits).all(), List.of());
  }
}
