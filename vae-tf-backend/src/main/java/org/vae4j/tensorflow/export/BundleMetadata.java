package org.vae4j.tensorflow.export;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.vae4j.model.Vae;
import org.vae4j.onnx.internal.BundleFormat;
import org.vae4j.training.EpochMetrics;
import org.vae4j.training.LossTerms;
import org.vae4j.training.Provenance;
import org.vae4j.training.TrainedVae;

/** What a file of a bundle says about itself and its origin. */
final class BundleMetadata {
  private BundleMetadata() {}

  /**
   * Returns the metadata that both files share: all keys but the verified error.
   *
   * @return values by key; those of a model without a history have no metrics
   */
  static Map<String, String> of(TrainedVae trained) {
    Vae vae = trained.vae();
    Provenance provenance = trained.provenance();
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put(BundleFormat.KEY_FORMAT, BundleFormat.VERSION);
    metadata.put(
        BundleFormat.KEY_ITEM_SHAPE,
        vae.itemShape().sizes().stream().map(String::valueOf).collect(Collectors.joining(",")));
    metadata.put(BundleFormat.KEY_LATENT_SIZE, String.valueOf(vae.latentSize()));
    metadata.put(BundleFormat.KEY_LIKELIHOOD, vae.likelihood().name());
    LikelihoodScale.of(vae.likelihood().trained(trained.weights()))
        .ifPresent(scale -> metadata.put(BundleFormat.KEY_LIKELIHOOD_SCALE, scale));
    metadata.put(
        BundleFormat.KEY_DESCRIPTION, vae.toString().lines().collect(Collectors.joining("\n")));
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
    return String.format(
        ",%1$s.reconstruction=%2$s,%1$s.kl=%3$s,%1$s.total=%4$s,%1$s.objective=%5$s",
        set, loss.reconstruction(), loss.kl(), loss.total(), loss.objective());
  }
}
