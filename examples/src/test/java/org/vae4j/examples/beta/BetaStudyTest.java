package org.vae4j.examples.beta;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vae4j.examples.ProgramRun;
import org.vae4j.onnx.OnnxVae;
import org.vae4j.testing.IdxFolder;

final class BetaStudyTest {
  @TempDir private Path folder;
  private Path data;
  private Path out;
  private Path config;

  @BeforeEach
  void writeImages() throws IOException {
    data = IdxFolder.write(Files.createDirectory(folder.resolve("data")), 300, 120);
    out = folder.resolve("out");
    config = folder.resolve("study.yaml");
    writeConfig(3, "0.5, 1.0");
  }

  private void writeConfig(int epochs, String betas) throws IOException {
    Files.writeString(
        config,
        """
        model: {latent_dim: 3, hidden_dim: 8}
        training: {epochs: %d, beta_values: [%s]}
        """
            .formatted(epochs, betas));
  }

  private ProgramRun study(String... more) {
    Stream<String> fixed =
        Stream.of("--data=" + data, "--out=" + out, "--config=" + config, "--seeds=4,5", "--quick");
    return ProgramRun.of(
        new BetaStudy(), Stream.concat(fixed, Stream.of(more)).toArray(String[]::new));
  }

  private Path run(String name) {
    return out.resolve("quick").resolve("runs").resolve(name);
  }

  /** One test of all, as each evaluation takes seconds. */
  @Test
  void study_goesOnWhereItStopped_leavesNumbersPicturesAndAReport_andIsNotRepeated()
      throws IOException {
    writeConfig(1, "0.5, 1.0");
    Path obstacle = Files.createDirectories(run("beta-0.5-seed-4")).resolve("model");
    Files.writeString(obstacle, "no folder");
    ProgramRun stopped = study();
    assertThat(stopped.exitCode()).isEqualTo(1);
    assertThat(stopped.err()).startsWith("Error: ").contains("model").doesNotContain("\tat ");
    Files.delete(obstacle);
    writeConfig(2, "0.5, 1.0");

    ProgramRun first = study();

    assertThat(first.exitCode()).as(first.err()).isZero();
    String resumed = first.out().substring(0, first.out().indexOf("Run 2 of 2"));
    assertThat(resumed).contains("Run 1 of 2: beta 0.5, seed 4", "Epoch 001");
    assertThat(resumed).doesNotContain("Epoch 000");
    assertThat(Files.readAllLines(run("beta-0.5-seed-4").resolve("history.csv"))).hasSize(3);
    assertThat(first.out())
        .contains("Run 2 of 2: beta 1.0, seed 4, about 1 min left", "real images |");
    assertThat(results(first)).hasSize(2);
    assertThat(Files.exists(run("beta-0.5-seed-4").resolve("checkpoints"))).isFalse();
    requireResults(out.resolve("quick"));

    writeConfig(2, "0.5");
    ProgramRun again = study();

    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(again.out())
        .contains("Run 1 of 1: beta 0.5, seed 4, is finished")
        .doesNotContain("Epoch 00");
    assertThat(results(again)).isEqualTo(results(first).subList(0, 1));
  }

  private static List<String> results(ProgramRun run) {
    return run.out().lines().filter(line -> line.matches("beta .* \\| recon=.*")).toList();
  }

  private void requireResults(Path quick) throws IOException {
    JsonObject values =
        JsonParser.parseString(Files.readString(quick.resolve("metrics.json")))
            .getAsJsonObject()
            .getAsJsonObject("values");
    JsonObject run = values.getAsJsonArray("runs").get(0).getAsJsonObject();
    List<String> last = lastEpoch("beta-0.5-seed-4");
    assertThat(run.get("reconstruction").getAsString()).isEqualTo(last.get(7));
    assertThat(run.get("kl").getAsString()).isEqualTo(last.get(8));
    assertThat(run.getAsJsonArray("pixelFrechet")).hasSize(2);
    assertThat(values.getAsJsonArray("betas")).hasSize(2);
    assertThat(Files.readString(quick.resolve("report.html")))
        .contains("FID at beta 0.5", "data:image/gif", "real images");
    try (Stream<Path> pictures = Files.list(quick.resolve("pictures"))) {
      assertThat(pictures).hasSize(3 + 5 + 2 * 2 + 2);
    }
    assertThat(frames(quick.resolve("pictures").resolve("latent-evolution.gif"))).isEqualTo(2);
  }

  @Test
  void conditional_leavesAModelThatIsToldTheClass() throws IOException {
    writeConfig(1, "1.0");

    ProgramRun run = study("--conditional");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .containsPattern("beta 1\\.0, seed 4 \\| recon=.* the net finds the class of [\\d.]+ %");
    Path results = out.resolve("quick").resolve("conditional");
    JsonObject first =
        JsonParser.parseString(Files.readString(results.resolve("metrics.json")))
            .getAsJsonObject()
            .getAsJsonObject("values")
            .getAsJsonArray("runs")
            .get(0)
            .getAsJsonObject();
    assertThat(first.getAsJsonArray("agreementByClass")).hasSize(10);
    assertThat(Files.readString(results.resolve("report.html"))).contains("Ankle boot");
    assertThat(ImageIO.read(results.resolve("pictures").resolve("classes.png").toFile()).getWidth())
        .isEqualTo(10 * 28 + 9 * 2);
    try (OnnxVae model =
        OnnxVae.load(results.resolve("runs").resolve("beta-1.0-seed-4").resolve("model"))) {
      assertThat(model.condition().orElseThrow().size()).isEqualTo(10);
    }
  }

  @Test
  void evaluate_nothingFinished_isAFailureInWords() {
    ProgramRun run = study("--evaluate");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("expected a finished run, found none; leave out --evaluate");
  }

  @Test
  void config_changedAfterwards_isAFailureInWords() throws IOException {
    Path finished = Files.createDirectories(run("beta-0.5-seed-4")).resolve("run.properties");
    Files.writeString(finished, "beta=0.5\nseed=4\nlatent_dim=3\nhidden_dim=16\n");

    ProgramRun run = study();

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .startsWith("Error: ")
        .contains("run.properties: expected ", "name another folder with --out")
        .doesNotContain("\tat ");
  }

  private List<String> lastEpoch(String name) throws IOException {
    List<String> lines = Files.readAllLines(run(name).resolve("history.csv"));
    return List.of(lines.get(lines.size() - 1).split(","));
  }

  private static int frames(Path gif) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(gif.toFile())) {
      reader.setInput(in);
      return reader.getNumImages(true);
    } finally {
      reader.dispose();
    }
  }
}
