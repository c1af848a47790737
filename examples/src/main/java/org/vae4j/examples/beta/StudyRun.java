package org.vae4j.examples.beta;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import org.vae4j.internal.AtomicFile;
import org.vae4j.internal.Require;

/**
 * One training of the study, and where it keeps what it leaves: checkpoints while it lasts, the
 * history, the latent codes after each epoch, the model, and at its end a file with its settings,
 * which says that it need not be trained again.
 *
 * @param beta the weight of the KL term
 * @param seed what weights, order and noise follow from
 * @param folder the run's folder
 */
record StudyRun(double beta, long seed, Path folder) {
  private static final String SECONDS = "seconds";
  private static final String FINISHED = "finished";

  /** Returns the runs of a study, those of the first seed first. */
  static List<StudyRun> of(StudyConfig config, List<Long> seeds, Path out) {
    return seeds.stream()
        .flatMap(
            seed ->
                config.betaValues().stream()
                    .map(
                        beta ->
                            new StudyRun(
                                beta, seed, out.resolve("runs").resolve(name(beta, seed)))))
        .toList();
  }

  private static String name(double beta, long seed) {
    return "beta-" + beta + "-seed-" + seed;
  }

  Path checkpoints() {
    return folder.resolve("checkpoints");
  }

  Path history() {
    return folder.resolve("history.csv");
  }

  Path codes() {
    return folder.resolve("codes");
  }

  Path model() {
    return folder.resolve("model");
  }

  private Path mark() {
    return folder.resolve("run.properties");
  }

  /** Tells whether there is something to go on from. */
  boolean started() throws IOException {
    if (!Files.isDirectory(checkpoints())) {
      return false;
    }
    try (Stream<Path> files = Files.list(checkpoints())) {
      return files.anyMatch(file -> file.getFileName().toString().startsWith("step-"));
    }
  }

  /**
   * Tells whether the run is finished.
   *
   * @throws IllegalArgumentException if it is, with other settings
   */
  boolean finished(StudyConfig config, int trainingItems) throws IOException {
    if (!Files.exists(mark())) {
      return false;
    }
    Properties found = read();
    settings(config, trainingItems)
        .forEach(
            (key, value) ->
                Require.argument(
                    value.equals(found.get(key)),
                    mark().toString(),
                    key + " " + value,
                    found.get(key),
                    "name another folder with --out, or delete this one"));
    return true;
  }

  /** Says that the run is finished. */
  void finish(StudyConfig config, int trainingItems, double seconds, String date)
      throws IOException {
    Properties properties = settings(config, trainingItems);
    properties.setProperty(SECONDS, String.format(Locale.ROOT, "%.1f", seconds));
    properties.setProperty(FINISHED, date);
    StringBuilder text = new StringBuilder();
    properties.stringPropertyNames().stream()
        .sorted()
        .forEach(
            key -> text.append(key).append('=').append(properties.getProperty(key)).append('\n'));
    AtomicFile.write(mark(), out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
  }

  /** Returns how long the training took, of a finished run. */
  double seconds() throws IOException {
    return Double.parseDouble(read().getProperty(SECONDS));
  }

  /** Returns the day of the end, of a finished run. */
  String date() throws IOException {
    return read().getProperty(FINISHED);
  }

  private Properties read() throws IOException {
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(mark())) {
      properties.load(in);
    }
    return properties;
  }

  private Properties settings(StudyConfig config, int trainingItems) {
    Properties settings = new Properties();
    settings.setProperty("beta", String.valueOf(beta));
    settings.setProperty("seed", String.valueOf(seed));
    settings.setProperty("latent_dim", String.valueOf(config.latentDim()));
    settings.setProperty("hidden_dim", String.valueOf(config.hiddenDim()));
    settings.setProperty("epochs", String.valueOf(config.epochs()));
    settings.setProperty("learning_rate", String.valueOf(config.learningRate()));
    settings.setProperty("batch_size", String.valueOf(config.batchSize()));
    settings.setProperty("selected_classes", String.valueOf(config.selectedClasses()));
    settings.setProperty("training_items", String.valueOf(trainingItems));
    return settings;
  }

  /** Returns the name that people read. */
  @Override
  public String toString() {
    return "beta " + beta + ", seed " + seed;
  }
}
