package org.vae4j.tensorflow.card;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.vae4j.data.Dataset;
import org.vae4j.evaluation.ElboEvaluator;
import org.vae4j.evaluation.FeatureExtractor;
import org.vae4j.inference.VaeModel;
import org.vae4j.inference.prior.LatentPrior;
import org.vae4j.internal.Require;
import org.vae4j.model.Likelihood;
import org.vae4j.onnx.OnnxVae;
import org.vae4j.training.EpochMetrics;

/**
 * What a {@link ModelCard} measures. Everything has a default, so that {@code ModelCard.of(model,
 * test).evaluate()} is enough; a feature net adds the distances between samples and test items.
 *
 * <p>Immutable and safe to use from many threads. Owns no native memory; it uses the model and the
 * feature net, which the caller closes.
 */
public final class ModelCardBuilder {
  private final CardSettings settings;

  private ModelCardBuilder(CardSettings settings) {
    this.settings = settings;
  }

  static ModelCardBuilder of(VaeModel model, Dataset test) {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(test, "test");
    Require.argument(
        test.itemShape().equals(model.itemShape()),
        "ModelCard",
        "items of shape " + model.itemShape(),
        test.itemShape(),
        "use data like the model's training data");
    CardSettings settings = new CardSettings(model, test);
    if (model instanceof OnnxVae onnx) {
      settings.metadata = onnx.metadata();
    }
    return new ModelCardBuilder(settings);
  }

  private ModelCardBuilder with(Consumer<CardSettings> change) {
    CardSettings copy = settings.copy();
    change.accept(copy);
    return new ModelCardBuilder(copy);
  }

  /**
   * Names the model; by default its shapes do.
   *
   * @param newName a few words
   * @return a new builder
   * @throws IllegalArgumentException if the name is blank
   */
  public ModelCardBuilder name(String newName) {
    Objects.requireNonNull(newName, "name");
    Require.argument(
        !newName.isBlank(), "ModelCard name", "a name", "none", "it is the title of the card");
    return with(copy -> copy.name = Optional.of(newName));
  }

  /**
   * Measures the distances between samples and test items by a net's features. By default there are
   * none.
   *
   * @param newFeatures finds the features; stays the caller's
   * @return a new builder
   */
  public ModelCardBuilder features(FeatureExtractor newFeatures) {
    Objects.requireNonNull(newFeatures, "features");
    return with(copy -> copy.features = Optional.of(newFeatures));
  }

  /**
   * Shows how the training went.
   *
   * @param newHistory an entry for each epoch, as in {@code TrainedVae.history()}
   * @return a new builder
   */
  public ModelCardBuilder history(List<EpochMetrics> newHistory) {
    List<EpochMetrics> epochs = List.copyOf(Objects.requireNonNull(newHistory, "history"));
    return with(copy -> copy.history = epochs);
  }

  /**
   * Shows how the training went.
   *
   * @param csvFile a file that {@code HistoryListener.csv} wrote
   * @return a new builder
   * @throws IOException if it cannot be read, or is no such file
   */
  public ModelCardBuilder history(Path csvFile) throws IOException {
    return history(HistoryCsv.read(Objects.requireNonNull(csvFile, "csvFile")));
  }

  /**
   * Draws samples from another prior; by default from the model's.
   *
   * @param newPrior where latent vectors come from
   * @return a new builder
   * @throws IllegalArgumentException if it has another number of dimensions than the model
   */
  public ModelCardBuilder prior(LatentPrior newPrior) {
    Objects.requireNonNull(newPrior, "prior");
    int size = settings.model.latentSize();
    Require.argument(
        newPrior.latentSize().orElse(size) == size,
        "ModelCard prior",
        size + " dimensions, as the model has",
        newPrior,
        "fit it to this model");
    return with(copy -> copy.prior = newPrior);
  }

  /**
   * Says what p(x|z) is, for a model that does not know.
   *
   * @param newLikelihood with a fixed scale if it has one
   * @return a new builder
   * @throws IllegalArgumentException if it does not follow from its mean
   */
  public ModelCardBuilder likelihood(Likelihood newLikelihood) {
    Objects.requireNonNull(newLikelihood, "likelihood");
    ElboEvaluator checked = ElboEvaluator.of(settings.model, newLikelihood);
    return with(
        copy -> {
          copy.likelihood = Optional.of(newLikelihood);
          copy.elbo = Optional.of(checked);
        });
  }

  /**
   * Names the classes of labeled data, for legends; by default they are numbers.
   *
   * @param newClasses the names, by number
   * @return a new builder
   */
  public ModelCardBuilder classes(List<String> newClasses) {
    List<String> names = List.copyOf(Objects.requireNonNull(newClasses, "classes"));
    return with(copy -> copy.classes = names);
  }

  /**
   * Adds what else is known about the model, over entries of the same keys; an {@link OnnxVae}
   * brings its own.
   *
   * @param newMetadata entries by key
   * @return a new builder
   */
  public ModelCardBuilder metadata(Map<String, String> newMetadata) {
    TreeMap<String, String> all = new TreeMap<>(settings.metadata);
    all.putAll(Objects.requireNonNull(newMetadata, "metadata"));
    return with(copy -> copy.metadata = all);
  }

  /**
   * Draws another number of samples for the distances; by default 10,000.
   *
   * @param newSamples at least 2
   * @return a new builder
   * @throws IllegalArgumentException if there are fewer than 2 samples
   */
  public ModelCardBuilder samples(int newSamples) {
    Require.argument(
        newSamples >= 2, "ModelCard samples", "at least 2", newSamples, "10,000 are usual");
    return with(copy -> copy.samples = newSamples);
  }

  /**
   * Measures losses, reconstructions and latent vectors on another number of items; by default on
   * 10,000 at most, evenly spread over the data set. The distances use all items.
   *
   * @param newItems at least 1
   * @return a new builder
   * @throws IllegalArgumentException if there is less than one item
   */
  public ModelCardBuilder items(int newItems) {
    Require.positive(newItems, "ModelCard items", "10,000 are usual");
    return with(copy -> copy.items = newItems);
  }

  /**
   * Takes another number of draws for the bound on log p(x); by default 100.
   *
   * @param newDraws K, at least 1
   * @return a new builder
   * @throws IllegalArgumentException if there is less than one draw
   */
  public ModelCardBuilder importanceSamples(int newDraws) {
    Require.positive(
        newDraws, "ModelCard importanceSamples", "100 are usual, 5,000 make a tight bound");
    return with(copy -> copy.importanceSamples = newDraws);
  }

  /**
   * Measures the bound on log p(x) on another number of items; by default on 1,000 at most, evenly
   * spread over the data set.
   *
   * @param newItems at least 1
   * @return a new builder
   * @throws IllegalArgumentException if there is less than one item
   */
  public ModelCardBuilder importanceItems(int newItems) {
    Require.positive(newItems, "ModelCard importanceItems", "1,000 are usual");
    return with(copy -> copy.importanceItems = newItems);
  }

  /**
   * Returns a builder with another seed of all draws; by default 1.
   *
   * @param newSeed any number
   * @return a new builder
   */
  public ModelCardBuilder seed(long newSeed) {
    return with(copy -> copy.seed = newSeed);
  }

  /**
   * Hears of each part when it is done, as in {@code distances: 12.3 s}.
   *
   * @param newListener takes a line, on the thread that evaluates
   * @return a new builder
   */
  public ModelCardBuilder listener(Consumer<String> newListener) {
    Objects.requireNonNull(newListener, "listener");
    return with(copy -> copy.listener = newListener);
  }

  /**
   * Evaluates the model. The same model, data and settings give the same numbers.
   *
   * @return the card
   * @throws IllegalArgumentException if an item has a value that the likelihood does not accept, or
   *     the feature net does not accept items of their shape
   * @throws IllegalStateException if the model or the feature net is closed
   * @throws org.vae4j.VaeException if the runtime fails
   */
  public ModelCard evaluate() {
    return new ModelCard(new CardEvaluation(settings).run());
  }
}
