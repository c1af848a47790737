package org.vae4j.tensorflow;

import java.util.LinkedHashMap;
import java.util.Map;
import org.vae4j.data.Dataset;
import org.vae4j.model.Vae;
import org.vae4j.training.DataFingerprint;
import org.vae4j.training.TrainingSettings;

/** What the weights of a run depend on besides the number of epochs, which may grow. */
final class RunIdentity {
  private RunIdentity() {}

  /** Returns names and values, in words. */
  static Map<String, String> of(
      Vae vae,
      Dataset data,
      String dataFingerprint,
      TrainingSettings settings,
      Precision precision) {
    Map<String, String> identity = new LinkedHashMap<>();
    identity.put("description", vae.toString());
    identity.put("data", dataFingerprint);
    identity.put("validation", settings.validation().map(DataFingerprint::of).orElse("none"));
    vae.condition()
        .ifPresent(
            condition -> {
              identity.put("conditions", DataFingerprint.ofConditions(data, condition));
              identity.put(
                  "validationConditions",
                  settings
                      .validation()
                      .map(set -> DataFingerprint.ofConditions(set, condition))
                      .orElse("none"));
            });
    identity.put("batchSize", String.valueOf(settings.batchSize()));
    identity.put("optimizer", settings.optimizer().toString());
    identity.put("clipping", settings.clipping().toString());
    identity.put("averaging", settings.averaging().toString());
    identity.put("precision", precision.toString());
    identity.put("augmentation", settings.augmentation().toString());
    identity.put("seed", String.valueOf(settings.seed()));
    return identity;
  }
}
