package org.vae4j.tensorflow.export;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.vae4j.inference.prior.LatentPrior;
import org.vae4j.internal.Require;
import org.vae4j.model.ClassCondition;
import org.vae4j.model.Condition;
import org.vae4j.model.GenerativeModel;
import org.vae4j.model.LocationScale;
import org.vae4j.model.Scale;
import org.vae4j.model.Vae;
import org.vae4j.onnx.internal.BundleFormat;
import org.vae4j.onnx.internal.PriorFormat;
import org.vae4j.training.EpochMetrics;
import org.vae4j.training.LossTerms;
import org.vae4j.training.Provenance;
import org.vae4j.training.TrainedModel;

/** What a file of a bundle says about itself and its origin. */
final class BundleMetadata {
  /** The terms that come first, in this order; the others follow in theirs. */
  private static final List<String> FIRST_TERMS =
      List.of(LossTerms.RECONSTRUCTION, LossTerms.KL, LossTerms.TOTAL, LossTerms.OBJECTIVE);

  private BundleMetadata() {}

  /**
   * Returns the metadata that both files share: all keys but the verified error.
   *
   * @return values by key; those of a model without a history have no metrics
   */
  static Map<String, String> of(TrainedModel trained) {
    GenerativeModel model = trained.model();
    Provenance provenance = trained.provenance();
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put(BundleFormat.KEY_FORMAT, BundleFormat.VERSION);
    metadata.put(
        BundleFormat.KEY_ITEM_SHAPE,
        model.itemShape().sizes().stream().map(String::valueOf).collect(Collectors.joining(",")));
    metadata.put(BundleFormat.KEY_LATENT_SIZE, String.valueOf(model.latentSize()));
    model.condition().ifPresent(condition -> metadata.putAll(of(condition)));
    if (model instanceof Vae vae) {
      metadata.put(BundleFormat.KEY_LIKELIHOOD, vae.likelihood().name());
      if (vae.likelihood().trained(trained.weights()) instanceof LocationScale found) {
        metadata.put(BundleFormat.KEY_LIKELIHOOD_SCALE, words(found.scale()));
      }
    } else {
      metadata.put(BundleFormat.KEY_MODEL, BundleFormat.GAN);
    }
    metadata.put(
        BundleFormat.KEY_DESCRIPTION, model.toString().lines().collect(Collectors.joining("\n")));
    metadata.put(BundleFormat.KEY_SEED, String.valueOf(provenance.seed()));
    metadata.put(BundleFormat.KEY_SETTINGS, provenance.settings());
    metadata.put(
        BundleFormat.KEY_VERSIONS,
        provenance.versions().entrySet().stream()
            .map(version -> version.getKey() + "=" + version.getValue())
            .collect(Collectors.joining(",")));
    metadata.put(BundleFormat.KEY_DATA, provenance.dataFingerprint());
    trained.metrics().ifPresent(epoch -> metadata.put(BundleFormat.KEY_METRICS, metrics(epoch)));
    return metadata;
  }

  private static String words(Scale scale) {
    return scale.kind() == Scale.Kind.PER_VALUE
        ? BundleFormat.PER_VALUE
        : String.valueOf(scale.value());
  }

  private static Map<String, String> of(Condition condition) {
    Map<String, String> metadata = new LinkedHashMap<>();
    boolean classes = condition instanceof ClassCondition;
    metadata.put(BundleFormat.KEY_CONDITION, classes ? BundleFormat.CLASSES : BundleFormat.VECTOR);
    metadata.put(BundleFormat.KEY_CONDITION_SIZE, String.valueOf(condition.size()));
    if (condition instanceof ClassCondition some) {
      metadata.put(BundleFormat.KEY_CONDITION_CLASSES, String.join("\n", some.names()));
    }
    return metadata;
  }

  /**
   * Returns the metadata of a prior.
   *
   * @return one entry; none for N(0, I)
   * @throws IllegalArgumentException if the prior has another number of dimensions
   */
  static Map<String, String> of(LatentPrior prior, int latentSize) {
    OptionalInt found = Objects.requireNonNull(prior, "prior").latentSize();
    Require.argument(
        found.isEmpty() || found.getAsInt() == latentSize,
        "prior",
        latentSize + " dimensions, as the model has",
        prior,
        "fit it to this model");
    String text = PriorFormat.text(prior);
    return text == null ? Map.of() : Map.of(BundleFormat.KEY_PRIOR, text);
  }

  /** Returns a model without an entry. */
  static ModelProto without(ModelProto model, String key) {
    ModelProto.Builder builder = model.toBuilder().clearMetadataProps();
    model.getMetadataPropsList().stream()
        .filter(entry -> !entry.getKey().equals(key))
        .forEach(builder::addMetadataProps);
    return builder.build();
  }

  /** Returns a model with metadata. */
  static ModelProto add(ModelProto model, Map<String, String> metadata) {
    ModelProto.Builder builder = model.toBuilder();
    metadata.forEach((key, value) -> builder.addMetadataPropsBuilder().setKey(key).setValue(value));
    return builder.build();
  }

  private static String metrics(EpochMetrics metrics) {
    return "epoch="
        + metrics.epoch()
        + ",steps="
        + metrics.steps()
        + loss("training", metrics.training())
        + metrics.validation().map(loss -> loss("validation", loss)).orElse("");
  }

  private static String loss(String set, LossTerms loss) {
    Map<String, Double> terms = loss.withTotal();
    Map<String, Double> ordered = new LinkedHashMap<>();
    for (String name : FIRST_TERMS) {
      if (terms.containsKey(name)) {
        ordered.put(name, terms.get(name));
      }
    }
    terms.forEach(ordered::putIfAbsent);
    return ordered.entrySet().stream()
        .map(term -> "," + set + "." + term.getKey() + "=" + term.getValue())
        .collect(Collectors.joining());
  }
}
