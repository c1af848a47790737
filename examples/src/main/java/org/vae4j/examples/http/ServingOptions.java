package org.vae4j.examples.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import org.vae4j.examples.DeviceOption;
import org.vae4j.onnx.Device;
import org.vae4j.onnx.OnnxVae;
import org.vae4j.onnx.RefusedDevice;
import picocli.CommandLine.Option;

/** What each program that serves a model can be told, and how it serves. */
public final class ServingOptions {
  @Option(names = "--model", required = true, description = "Folder with the ONNX files.")
  private Path model;

  @Option(names = "--host", description = "Where to listen (default: ${DEFAULT-VALUE}).")
  private InetAddress host = InetAddress.getLoopbackAddress();

  @Option(names = "--port", description = "0 takes a free one (default: ${DEFAULT-VALUE}).")
  private int port = 8080;

  @Option(
      names = "--device",
      split = ",",
      converter = DeviceOption.class,
      description =
          "Devices in order of preference, as cuda:0,cpu (default: ${DEFAULT-VALUE}, one thread for"
              + " each request).")
  private Device[] devices = {Device.cpu(1)};

  @Option(
      names = "--threads",
      description = "Requests that use the model at once (default: ${DEFAULT-VALUE}, all cores).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--max-waiting",
      description = "More requests that may wait for it (default: ${DEFAULT-VALUE}).")
  private int maxWaiting = 256;

  @Option(names = "--max-n", description = "Most samples of a request (default: ${DEFAULT-VALUE}).")
  private int maxSamples = 256;

  @Option(
      names = "--max-bytes",
      description = "Longest body of a request (default: ${DEFAULT-VALUE}).")
  private int maxBytes = 1 << 20;

  @Option(
      names = "--max-seconds",
      description =
          "Longest wait for a request to arrive and for its turn (default: ${DEFAULT-VALUE}).")
  private int maxSeconds = 10;

  /** Puts a program's endpoints behind an address. */
  @FunctionalInterface
  public interface Starter {
    /**
     * Starts to serve.
     *
     * @param model the model, which stays the caller's
     * @param address where to listen
     * @param limits what the service does not go beyond
     * @return the service, which the caller closes
     * @throws IOException if the port cannot be used
     */
    HttpService start(OnnxVae model, InetSocketAddress address, Limits limits) throws IOException;
  }

  /**
   * Loads the model, says where it is served, and serves it until SIGTERM or Ctrl-C.
   *
   * @param starter starts the program's service
   * @throws IOException if the model cannot be read or the port not be used
   * @throws InterruptedException if the thread is interrupted, which ends the service, too
   */
  public void serve(Starter starter) throws IOException, InterruptedException {
    Limits limits =
        new Limits(maxSamples, maxBytes, threads, maxWaiting, Duration.ofSeconds(maxSeconds));
    // How the JDK's server is told when to drop those that send, or read, a byte at a time.
    System.setProperty("sun.net.httpserver.maxReqTime", Integer.toString(maxSeconds));
    System.setProperty("sun.net.httpserver.maxRspTime", Integer.toString(maxSeconds));
    // It writes head and body apart; without this the body waits 40 ms for an acknowledgment.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    EndSignal end = EndSignal.takeOver();
    try (OnnxVae vae = OnnxVae.load(model, devices)) {
      for (RefusedDevice refused : vae.refusedDevices()) {
        System.err.println(refused.reason());
      }
      try (HttpService service = starter.start(vae, new InetSocketAddress(host, port), limits)) {
        System.out.printf(
            "%s, at http://%s:%d%n", vae, host.getHostAddress(), service.address().getPort());
        end.await();
      }
    }
    System.out.println("stopped");
  }
}
