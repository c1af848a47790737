package org.vae4j.tensorflow.export;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.vae4j.Samples;
import org.vae4j.VaeException;
import org.vae4j.evaluation.Features;
import org.vae4j.internal.AtomicFile;
import org.vae4j.internal.Require;
import org.vae4j.model.Weights;
import org.vae4j.onnx.FeatureSettings;
import org.vae4j.onnx.OnnxFeatureExtractor;
import org.vae4j.onnx.internal.BundleFormat;
import org.vae4j.tensorflow.Classifier;
import org.vae4j.tensorflow.ClassifierEpoch;
import org.vae4j.tensorflow.TensorFlowClassifier;
import org.vae4j.tensorflow.TrainedClassifier;
import org.vae4j.training.Provenance;

/**
 * Writes a trained classifier as an ONNX file that maps {@code image}, {@code [n, channels, height,
 * width]} or {@code [n, size]} in [0, 1], to {@code features}, {@code [n, features]}, and {@code
 * logits}, {@code [n, classes]}, all float32; n is free. The file says in its metadata where it
 * comes from. Stateless and safe to use from many threads.
 */
public final class ClassifierExporter {
  /** The output with the features, {@code [n, features]}. */
  public static final String FEATURES = "features";

  /** The output with a logit for each class, {@code [n, classes]}. */
  public static final String LOGITS = "logits";

  private ClassifierExporter() {}

  /**
   * Returns what an extractor has to know of a file that was written here.
   *
   * @return settings with both outputs
   */
  public static FeatureSettings settings() {
    return FeatureSettings.defaults().output(FEATURES).classLogits(LOGITS);
  }

  /**
   * Writes a classifier, over a file that is already there. The file appears only after it was
   * loaded and agreed with TensorFlow within 1e-4 on a fixed batch: features in proportion to the
   * largest, and class probabilities. The same classifier and entries make the same bytes.
   *
   * @param trained the classifier
   * @param entries more metadata, values by key, such as what was measured with it
   * @param file where it goes; folders that are missing are created
   * @throws IllegalArgumentException if the weights take more than 2 GiB, or a key is one of those
   *     that the file has anyway
   * @throws IOException if the file cannot be written
   * @throws VaeException if the file's output differs from TensorFlow's, or a native library fails
   */
  public static void export(TrainedClassifier trained, Map<String, String> entries, Path file)
      throws IOException {
    Objects.requireNonNull(trained, "trained");
    Objects.requireNonNull(entries, "entries");
    Objects.requireNonNull(file, "file");
    Classifier classifier = trained.classifier();
    OnnxExporter.requireSize(file.toString(), List.of(classifier.features(), classifier.head()));
    Map<String, String> metadata = metadata(trained);
    entries.forEach(
        (key, value) ->
            Require.argument(
                metadata.put(key, value) == null,
                "ClassifierExporter entries",
                "keys that the file does not have",
                key,
                "choose another key"));
    byte[] model = BundleMetadata.add(model(classifier, trained.weights()), metadata).toByteArray();
    verify(trained, file.toString(), model);
    AtomicFile.write(file, out -> out.write(model));
  }

  /** Returns the net, without metadata. */
  static ModelProto model(Classifier classifier, Weights weights) {
    OnnxGraph graph = new OnnxGraph("classifier");
    GraphValue image = graph.input(BundleFormat.IMAGE, classifier.itemShape());
    GraphValue last = OnnxLayers.add(graph, weights, classifier.features(), image);
    if (last.name().equals(image.name())) {
      last = image.named(graph.node("Identity", "features.identity", List.of(image.name())));
    }
    GraphValue features = Reshapes.plain(graph, last, "features.plain");
    GraphValue logits = OnnxLayers.add(graph, weights, classifier.head(), features);
    graph.output(logits, LOGITS);
    graph.output(features, FEATURES);
    return graph.model();
  }

  private static Map<String, String> metadata(TrainedClassifier trained) {
    Provenance provenance = trained.provenance();
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put(
        BundleFormat.KEY_ITEM_SHAPE,
        trained.classifier().itemShape().sizes().stream()
            .map(String::valueOf)
            .collect(Collectors.joining(",")));
    metadata.put(BundleFormat.KEY_DESCRIPTION, trained.classifier().toString());
    metadata.put(BundleFormat.KEY_SEED, String.valueOf(provenance.seed()));
    metadata.put(BundleFormat.KEY_SETTINGS, provenance.settings());
    metadata.put(
        BundleFormat.KEY_VERSIONS,
        provenance.versions().entrySet().stream()
            .map(version -> version.getKey() + "=" + version.getValue())
            .collect(Collectors.joining(",")));
    metadata.put(BundleFormat.KEY_DATA, provenance.dataFingerprint());
    List<ClassifierEpoch> history = trained.history();
    if (!history.isEmpty()) {
      metadata.put(BundleFormat.KEY_METRICS, metrics(history.get(history.size() - 1)));
    }
    return metadata;
  }

  private static String metrics(ClassifierEpoch epoch) {
    return "epoch="
        + epoch.epoch()
        + ",steps="
        + epoch.steps()
        + score("training", epoch.training())
        + epoch.validation().map(score -> score("validation", score)).orElse("");
  }

  private static String score(String set, ClassifierEpoch.Score score) {
    return String.format(",%1$s.loss=%2$s,%1$s.accuracy=%3$s", set, score.loss(), score.accuracy());
  }

  private static void verify(TrainedClassifier trained, String file, byte[] model) {
    Samples items = Verification.items(trained.classifier().itemShape());
    Features expected;
    Features found;
    try (TensorFlowClassifier reference = TensorFlowClassifier.load(trained);
        OnnxFeatureExtractor exported = OnnxFeatureExtractor.of(file, model, settings())) {
      expected = reference.extract(items);
      found = exported.extract(items);
    }
    Verification.requireAgreement(file, FEATURES, expected.values(), found.values());
    Verification.requireAgreement(
        file,
        "probabilities",
        expected.classProbabilities().orElseThrow(),
        found.classProbabilities().orElseThrow());
  }
}
