package org.vae4j.tensorflow.card;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.vae4j.data.Dataset;
import org.vae4j.evaluation.ElboEvaluator;
import org.vae4j.evaluation.FeatureExtractor;
import org.vae4j.inference.Sampler;
import org.vae4j.inference.VaeModel;
import org.vae4j.inference.prior.LatentPrior;
import org.vae4j.model.ClassCondition;
import org.vae4j.model.Likelihood;
import org.vae4j.training.EpochMetrics;

/** The settings of a {@link ModelCardBuilder}, which changes copies alone. */
final class CardSettings {
  final VaeModel model;
  final Dataset test;
  Optional<String> name = Optional.empty();
  Optional<FeatureExtractor> features = Optional.empty();
  List<EpochMetrics> history = List.of();
  LatentPrior prior;
  Optional<Likelihood> likelihood;

  /** The evaluator of a likelihood that was named. */
  Optional<ElboEvaluator> elbo = Optional.empty();

  List<String> classes = List.of();
  SortedMap<String, String> metadata = new TreeMap<>();
  int samples = 10_000;
  int items = 10_000;
  int importanceSamples = 100;
  int importanceItems = 1_000;
  long seed = 1;
  Consumer<String> listener = line -> {};

  CardSettings(VaeModel model, Dataset test) {
    this.model = model;
    this.test = test;
    this.prior = model.prior();
    this.likelihood = model.likelihood();
    if (model.condition().orElse(null) instanceof ClassCondition condition) {
      this.classes = condition.names();
    }
  }

  /**
   * Returns a sampler at its first sample; of a conditional model, with the conditions of items.
   */
  Sampler sampler() {
    Sampler sampler = Sampler.of(model).prior(prior).seed(seed);
    return model.condition().isPresent() ? sampler.conditionsOf(test) : sampler;
  }

  CardSettings copy() {
    CardSettings copy = new CardSettings(model, test);
    copy.name = name;
    copy.features = features;
    copy.history = history;
    copy.prior = prior;
    copy.likelihood = likelihood;
    copy.elbo = elbo;
    copy.classes = classes;
    copy.metadata = metadata;
    copy.samples = samples;
    copy.items = items;
    copy.importanceSamples = importanceSamples;
    copy.importanceItems = importanceItems;
    copy.seed = seed;
    copy.listener = listener;
    return copy;
  }
}
