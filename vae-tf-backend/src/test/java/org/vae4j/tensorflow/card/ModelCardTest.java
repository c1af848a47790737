package org.vae4j.tensorflow.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.data.ArrayDataset;
import org.vae4j.data.Dataset;
import org.vae4j.data.Datasets;
import org.vae4j.data.SpriteDataset;
import org.vae4j.evaluation.ElboEvaluator;
import org.vae4j.evaluation.FidEvaluator;
import org.vae4j.evaluation.FidReport;
import org.vae4j.evaluation.InformationEvaluator;
import org.vae4j.evaluation.PixelFeatures;
import org.vae4j.evaluation.ReconstructionReport;
import org.vae4j.inference.Sampler;
import org.vae4j.inference.VaeModel;
import org.vae4j.inference.prior.LatentPrior;
import org.vae4j.model.Likelihood;
import org.vae4j.oracle.OracleModel;
import org.vae4j.testing.NullSweep;
import org.vae4j.testing.ScalingModel;
import org.vae4j.training.EpochMetrics;
import org.vae4j.training.LossTerms;

final class ModelCardTest {
  @TempDir private Path folder;

  private static EpochMetrics epoch(int number) {
    return new EpochMetrics(
        number,
        10L * number,
        new LossTerms(90 - number, 10, 100 - number),
        Optional.of(new LossTerms(91 - number, Double.NaN, 101 - number)),
        1_000,
        0.5);
  }

  private static JsonObject json(ModelCard card) {
    return JsonParser.parseString(card.toJson()).getAsJsonObject();
  }

  @Test
  void evaluate_measuresWhatTheEvaluatorsMeasure() {
    OracleModel model = CardModels.model();
    ModelCard card = CardModels.small().seed(3).evaluate();

    assertThat(card.distances())
        .contains(
            FidEvaluator.using(PixelFeatures.of(model.itemShape()))
                .seed(3)
                .evaluate(CardModels.sprites(), Sampler.of(model).seed(3), 20));
    assertThat(card.elbo())
        .contains(ElboEvaluator.of(model).seed(3).evaluate(CardModels.sprites()));
    assertThat(card.bound())
        .contains(
            ElboEvaluator.of(model).seed(3).draws(4).limit(10).evaluate(CardModels.sprites()));
    assertThat(card.reconstruction())
        .contains(ReconstructionReport.of(model, CardModels.sprites(), 24));
    assertThat(card.information().orElseThrow().mutualInformation())
        .isEqualTo(
            InformationEvaluator.of(model)
                .seed(3)
                .evaluate(CardModels.sprites())
                .mutualInformation());
    FidReport real = card.realDistances().orElseThrow();
    assertThat(real.realCount()).hasValue(12);
    assertThat(real.generatedCount()).isEqualTo(12);
    assertThat(card.seconds())
        .containsOnlyKeys(
            "distances",
            "real distances",
            "reconstruction",
            "information",
            "elbo",
            "bound",
            "pictures");
  }

  @Test
  void toJson_hasTheNumbersOfTheReports() {
    ModelCard card =
        CardModels.small().name("small").history(List.of(epoch(0), epoch(1))).evaluate();

    JsonObject json = json(card);
    assertThat(json.get("schema").getAsString()).isEqualTo("vae4j-model-card");
    assertThat(json.get("schemaVersion").getAsInt()).isEqualTo(1);
    assertThat(json.get("name").getAsString()).isEqualTo("small");
    assertThat(json.get("date").getAsString()).isEqualTo(card.date().toString());
    JsonObject distances = json.getAsJsonObject("distances");
    FidReport report = card.distances().orElseThrow();
    assertThat(distances.get("frechetDistance").getAsDouble()).isEqualTo(report.frechetDistance());
    assertThat(distances.getAsJsonObject("floor").get("distance").getAsDouble())
        .isEqualTo(report.floor().orElseThrow().distance());
    assertThat(distances.get("generatedItems").getAsInt()).isEqualTo(20);
    assertThat(distances.get("samplerSeed").getAsInt()).isEqualTo(1);
    assertThat(distances.getAsJsonObject("features").get("name").getAsString())
        .isEqualTo("pixels [12, 12, 1]");
    assertThat(json.getAsJsonObject("importanceWeightedBound").get("draws").getAsInt())
        .isEqualTo(4);
    assertThat(
            json.getAsJsonObject("importanceWeightedBound")
                .getAsJsonObject("negativeLogLikelihood")
                .get("mean")
                .getAsDouble())
        .isEqualTo(card.bound().orElseThrow().negativeLogLikelihood().mean());
    JsonArray dimensions = json.getAsJsonObject("latents").getAsJsonArray("dimensions");
    assertThat(dimensions).hasSize(3);
    assertThat(dimensions.get(2).getAsJsonObject().get("kl").getAsDouble())
        .isEqualTo(card.information().orElseThrow().latents().dimensions().get(2).kl());
    JsonObject second = json.getAsJsonArray("history").get(1).getAsJsonObject();
    assertThat(second.getAsJsonObject("training").get("total").getAsDouble()).isEqualTo(99);
    assertThat(second.getAsJsonObject("validation").get("kl").isJsonNull()).isTrue();
    assertThat(json.getAsJsonObject("versions").keySet()).contains("vae4j", "java");
  }

  @Test
  void evaluate_sameSeed_sameNumbers() {
    JsonObject first = json(CardModels.small().evaluate());
    JsonObject second = json(CardModels.small().evaluate());
    JsonObject other = json(CardModels.small().seed(2).evaluate());
    for (JsonObject json : List.of(first, second, other)) {
      json.remove("date");
      json.remove("seconds");
    }

    assertThat(second).isEqualTo(first);
    assertThat(other.get("distances")).isNotEqualTo(first.get("distances"));
  }

  @Test
  void noFeatureNet_isSaid() {
    ModelCard card = ModelCard.of(CardModels.model(), CardModels.sprites()).evaluate();

    assertThat(card.distances()).isEmpty();
    assertThat(card.realDistances()).isEmpty();
    assertThat(json(card).get("distances").isJsonNull()).isTrue();
    assertThat(card.warnings()).anyMatch(text -> text.contains("no feature net was given"));
    assertThat(card.toMarkdown()).contains("no feature net was given");
    assertThat(card.toHtml()).contains("no feature net was given");
    assertThat(card.name()).isEqualTo("VAE of [12, 12, 1], 3 dimensions");
  }

  @Test
  void noEncoder_onlySamplesAreMeasured() {
    ModelCard card =
        ModelCard.of(new PartOfModel(CardModels.model(), false), CardModels.sprites())
            .features(PixelFeatures.of(Shape.of(12, 12, 1)))
            .samples(20)
            .evaluate();

    assertThat(card.distances()).isPresent();
    assertThat(card.elbo()).isEmpty();
    assertThat(card.bound()).isEmpty();
    assertThat(card.information()).isEmpty();
    assertThat(card.reconstruction()).isEmpty();
    assertThat(card.warnings()).anyMatch(text -> text.startsWith("The model has no encoder"));
    assertThat(card.toHtml())
        .contains("Samples", "Each row goes from one sample to another")
        .doesNotContain("Traversals", "Reconstructions");
  }

  @Test
  void closedModel_isRefused() {
    OracleModel model = CardModels.model();
    model.close();

    assertThatThrownBy(() -> ModelCard.of(model, CardModels.sprites()).evaluate())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void unknownLikelihood_isSaid_andCanBeNamed() {
    ModelCardBuilder builder =
        ModelCard.of(new PartOfModel(CardModels.model(), true), CardModels.sprites());

    ModelCard card = builder.evaluate();
    assertThat(card.elbo()).isEmpty();
    assertThat(card.reconstruction()).isPresent();
    assertThat(card.warnings()).anyMatch(text -> text.contains("does not say what its likelihood"));
    assertThat(builder.likelihood(Likelihood.bernoulli()).importanceSamples(2).evaluate().elbo())
        .contains(ElboEvaluator.of(CardModels.model()).seed(1).evaluate(CardModels.sprites()));
  }

  @Test
  void vectors_haveNumbersButNoPictures() {
    ScalingModel model = new ScalingModel(0.5f, 0, 0.25f);
    float[][] items = new float[12][3];
    for (int i = 0; i < items.length; i++) {
      items[i] = new float[] {i / 12f, i % 3, i % 5 / 5f};
    }

    ModelCard card =
        ModelCard.of(model, Datasets.withLabels(ArrayDataset.of(Shape.of(3), items), new int[12]))
            .classes(List.of("only <one>"))
            .evaluate();

    assertThat(card.toHtml())
        .doesNotContain("<img")
        .contains("KL per latent dimension", "only &lt;one&gt;");
    assertThat(card.warnings()).anyMatch(text -> text.contains("dimensions are inactive: 1"));
  }

  @Test
  void metadata_longEntriesAreShortened() {
    ModelCard card =
        CardModels.small()
            .metadata(Map.of("short", "two\nlines", "long", "x".repeat(4_001)))
            .evaluate();

    assertThat(card.metadata())
        .containsEntry("short", "two\nlines")
        .hasEntrySatisfying(
            "long", value -> assertThat(value).startsWith("4001 characters, SHA-256 "));
  }

  @Test
  void writeTo_replacesOlderFiles_andLeavesNothingElse() throws IOException {
    Path place = folder.resolve("a").resolve("b");
    Files.createDirectories(place);
    Files.writeString(place.resolve("report.html"), "old");
    ModelCard card = CardModels.small().evaluate();

    card.writeTo(place);

    assertThat(place.resolve("model-card.json")).hasContent(card.toJson());
    assertThat(place.resolve("model-card.md")).hasContent(card.toMarkdown());
    assertThat(place.resolve("report.html")).hasContent(card.toHtml());
    try (Stream<Path> files = Files.list(place)) {
      assertThat(files).hasSize(3);
    }
  }

  @Test
  void writeTo_placeThatIsAFile_fails() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    ModelCard card = CardModels.small().evaluate();

    assertThatThrownBy(() -> card.writeTo(file)).isInstanceOf(IOException.class);
  }

  @Test
  void listener_hearsOfEachPart() {
    List<String> lines = new ArrayList<>();

    CardModels.small().listener(lines::add).evaluate();

    assertThat(lines).hasSize(7).allMatch(line -> line.matches("[a-z ]+: [\\d.]+ s"));
  }

  @Test
  void toString_hasThreeNumbers() {
    assertThat(CardModels.small().name("small").evaluate().toString().lines())
        .hasSize(4)
        .first()
        .isEqualTo("small");
  }

  @Test
  void arguments_areChecked() {
    ModelCardBuilder builder = CardModels.small();

    assertThatThrownBy(() -> ModelCard.of(CardModels.model(), SpriteDataset.of(8, 4, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "ModelCard: expected items of shape [12, 12, 1], found [8, 8, 1]; use data like the"
                + " model's training data");
    assertThatThrownBy(() -> builder.samples(1)).hasMessageContaining("at least 2");
    assertThatThrownBy(() -> builder.items(0)).hasMessageContaining("items");
    assertThatThrownBy(() -> builder.importanceSamples(0))
        .hasMessageContaining("importanceSamples");
    assertThatThrownBy(() -> builder.importanceItems(0)).hasMessageContaining("importanceItems");
    assertThatThrownBy(() -> builder.name(" ")).hasMessageContaining("ModelCard name");
    LatentPrior other =
        LatentPrior.fullGaussian()
            .fit(
                new ScalingModel(1, 1),
                ArrayDataset.of(Samples.of(Shape.of(2), 0, 1, 1, 0, 1, 1, 0, 0)));
    assertThatThrownBy(() -> builder.prior(other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 dimensions, as the model has");
  }

  @Test
  void nullArguments_areNamed() throws IOException {
    NullSweep sweep =
        new NullSweep()
            .set(VaeModel.class, CardModels.model())
            .set(Dataset.class, CardModels.sprites())
            .set(Path.class, folder)
            .statics(ModelCard.class)
            .methods(CardModels.small(), CardModels.small().evaluate());

    assertThat(sweep.checks()).isGreaterThanOrEqualTo(12);
  }
}
