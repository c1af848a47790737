package org.vae4j.examples.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.vae4j.examples.ProgramRun;
import org.vae4j.examples.ServingClassPath;
import org.vae4j.examples.TinyModel;
import org.vae4j.examples.http.RunningServer;

final class LatentExplorerTest {
  @TempDir Path folder;

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Process.destroy is no signal there")
  void run_withoutTheTrainingHalf_servesThePageAndEndsInOrder()
      throws IOException, InterruptedException {
    TinyModel.export(folder);
    try (RunningServer server =
        RunningServer.start(
            LatentExplorer.class, ServingClassPath.find(), "--model=" + folder, "--port=0")) {
      HttpRequest request = HttpRequest.newBuilder(server.uri("/")).build();
      HttpResponse<String> answer =
          HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).contains("<title>Latent Explorer</title>");

      assertThat(server.terminate()).isEqualTo("stopped");
      assertThat(server.exitCode()).isZero();
    }
  }

  @Test
  void run_modelWithoutPictures_isAFailureInWords() throws IOException {
    TinyModel.exportFlat(folder);
    ProgramRun run = ProgramRun.of(new LatentExplorer(), "--model=" + folder, "--port=0");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .isEqualToIgnoringNewLines(
            "Error: LatentExplorer: expected a model of grey or RGB images, found one of items [5];"
                + " there is nothing to draw");
  }
}
