package org.vae4j.tensorflow;

import java.util.List;
import java.util.Objects;
import org.vae4j.model.Weights;
import org.vae4j.training.Provenance;

/**
 * What training a classifier brings. It is plain Java data and owns no native memory. Immutable and
 * safe to use from many threads.
 *
 * @param classifier the description
 * @param weights the learned numbers; averages, where the settings say so
 * @param history what each epoch brought
 * @param provenance where it comes from
 */
public record TrainedClassifier(
    Classifier classifier, Weights weights, List<ClassifierEpoch> history, Provenance provenance) {
  /** Copies the history. */
  public TrainedClassifier {
    Objects.requireNonNull(classifier, "classifier");
    Objects.requireNonNull(weights, "weights");
    history = List.copyOf(Objects.requireNonNull(history, "history"));
    Objects.requireNonNull(provenance, "provenance");
  }
}
