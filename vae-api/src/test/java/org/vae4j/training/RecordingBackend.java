package org.vae4j.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.vae4j.data.Dataset;
import org.vae4j.model.Vae;
import org.vae4j.model.Weights;

/** A backend that trains nothing and remembers what it was asked for. */
public final class RecordingBackend implements TrainingBackend {
  final List<TrainingSettings> calls = new ArrayList<>();

  @Override
  public TrainedVae train(Vae vae, Dataset data, TrainingSettings settings) {
    calls.add(settings);
    return new TrainedVae(
        vae,
        Weights.initial(vae, settings.seed()),
        List.of(),
        new Provenance(settings.seed(), DataFingerprint.of(data), settings.toString(), Map.of()));
  }

  @Override
  public TrainedVae resume(Path folder, Vae vae, Dataset data, TrainingSettings settings) {
    return train(vae, data, settings);
  }
}
