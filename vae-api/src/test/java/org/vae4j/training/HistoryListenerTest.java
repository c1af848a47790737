package org.vae4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vae4j.inference.VaeModel;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;
import org.vae4j.model.Weights;

final class HistoryListenerTest {
  private static final String HEADER =
      "epoch,steps,train_total,train_reconstruction,train_kl,train_objective,validation_total,"
          + "validation_reconstruction,validation_kl,validation_objective,images_per_second,"
          + "seconds";

  private static final Vae VAE = VaeBuilder.forVectors(2).latentSize(1).build();

  private final Locale locale = Locale.getDefault();

  @TempDir private Path folder;

  @BeforeEach
  void useALocaleWithOtherNumbers() {
    // Arabic digits, and a comma where Java has a point.
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
  }

  @AfterEach
  void restoreTheLocale() {
    Locale.setDefault(locale);
  }

  private static EpochMetrics metrics(int epoch, double reconstruction, boolean validated) {
    return new EpochMetrics(
        epoch,
        469L * (epoch + 1),
        new LossTerms(reconstruction, 11.1, 220.5),
        validated ? Optional.of(new LossTerms(1 / 3.0, 1e-300, Math.PI)) : Optional.empty(),
        7512.25,
        8.04);
  }

  /** Watches a training up to an epoch that goes on from a history. */
  private static void run(
      HistoryListener listener, List<EpochMetrics> before, int toEpoch, double value) {
    List<EpochMetrics> history = new ArrayList<>(before);
    listener.onStart(plan());
    while (history.size() < toEpoch) {
      history.add(metrics(history.size(), value, false));
      listener.onEpochEnd(new End(List.copyOf(history)));
    }
  }

  private static TrainingPlan plan() {
    return new TrainingPlan(
        VAE, Trainer.using(new RecordingBackend()).seed(1).build().settings(), 1, 1, "CPU");
  }

  @Test
  void csv_hasAHeaderAndALinePerEpoch() throws IOException {
    Path file = folder.resolve("runs/1/history.csv");
    HistoryListener listener = HistoryListener.csv(file);
    EpochMetrics first = metrics(0, 222.25, true);
    EpochMetrics second = metrics(1, 200.5, false);
    listener.onStart(plan());
    listener.onEpochEnd(new End(List.of(first)));
    assertThat(Files.readAllLines(file)).hasSize(2);
    listener.onEpochEnd(new End(List.of(first, second)));
    assertThat(Files.readString(file))
        .isEqualTo(
            HEADER
                + "\n0,469,233.35,222.25,11.1,220.5,0.3333333333333333,0.3333333333333333,1.0E-300,"
                + "3.141592653589793,7512.25,8.04\n"
                + "1,938,211.6,200.5,11.1,220.5,,,,,7512.25,8.04\n");
  }

  @Test
  void csv_numbersComeBackBitForBit() throws IOException {
    Path file = folder.resolve("history.csv");
    double value = Math.nextUp(100.1);
    run(HistoryListener.csv(file), List.of(), 1, value);
    String[] cells = Files.readAllLines(file).get(1).split(",", -1);
    assertThat(cells).hasSize(12);
    assertThat(Double.parseDouble(cells[3])).isEqualTo(value);
  }

  @Test
  void jsonLines_areObjectsThatGsonReads() throws IOException {
    Path file = folder.resolve("history.jsonl");
    HistoryListener listener = HistoryListener.jsonLines(file);
    EpochMetrics first = metrics(0, 222.25, true);
    EpochMetrics second = metrics(1, Double.POSITIVE_INFINITY, false);
    listener.onStart(plan());
    listener.onEpochEnd(new End(List.of(first)));
    listener.onEpochEnd(new End(List.of(first, second)));
    List<JsonObject> lines =
        Files.readAllLines(file).stream()
            .map(line -> JsonParser.parseString(line).getAsJsonObject())
            .toList();
    assertThat(lines).hasSize(2);
    assertThat(String.join(",", lines.get(0).keySet())).isEqualTo(HEADER);
    assertThat(lines.get(0).get("epoch").getAsInt()).isZero();
    assertThat(lines.get(0).get("steps").getAsLong()).isEqualTo(469);
    assertThat(lines.get(0).get("validation_kl").getAsDouble()).isEqualTo(1e-300);
    assertThat(lines.get(0).get("validation_objective").getAsDouble()).isEqualTo(Math.PI);
    assertThat(lines.get(1).get("train_reconstruction").isJsonNull()).isTrue();
    assertThat(lines.get(1).has("validation_total")).isFalse();
  }

  @Test
  void resume_hasEachEpochOnce() throws IOException {
    for (HistoryFormat format : HistoryFormat.values()) {
      Path file = folder.resolve("history." + format);
      run(listener(format, file), List.of(), 5, 1);
      // Killed in epoch 5 and resumed from the checkpoint of epoch 2.
      run(listener(format, file), List.of(line(0, 1), line(1, 1), line(2, 1)), 6, 2);
      assertThat(lines(format, file))
          .containsExactly(
              format.line(line(0, 1)),
              format.line(line(1, 1)),
              format.line(line(2, 1)),
              format.line(line(3, 2)),
              format.line(line(4, 2)),
              format.line(line(5, 2)));
    }
  }

  @Test
  void resume_afterAPowerCut_hasNoHalfLine() throws IOException {
    for (HistoryFormat format : HistoryFormat.values()) {
      Path file = folder.resolve("cut." + format);
      run(listener(format, file), List.of(), 2, 1);
      Files.writeString(file, Files.readString(file) + format.line(line(2, 1)).substring(0, 20));
      run(listener(format, file), List.of(line(0, 1), line(1, 1)), 3, 1);
      assertThat(lines(format, file))
          .containsExactly(
              format.line(line(0, 1)), format.line(line(1, 1)), format.line(line(2, 1)));
    }
  }

  @Test
  void resume_whereALineWasNeverWritten_bringsIt() throws IOException {
    Path file = folder.resolve("history.csv");
    run(HistoryListener.csv(file), List.of(), 1, 1);
    // Killed between the checkpoint of epoch 1 and its line.
    run(HistoryListener.csv(file), List.of(line(0, 1), line(1, 1)), 3, 1);
    assertThat(lines(HistoryFormat.CSV, file)).hasSize(3);
  }

  @Test
  void newTraining_replacesTheFile() throws IOException {
    Path file = folder.resolve("history.csv");
    HistoryListener listener = HistoryListener.csv(file);
    run(listener, List.of(), 5, 1);
    run(listener, List.of(), 1, 2);
    assertThat(Files.readAllLines(file))
        .containsExactly(HEADER, HistoryFormat.CSV.line(line(0, 2)));
  }

  @Test
  void interruptedThread_getsItsLines() throws IOException {
    Path file = folder.resolve("history.csv");
    Thread.currentThread().interrupt();
    run(HistoryListener.csv(file), List.of(), 2, 1);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(lines(HistoryFormat.CSV, file)).hasSize(2);
  }

  @Test
  void fileThatCannotBeWritten() throws IOException {
    Path file = Files.createDirectories(folder.resolve("taken/inner")).getParent();
    assertThatThrownBy(() -> run(HistoryListener.csv(file), List.of(), 1, 1))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("taken");
  }

  private static EpochMetrics line(int epoch, double value) {
    return metrics(epoch, value, false);
  }

  /** Returns the lines of epochs. */
  private static List<String> lines(HistoryFormat format, Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    return lines.subList(format == HistoryFormat.CSV ? 1 : 0, lines.size());
  }

  private static HistoryListener listener(HistoryFormat format, Path file) {
    return switch (format) {
      case CSV -> HistoryListener.csv(file);
      case JSON_LINES -> HistoryListener.jsonLines(file);
    };
  }

  /** The end of the last epoch of a history. */
  private record End(List<EpochMetrics> history) implements EpochEnd {
    @Override
    public EpochMetrics metrics() {
      return history.get(history.size() - 1);
    }

    @Override
    public TrainedModel snapshot() {
      return new TrainedVae(
          VAE, Weights.initial(VAE, 1), history, new Provenance(1, "hash", "words", Map.of()));
    }

    @Override
    public VaeModel model() {
      throw new AssertionError("a line needs no model");
    }
  }
}
