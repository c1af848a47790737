package org.vae4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;
import org.vae4j.model.Weights;

final class TrainingRecordsTest {
  @Test
  void lossTerms_totalIgnoresBeta() {
    assertThat(new LossTerms(200, 10, 205).total()).isEqualTo(210);
  }

  @Test
  void provenance_copiesAndSortsTheVersions() {
    Map<String, String> versions = new HashMap<>(Map.of("b", "2", "a", "1"));
    Provenance provenance = new Provenance(1, "hash", "settings", versions);
    versions.clear();
    assertThat(provenance.versions().keySet()).containsExactly("a", "b");
    assertThatThrownBy(() -> provenance.versions().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void trainedVae_copiesTheHistory() {
    Vae vae = VaeBuilder.forVectors(2).latentSize(1).build();
    List<EpochMetrics> history = new ArrayList<>();
    TrainedVae trained =
        new TrainedVae(
            vae, Weights.initial(vae, 1), history, new Provenance(1, "hash", "words", Map.of()));
    history.add(new EpochMetrics(0, 1, new LossTerms(1, 2, 3), Optional.empty(), 1, 1));
    assertThat(trained.history()).isEmpty();
  }

  @Test
  void settings_areCheckedToo() {
    assertThatThrownBy(() -> settings(0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("TrainingSettings epochs: expected at least 1, found 0; 10 to 100 are usual");
    assertThatThrownBy(() -> settings(1, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "TrainingSettings batchSize: expected at least 1, found -1; 64 to 256 are usual");
  }

  private static TrainingSettings settings(int epochs, int batchSize) {
    return new TrainingSettings(
        epochs,
        batchSize,
        Optimizer.adam(1e-3),
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        1,
        Optional.empty(),
        List.of(),
        RunControl.none());
  }
}
