package org.vae4j.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vae4j.onnx.OnnxVae;
import org.vae4j.testing.IdxFolder;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

final class TrainMnistTest {
  private static final String LOSS = "total=\\d+\\.\\d\\d recon=\\d+\\.\\d\\d kl=\\d+\\.\\d\\d";

  @TempDir Path data;
  @TempDir Path out;

  @BeforeEach
  void writeImages() throws IOException {
    IdxFolder.write(data, 600, 40);
  }

  @Test
  void run_leavesALogAHistoryPicturesAndTheBestModel() throws IOException {
    ProgramRun run = train(2);

    assertThat(run.exitCode()).as(run.err()).isZero();
    List<String> lines = run.out().lines().toList();
    assertThat(lines.get(1)).matches("Epoch 000 \\| train " + LOSS + " \\| test " + LOSS + ".*");
    assertThat(lines.get(2)).matches("Epoch 001 \\| train " + LOSS + " \\| test " + LOSS + ".*");
    assertThat(lines.get(3)).startsWith("Best: epoch 00");
    assertThat(Files.readAllLines(out.resolve("history.csv"))).hasSize(3);
    for (String name : List.of("recon_epoch_001", "samples_epoch_001", "interp_epoch_001")) {
      assertThat(ImageIO.read(out.resolve(name + ".png").toFile()).getWidth()).isEqualTo(462);
    }
    assertThat(ImageIO.read(out.resolve("training_history.png").toFile()).getWidth())
        .isEqualTo(2560);
    JsonObject values = Json.object(out.resolve("metrics.json")).getAsJsonObject("values");
    double reconstruction = values.get("testReconstruction").getAsDouble();
    double kl = values.get("testKl").getAsDouble();
    assertThat(values.get("testTotal").getAsDouble()).isCloseTo(reconstruction + kl, within(1e-9));
    assertThat(values.get("testWeighted").getAsDouble())
        .isCloseTo(reconstruction + 0.8 * kl, within(1e-9));
    assertThat(values.get("bestEpoch").getAsInt()).isEqualTo(bestOf(2));
    assertThat(out.resolve("report.html")).content().contains("<td>100.95</td>", "Epoch 001 |");
    assertThat(bestEpoch()).isEqualTo(bestOf(2));
  }

  @Test
  void resume_lostEpoch_comesOutTheSame() throws IOException {
    train(3);
    List<List<String>> losses = losses();
    Files.delete(newestCheckpoint());

    ProgramRun resumed = train(3, "--resume");

    assertThat(resumed.exitCode()).as(resumed.err()).isZero();
    assertThat(resumed.out()).contains("Epoch 002 |").doesNotContain("Epoch 001 |");
    assertThat(losses()).hasSize(3).isEqualTo(losses);
    assertThat(bestEpoch()).isEqualTo(bestOf(3));
  }

  @Test
  void resume_finishedRun_exportsAgain() throws IOException {
    train(2);
    int best = bestEpoch();
    deleteBest();

    ProgramRun run = train(2, "--resume");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).doesNotContain("Epoch 00").contains("Best: epoch 00" + best);
    assertThat(bestEpoch()).isEqualTo(best);
  }

  @Test
  void resume_otherSettings_isAFailureInWords() {
    train(1);

    ProgramRun run = train(2, "--resume", "--max-lr=0.5");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("Error: ").contains("optimizer").doesNotContain("\tat ");
  }

  @Test
  void resume_noCheckpoint_isAFailureInWords() {
    ProgramRun run = train(2, "--resume");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("Error: ").contains("checkpoints").doesNotContain("\tat ");
  }

  @Test
  void options_haveTheNamesAndDefaultsOfThePublishedProgram() {
    CommandSpec options = new CommandLine(new TrainMnist()).getCommandSpec();

    Map<String, Object> defaults = new HashMap<>();
    for (OptionSpec option : options.options()) {
      defaults.put(option.longestName(), option.initialValue());
    }
    assertThat(defaults)
        .containsEntry("--epochs", 120)
        .containsEntry("--beta", 0.8)
        .containsEntry("--z-dim", 32)
        .containsEntry("--base-lr", 1e-4)
        .containsEntry("--max-lr", 3e-4)
        .containsEntry("--batch-size", 256)
        .containsEntry("--warmup-epochs", 10.0)
        .containsEntry("--out", Path.of("vae_final_out"));
  }

  @Test
  void latentSizeAndBatchSize_reachTheTraining() throws IOException {
    ProgramRun run = train(1, "--z-dim=3", "--batch-size=100");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("1 epochs of 6 steps");
    try (OnnxVae best = OnnxVae.load(out.resolve("best_model"))) {
      assertThat(best.latentSize()).isEqualTo(3);
    }
  }

  @Test
  void rotation_tooFar_isAFailureInWords() {
    ProgramRun run = train(1, "--rotation=200");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).startsWith("Error: ").contains("200");
  }

  @Test
  void data_missing_isAUsageError() {
    ProgramRun run = ProgramRun.of(new TrainMnist(), "--epochs=1");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("Missing required option: '--data").contains("Usage:");
  }

  private ProgramRun train(int epochs, String... more) {
    Stream<String> fixed =
        Stream.of(
            "--data=" + data,
            "--out=" + out,
            "--epochs=" + epochs,
            "--kl-annealing=1",
            "--warmup-epochs=1",
            "--seed=3");
    return ProgramRun.of(
        new TrainMnist(), Stream.concat(fixed, Stream.of(more)).toArray(String[]::new));
  }

  private int bestEpoch() throws IOException {
    try (OnnxVae best = OnnxVae.load(out.resolve("best_model"))) {
      String metrics = best.metadata().get("vae4j.metrics");
      return Integer.parseInt(metrics.replaceFirst(".*epoch=(\\d+).*", "$1"));
    }
  }

  private void deleteBest() throws IOException {
    try (Stream<Path> files = Files.list(out.resolve("best_model"))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  private Path newestCheckpoint() throws IOException {
    try (Stream<Path> files = Files.list(out.resolve("checkpoints"))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("step-"))
          .max(Comparator.naturalOrder())
          .orElseThrow();
    }
  }

  /** Returns the epoch of the lowest test total in the history, which has this many epochs. */
  private int bestOf(int epochs) throws IOException {
    List<List<String>> rows = history();
    int total = rows.get(0).indexOf("validation_total");
    return IntStream.range(0, epochs)
        .boxed()
        .min(Comparator.comparingDouble(e -> Double.parseDouble(rows.get(e + 1).get(total))))
        .orElseThrow();
  }

  /** Returns the rows of the history without speeds, which are never the same. */
  private List<List<String>> losses() throws IOException {
    List<List<String>> rows = history();
    int speed = rows.get(0).indexOf("images_per_second");
    return rows.stream().skip(1).map(row -> row.subList(0, speed)).toList();
  }

  private List<List<String>> history() throws IOException {
    return Files.readAllLines(out.resolve("history.csv")).stream()
        .map(line -> List.of(line.split(",")))
        .toList();
  }
}
