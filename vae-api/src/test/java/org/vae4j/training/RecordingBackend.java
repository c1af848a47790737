package org.vae4j.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vae4j.data.Dataset;
import org.vae4j.model.GenerativeModel;
import org.vae4j.model.Weights;

/** A backend that trains nothing and remembers what it was asked for. */
public final class RecordingBackend implements TrainingBackend {
  final List<TrainingSettings> calls = new ArrayList<>();

  @Override
  public TrainedModel train(GenerativeModel model, Dataset data, TrainingSettings settings) {
    calls.add(settings);
    return TrainedModel.of(
        model,
        Weights.initial(model, settings.seed()),
        List.of(),
        new Provenance(settings.seed(), DataFingerprint.of(data), settings.toString(), Map.of()),
        Optional.empty(),
        Optional.empty());
  }

  @Override
  public TrainedModel resume(
      Path folder, GenerativeModel model, Dataset data, TrainingSettings settings) {
    return train(model, data, settings);
  }
}
