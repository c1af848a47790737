package org.vae4j.examples.explorer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Callable;
import org.vae4j.examples.Launcher;
import org.vae4j.examples.http.HttpService;
import org.vae4j.examples.http.Limits;
import org.vae4j.examples.http.ServingOptions;
import org.vae4j.inference.VaeModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Serves a page with a slider for each latent dimension of a model, samples to choose two of and
 * walk from one to the other, and a place to drop a picture on, which the model then reconstructs.
 */
@Command(
    name = "LatentExplorer",
    mixinStandardHelpOptions = true,
    description = "Serves a page to explore an exported model with, until SIGTERM or Ctrl-C.")
public final class LatentExplorer implements Callable<Integer> {
  @Mixin private ServingOptions options = new ServingOptions();

  /** Starts the program. */
  public static void main(String... args) {
    System.exit(Launcher.run(new LatentExplorer(), args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    options.serve(LatentExplorer::start);
    return 0;
  }

  static HttpService start(VaeModel model, InetSocketAddress address, Limits limits)
      throws IOException {
    ExplorerEndpoints endpoints = ExplorerEndpoints.of(model, limits);
    return HttpService.start(model, address, limits, endpoints.all(), PageFiles.endpoints());
  }
}
