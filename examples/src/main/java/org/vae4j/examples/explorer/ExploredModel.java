package org.vae4j.examples.explorer;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.vae4j.Samples;
import org.vae4j.examples.http.PngImages;
import org.vae4j.inference.Posterior;
import org.vae4j.inference.Sampler;
import org.vae4j.inference.VaeModel;
import org.vae4j.model.ClassCondition;
import org.vae4j.model.Condition;

/**
 * A model of pictures, with or without classes: what is asked of it comes with the condition of
 * each picture in the one case, and without in the other.
 *
 * @param model the model
 * @param classes its classes, if it has any
 */
record ExploredModel(VaeModel model, Optional<ClassCondition> classes) {
  /**
   * Looks at a model.
   *
   * @throws IllegalArgumentException if it draws no pictures, or needs a condition that is no class
   */
  static ExploredModel of(VaeModel model) {
    PngImages.requirePictures(model.itemShape(), "LatentExplorer");
    Optional<Condition> condition = model.condition();
    if (condition.isEmpty()) {
      return new ExploredModel(model, Optional.empty());
    }
    if (condition.get() instanceof ClassCondition classes) {
      return new ExploredModel(model, Optional.of(classes));
    }
    throw new IllegalArgumentException(
        "LatentExplorer: expected a model without a condition or with classes, found one with "
            + condition.get()
            + "; there is no picker for it");
  }

  /** Returns the names of the classes; none if the model has no classes. */
  List<String> names() {
    return classes.map(ClassCondition::names).orElse(List.of());
  }

  /** Returns the conditions that a sampler draws with its first samples. */
  Optional<Samples> drawn(Sampler sampler, int count) {
    return classes.map(known -> known.of(sampler.labels(0, count)));
  }

  Samples decode(Samples latents, Optional<Samples> conditions) {
    return conditions
        .map(known -> model.decode(latents, known))
        .orElseGet(() -> model.decode(latents));
  }

  /**
   * Returns the condition under which a model with classes reconstructs a picture best: with the
   * smallest sum of squared differences.
   */
  Samples fitting(Samples picture) {
    int count = names().size();
    Samples conditions = classes.orElseThrow().of(IntStream.range(0, count).toArray());
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int label = 0; label < count; label++) {
      Samples condition = conditions.slice(label, label + 1);
      double error = squaredDifference(picture, model.reconstruct(picture, condition));
      if (error < least) {
        least = error;
        best = label;
      }
    }
    return conditions.slice(best, best + 1);
  }

  private static double squaredDifference(Samples one, Samples other) {
    double sum = 0;
    for (int i = 0; i < one.itemShape().volume(); i++) {
      double difference = one.value(0, i) - other.value(0, i);
      sum += difference * difference;
    }
    return sum;
  }

  Posterior encode(Samples pictures, Optional<Samples> conditions) {
    return conditions
        .map(known -> model.encode(pictures, known))
        .orElseGet(() -> model.encode(pictures));
  }
}
