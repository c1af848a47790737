package org.vae4j.tensorflow.card;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.vae4j.evaluation.ElboReport;
import org.vae4j.evaluation.FidReport;
import org.vae4j.evaluation.InceptionScore;
import org.vae4j.evaluation.InformationReport;
import org.vae4j.evaluation.ItemMean;
import org.vae4j.evaluation.ReconstructionReport;
import org.vae4j.inference.LatentDimension;
import org.vae4j.training.EpochMetrics;
import org.vae4j.training.LossTerms;

/** Writes a card as JSON. Its keys are public: a change needs another schema version. */
final class CardJson {
  private static final int SCHEMA_VERSION = 1;
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().create();

  private CardJson() {}

  static String of(CardContent content) {
    JsonObject card = new JsonObject();
    card.addProperty("schema", "vae4j-model-card");
    card.addProperty("schemaVersion", SCHEMA_VERSION);
    card.addProperty("name", content.name());
    card.addProperty("date", content.date().toString());
    card.addProperty("seed", content.seed());
    card.add("model", model(content));
    card.add("distances", orNull(content.distances(), report -> distances(report, content)));
    card.add("realDistances", orNull(content.realDistances(), CardJson::scores));
    card.add("elbo", orNull(content.elbo(), CardJson::elbo));
    card.add("importanceWeightedBound", orNull(content.bound(), CardJson::bound));
    card.add("latents", orNull(content.information(), CardJson::latents));
    card.add("reconstruction", orNull(content.reconstruction(), CardJson::reconstruction));
    card.add("history", array(content.history(), CardJson::epoch));
    card.add("warnings", array(content.warnings(), JsonPrimitive::new));
    card.add("versions", strings(content.versions()));
    JsonObject seconds = new JsonObject();
    content.seconds().forEach((part, time) -> seconds.add(part, number(time)));
    card.add("seconds", seconds);
    return GSON.toJson(card) + "\n";
  }

  private static JsonObject model(CardContent content) {
    CardSubject subject = content.subject();
    JsonObject model = new JsonObject();
    model.add("itemShape", array(subject.itemShape().sizes(), JsonPrimitive::new));
    model.addProperty("latentSize", subject.latentSize());
    model.add("likelihood", orNull(subject.likelihood(), JsonPrimitive::new));
    model.addProperty("prior", subject.prior());
    model.addProperty("encoder", subject.encoder());
    model.addProperty("testItems", subject.items());
    model.add("metadata", strings(content.metadata()));
    return model;
  }

  private static JsonObject distances(FidReport report, CardContent content) {
    JsonObject object = scores(report);
    JsonObject features = new JsonObject();
    features.addProperty("name", report.features());
    features.addProperty("size", report.featureSize());
    features.add("sha256", orNull(content.featuresSha256(), JsonPrimitive::new));
    object.add("features", features);
    return object;
  }

  private static JsonObject scores(FidReport report) {
    JsonObject object = new JsonObject();
    object.add("frechetDistance", number(report.frechetDistance()));
    object.add(
        "floor",
        orNull(
            report.floor(),
            floor -> {
              JsonObject value = new JsonObject();
              value.add("distance", number(floor.distance()));
              value.addProperty("firstItems", floor.firstCount());
              value.addProperty("secondItems", floor.secondCount());
              return value;
            }));
    object.add(
        "interval",
        orNull(
            report.interval(),
            interval -> {
              JsonObject value = new JsonObject();
              value.add("low", number(interval.low()));
              value.add("high", number(interval.high()));
              value.add("standardDeviation", number(interval.standardDeviation()));
              value.addProperty("draws", interval.draws());
              return value;
            }));
    object.add(
        "kernelDistance",
        orNull(
            report.kernelDistance(),
            kid -> {
              JsonObject value = new JsonObject();
              value.add("mean", number(kid.mean()));
              value.add("standardDeviation", number(kid.standardDeviation()));
              value.addProperty("subsets", kid.subsets());
              value.addProperty("subsetSize", kid.subsetSize());
              return value;
            }));
    object.add(
        "neighbors",
        orNull(
            report.neighbors(),
            scores -> {
              JsonObject value = new JsonObject();
              value.add("precision", number(scores.precision()));
              value.add("recall", number(scores.recall()));
              value.add("density", number(scores.density()));
              value.add("coverage", number(scores.coverage()));
              value.addProperty("precisionNeighbors", scores.precisionNeighbors());
              value.addProperty("densityNeighbors", scores.densityNeighbors());
              value.addProperty("realItems", scores.realCount());
              value.addProperty("generatedItems", scores.generatedCount());
              return value;
            }));
    object.add("inceptionScore", orNull(report.inceptionScore(), CardJson::inception));
    object.add("realInceptionScore", orNull(report.realInceptionScore(), CardJson::inception));
    object.add(
        "realItems",
        report.realCount().isPresent()
            ? new JsonPrimitive(report.realCount().getAsLong())
            : JsonNull.INSTANCE);
    object.addProperty("generatedItems", report.generatedCount());
    object.add("ridge", number(report.ridge()));
    object.addProperty("seed", report.seed());
    object.add(
        "samplerSeed",
        report.samplerSeed().isPresent()
            ? new JsonPrimitive(report.samplerSeed().getAsLong())
            : JsonNull.INSTANCE);
    return object;
  }

  private static JsonObject inception(InceptionScore score) {
    JsonObject value = new JsonObject();
    value.add("mean", number(score.mean()));
    value.add("standardDeviation", number(score.standardDeviation()));
    value.addProperty("splits", score.splits());
    value.addProperty("classes", score.classes());
    return value;
  }

  private static JsonObject elbo(ElboReport report) {
    JsonObject object = new JsonObject();
    object.addProperty("items", report.items());
    object.addProperty("draws", report.draws());
    object.addProperty("seed", report.seed());
    object.addProperty("itemSize", report.itemSize());
    object.add("negativeElbo", mean(report.negativeElbo()));
    object.add("reconstruction", mean(report.reconstruction()));
    object.add("kl", mean(report.kl()));
    object.add("bitsPerDimension", number(report.elboBitsPerDimension()));
    return object;
  }

  private static JsonObject bound(ElboReport report) {
    JsonObject object = new JsonObject();
    object.addProperty("items", report.items());
    object.addProperty("draws", report.draws());
    object.addProperty("seed", report.seed());
    object.addProperty("itemSize", report.itemSize());
    object.add("negativeLogLikelihood", mean(report.negativeLogLikelihood()));
    object.add("bitsPerDimension", number(report.bitsPerDimension()));
    object.add("negativeElbo", mean(report.negativeElbo()));
    object.add("effectiveDraws", number(report.effectiveDraws()));
    return object;
  }

  private static JsonObject latents(InformationReport report) {
    JsonObject object = new JsonObject();
    object.addProperty("items", report.items());
    object.addProperty("seed", report.seed());
    object.addProperty("active", report.latents().activeCount());
    object.add("kl", mean(report.kl()));
    object.add("mutualInformation", mean(report.mutualInformation()));
    object.add("mutualInformationLimit", number(report.limit()));
    object.add("marginalKl", number(report.marginalKl()));
    object.add("gaussianKl", number(report.aggregated().gaussianKl()));
    object.add("gaussianTotalCorrelation", number(report.aggregated().gaussianTotalCorrelation()));
    object.add("dimensions", array(report.latents().dimensions(), CardJson::dimension));
    return object;
  }

  private static JsonObject dimension(LatentDimension dimension) {
    JsonObject object = new JsonObject();
    object.add("mean", number(dimension.mean()));
    object.add("variance", number(dimension.variance()));
    object.add("kl", number(dimension.kl()));
    object.addProperty("active", dimension.active());
    return object;
  }

  private static JsonObject reconstruction(ReconstructionReport report) {
    JsonObject object = new JsonObject();
    object.addProperty("items", report.items());
    object.add("mse", mean(report.mse()));
    object.add("psnr", mean(report.psnr()));
    object.add("ssim", orNull(report.ssim(), CardJson::mean));
    return object;
  }

  private static JsonObject epoch(EpochMetrics metrics) {
    JsonObject object = new JsonObject();
    object.addProperty("epoch", metrics.epoch());
    object.addProperty("steps", metrics.steps());
    object.add("training", loss(metrics.training()));
    object.add("validation", orNull(metrics.validation(), CardJson::loss));
    object.add("imagesPerSecond", number(metrics.imagesPerSecond()));
    object.add("seconds", number(metrics.seconds()));
    return object;
  }

  private static JsonObject loss(LossTerms loss) {
    JsonObject object = new JsonObject();
    object.add("total", number(loss.total()));
    object.add("reconstruction", number(loss.reconstruction()));
    object.add("kl", number(loss.kl()));
    object.add("objective", number(loss.objective()));
    return object;
  }

  private static JsonObject mean(ItemMean mean) {
    JsonObject object = new JsonObject();
    object.add("mean", number(mean.mean()));
    object.add("standardError", number(mean.standardError()));
    return object;
  }

  private static JsonObject strings(Map<String, String> entries) {
    JsonObject object = new JsonObject();
    entries.forEach(object::addProperty);
    return object;
  }

  private static <T> JsonArray array(List<T> values, Function<T, JsonElement> element) {
    JsonArray array = new JsonArray();
    values.forEach(value -> array.add(element.apply(value)));
    return array;
  }

  private static <T> JsonElement orNull(Optional<T> value, Function<T, JsonElement> element) {
    return value.map(element).orElse(JsonNull.INSTANCE);
  }

  /** JSON has no word for a number that is not finite but null. */
  private static JsonElement number(double value) {
    return Double.isFinite(value) ? new JsonPrimitive(value) : JsonNull.INSTANCE;
  }
}
