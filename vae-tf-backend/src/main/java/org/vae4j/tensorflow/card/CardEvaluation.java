package org.vae4j.tensorflow.card;

import ai.onnxruntime.OrtEnvironment;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.tensorflow.TensorFlow;
import org.vae4j.data.Dataset;
import org.vae4j.data.Datasets;
import org.vae4j.evaluation.ElboEvaluator;
import org.vae4j.evaluation.ElboReport;
import org.vae4j.evaluation.FeatureExtractor;
import org.vae4j.evaluation.FidEvaluator;
import org.vae4j.evaluation.FidReport;
import org.vae4j.evaluation.InformationEvaluator;
import org.vae4j.evaluation.InformationReport;
import org.vae4j.evaluation.ReconstructionReport;
import org.vae4j.onnx.OnnxFeatureExtractor;
import org.vae4j.onnx.OnnxVae;
import org.vae4j.tensorflow.TensorFlowVae;

/** One run of a {@link ModelCardBuilder}: measures part by part. */
final class CardEvaluation {
  /** Longer entries of a model, such as a prior's, are for programs. */
  private static final int LONGEST_ENTRY = 4_000;

  private final CardSettings settings;
  private final CardWarnings warnings;
  private final Map<String, Double> seconds = new LinkedHashMap<>();

  CardEvaluation(CardSettings settings) {
    this.settings = settings;
    this.warnings = new CardWarnings(settings);
  }

  CardContent run() {
    Instant date = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    // A closed model fails here already.
    settings.sampler().sample(1);
    boolean encoder = settings.model.hasEncoder();
    // First of all, as it may fail where a net does not fit the items.
    Optional<FidReport> distances =
        settings.features.map(net -> timed("distances", () -> distances(net)));
    Optional<FidReport> realDistances =
        settings.features.flatMap(net -> timed("real distances", () -> realDistances(net)));
    warnings.look(distances);
    Optional<ReconstructionReport> reconstruction = Optional.empty();
    Optional<InformationReport> information = Optional.empty();
    Optional<ElboReport> elbo = Optional.empty();
    Optional<ElboReport> bound = Optional.empty();
    if (encoder) {
      reconstruction =
          Optional.of(
              timed(
                  "reconstruction",
                  () -> ReconstructionReport.of(settings.model, settings.test, settings.items)));
      information = Optional.of(timed("information", this::information));
      Optional<ElboEvaluator> evaluator = evaluator();
      elbo = evaluator.map(found -> timed("elbo", () -> elbo(found)));
      bound = evaluator.map(found -> timed("bound", () -> bound(found)));
      warnings.look(information.get(), bound);
    } else {
      warnings.noEncoder();
    }
    CardSubject subject =
        new CardSubject(
            settings.model.itemShape(),
            settings.model.latentSize(),
            settings.likelihood.map(Object::toString),
            settings.prior.toString(),
            encoder,
            settings.test.size(),
            settings.classes);
    Optional<InformationReport> latents = information;
    CardPictures pictures =
        timed("pictures", () -> new PictureMaker(settings, subject, latents).make());
    return new CardContent(
        settings.name.orElseGet(
            () -> "VAE of " + subject.itemShape() + ", " + subject.latentSize() + " dimensions"),
        date,
        subject,
        settings.seed,
        distances,
        realDistances,
        settings.features.flatMap(CardEvaluation::sha256),
        elbo,
        bound,
        information,
        reconstruction,
        settings.history,
        pictures,
        warnings.list(),
        metadata(),
        versions(),
        seconds);
  }

  private <T> T timed(String part, Supplier<T> work) {
    long start = System.nanoTime();
    T result = work.get();
    double time = (System.nanoTime() - start) / 1e9;
    seconds.put(part, time);
    settings.listener.accept(String.format(Locale.ROOT, "%s: %.1f s", part, time));
    return result;
  }

  private FidReport distances(FeatureExtractor net) {
    return FidEvaluator.using(net)
        .seed(settings.seed)
        .evaluate(settings.test, settings.sampler(), settings.samples);
  }

  private Optional<FidReport> realDistances(FeatureExtractor net) {
    int size = settings.test.size();
    if (size < 4) {
      return Optional.empty();
    }
    return Optional.of(
        FidEvaluator.using(net)
            .seed(settings.seed)
            .bootstrap(0)
            .evaluate(everySecond(0, size), everySecond(1, size)));
  }

  private Dataset everySecond(int first, int size) {
    return Datasets.select(
        settings.test, IntStream.range(0, size).filter(i -> i % 2 == first).toArray());
  }

  private InformationReport information() {
    return InformationEvaluator.of(settings.model)
        .seed(settings.seed)
        .limit(Math.min(settings.items, InformationEvaluator.DEFAULT_LIMIT))
        .evaluate(settings.test);
  }

  private Optional<ElboEvaluator> evaluator() {
    if (settings.elbo.isPresent()) {
      return settings.elbo;
    }
    if (settings.likelihood.isEmpty()) {
      warnings.noLikelihood();
      return Optional.empty();
    }
    try {
      return Optional.of(ElboEvaluator.of(settings.model));
    } catch (IllegalArgumentException e) {
      warnings.unusableLikelihood(e);
      return Optional.empty();
    }
  }

  private ElboReport elbo(ElboEvaluator evaluator) {
    return evaluator.seed(settings.seed).limit(settings.items).evaluate(settings.test);
  }

  private ElboReport bound(ElboEvaluator evaluator) {
    return evaluator
        .seed(settings.seed)
        .draws(settings.importanceSamples)
        .limit(settings.importanceItems)
        .evaluate(settings.test);
  }

  private static Optional<String> sha256(FeatureExtractor net) {
    return net instanceof OnnxFeatureExtractor onnx ? Optional.of(onnx.sha256()) : Optional.empty();
  }

  private SortedMap<String, String> metadata() {
    SortedMap<String, String> entries = new TreeMap<>();
    settings.metadata.forEach((key, value) -> entries.put(key, shortened(value)));
    return entries;
  }

  private static String shortened(String value) {
    return value.length() <= LONGEST_ENTRY
        ? value
        : "%d characters, SHA-256 %s"
            .formatted(value.length(), Hashing.sha256().hashString(value, StandardCharsets.UTF_8));
  }

  private SortedMap<String, String> versions() {
    SortedMap<String, String> versions = new TreeMap<>();
    String own = CardEvaluation.class.getPackage().getImplementationVersion();
    versions.put("vae4j", own == null ? "development" : own);
    versions.put("java", Runtime.version().toString());
    if (settings.model instanceof OnnxVae
        || settings.features.filter(OnnxFeatureExtractor.class::isInstance).isPresent()) {
      versions.put("onnxruntime", OrtEnvironment.getEnvironment().getVersion());
    }
    if (settings.model instanceof OnnxVae onnx) {
      versions.put("device", onnx.device().toString());
    }
    if (settings.model instanceof TensorFlowVae) {
      versions.put("tensorflow", TensorFlow.version());
    }
    return versions;
  }
}
