package org.vae4j.tensorflow;

import java.util.Map;
import java.util.Optional;
import org.tensorflow.TensorFlow;
import org.vae4j.data.Dataset;
import org.vae4j.model.GenerativeModel;
import org.vae4j.training.Provenance;
import org.vae4j.training.TrainingSettings;

/** Says what one needs to make a model again. */
final class RunProvenance {
  private RunProvenance() {}

  static Provenance of(
      GenerativeModel model,
      Dataset data,
      String fingerprint,
      TrainingSettings settings,
      Precision precision) {
    return of(model.objectiveText(), data, fingerprint, settings, precision);
  }

  /** Says it of a model whose objective is no part of its description. */
  static Provenance of(
      String objective,
      Dataset data,
      String fingerprint,
      TrainingSettings settings,
      Precision precision) {
    return new Provenance(
        settings.seed(),
        fingerprint,
        ("epochs=%d, batchSize=%d, optimizer=%s, clipping=%s, averaging=%s,"
                + " augmentation=%s, objective=%s, items=%d, precision=%s")
            .formatted(
                settings.epochs(),
                settings.batchSize(),
                words(settings),
                words(settings.clipping()),
                words(settings.averaging()),
                words(settings.augmentation()),
                objective,
                data.size(),
                precision),
        versions());
  }

  private static String words(TrainingSettings settings) {
    return settings.optimizer()
        + (settings.networkOptimizers().isEmpty() ? "" : " and " + settings.networkOptimizers());
  }

  private static String words(Optional<?> setting) {
    return setting.map(Object::toString).orElse("none");
  }

  private static Map<String, String> versions() {
    String own = RunProvenance.class.getPackage().getImplementationVersion();
    return Map.of(
        "vae4j", own == null ? "development" : own,
        "tensorflow", TensorFlow.version(),
        "java", Runtime.version().toString());
  }
}
