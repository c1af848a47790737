package org.vae4j.examples.beta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vae4j.model.Objective;
import org.vae4j.model.ReferenceModels;

final class StudyConfigFileTest {
  @TempDir private Path folder;

  private StudyConfig read(String yaml) throws IOException {
    Path file = folder.resolve("study.yaml");
    Files.writeString(file, yaml);
    return StudyConfigFile.read(file);
  }

  @Test
  void defaults_areThoseOfTheStudy() {
    StudyConfig config = StudyConfigFile.defaults();

    assertThat(config)
        .isEqualTo(
            new StudyConfig(20, 400, 30, 0.001, List.of(0.1, 0.5, 1.0), 128, List.of(0, 1, 2)));
    assertThat(config.vae(0.5))
        .hasToString(
            ReferenceModels.mlp400().objective(Objective.elbo().beta(0.5)).build().toString());
  }

  @Test
  void read_keysThatAreThere_replaceTheDefaults() throws IOException {
    StudyConfig config =
        read(
            """
            model: {latent_dim: 3}
            training:
              learning_rate: 2e-4
              beta_values: [4, 0.25]
            data:
            """);

    assertThat(config)
        .isEqualTo(new StudyConfig(3, 400, 30, 0.0002, List.of(4.0, 0.25), 128, List.of(0, 1, 2)));
    assertThat(read("")).isEqualTo(StudyConfigFile.defaults());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "modell: {}|one of the keys [data, model, training], found modell",
        "model: {latent: 3}|study.yaml model: expected one of the keys [hidden_dim, latent_dim], found latent",
        "model: 3|study.yaml model: expected keys with values, found 3",
        "model: {latent_dim: 2.5}|model.latent_dim: expected a whole number, found 2.5",
        "model: {latent_dim: 1}|study.yaml model.latent_dim: expected at least 2, found 1",
        "model: {hidden_dim: 0}|model.hidden_dim: expected at least 1, found 0",
        "training: {learning_rate: fast}|training.learning_rate: expected a number, found fast",
        "training: {learning_rate: 0}|training.learning_rate: expected a positive number, found 0.0",
        "training: {beta_values: 1}|training.beta_values: expected a list, found 1",
        "training: {beta_values: []}|training.beta_values: expected at least one value",
        "training: {beta_values: [1, 1.0]}|training.beta_values: expected at least one value, none of them twice",
        "training: {beta_values: [-1]}|training.beta_values: expected numbers of at least 0, found -1.0",
        "data: {selected_classes: [10]}|data.selected_classes: expected classes from 0 to 9, found 10",
        "data: {batch_size: 1, batch_size: 2}|duplicate key batch_size",
        "data: [|study.yaml",
      })
  void read_whatIsWrong_isSaidInWords(String yaml, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(yaml))
        .withMessageContaining(message)
        .withMessageContaining("study.yaml");
  }
}
