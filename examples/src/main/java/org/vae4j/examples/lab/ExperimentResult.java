package org.vae4j.examples.lab;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an experiment brought. Fields and not a record: older versions of the JSON library cannot
 * write records.
 */
final class ExperimentResult {
  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();
  private static final String FILE = "result.json";

  String name = "";
  String settings = "";
  String date = "";
  String machine = "";
  double seconds;
  double imagesPerSecond;

  /** Frechet distance in the features of the pinned net. */
  double fid;

  double diversity;
  String collapse = "";
  List<Double> classShares = List.of();

  /** The loss terms of each epoch, by name; of the test items for a VAE. */
  List<Map<String, Double>> epochs = List.of();

  /** Reads the result of an experiment, if there is one that was made with these settings. */
  static Optional<ExperimentResult> read(LabSettings settings, Experiment experiment)
      throws IOException {
    Path file = settings.folder(experiment).resolve(FILE);
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(GSON.fromJson(Files.readString(file), ExperimentResult.class))
          .filter(result -> result.settings.equals(settings.fingerprint()));
    } catch (JsonParseException e) {
      throw new IOException(file + ": expected a result, found other text; delete it", e);
    }
  }

  void write(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    Path beside = folder.resolve(FILE + ".tmp");
    Files.writeString(beside, GSON.toJson(this) + "\n", StandardCharsets.UTF_8);
    Files.move(beside, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }

  /** Returns a loss term of the last epoch; not a number if there is none of that name. */
  double last(String term) {
    return epochs.get(epochs.size() - 1).getOrDefault(term, Double.NaN);
  }

  /** Returns a loss term of all epochs. */
  double[] curve(String term) {
    return epochs.stream().mapToDouble(epoch -> epoch.getOrDefault(term, Double.NaN)).toArray();
  }
}
