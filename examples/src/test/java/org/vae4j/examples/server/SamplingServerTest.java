package org.vae4j.examples.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.vae4j.examples.ProgramRun;
import org.vae4j.examples.TinyModel;
import org.vae4j.examples.http.RunningServer;

final class SamplingServerTest {
  @TempDir static Path model;

  @BeforeAll
  static void export() throws IOException {
    TinyModel.export(model);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Process.destroy is no signal there")
  void sigterm_endsInOrder() throws IOException, InterruptedException {
    try (RunningServer server =
        RunningServer.start(
            SamplingServer.class,
            System.getProperty("java.class.path"),
            "--model=" + model,
            "--port=0")) {
      assertThat(server.firstLine()).matches(".* on cpu:1, at http://127.0.0.1:\\d+");
      HttpRequest request = HttpRequest.newBuilder(server.uri("/sample?n=4&seed=1")).build();
      assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode())
          .isEqualTo(200);

      assertThat(server.terminate()).isEqualTo("stopped");
      assertThat(server.exitCode()).isZero();
    }
  }

  @Test
  void port_taken_isAFailureInWords() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      ProgramRun run =
          ProgramRun.of(new SamplingServer(), "--model=" + model, "--port=" + taken.getLocalPort());

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err()).startsWith("Error: ").contains("Address").doesNotContain("\tat ");
    }
  }

  @Test
  void options_outOfRange_areFailuresInWords() {
    ProgramRun run = ProgramRun.of(new SamplingServer(), "--model=" + model, "--max-n=0");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .isEqualToIgnoringNewLines(
            "Error: --max-n: expected at least 1, found 0; --help has defaults");
  }

  @Test
  void model_missing_isAUsageError() {
    ProgramRun run = ProgramRun.of(new SamplingServer());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("Missing required option: '--model");
  }
}
