package org.vae4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vae4j.data.Dataset;
import org.vae4j.data.IdxDataset;
import org.vae4j.data.SpriteDataset;
import org.vae4j.evaluation.ElboEvaluator;
import org.vae4j.evaluation.ElboReport;
import org.vae4j.evaluation.FeatureExtractor;
import org.vae4j.evaluation.FidEvaluator;
import org.vae4j.evaluation.FidReport;
import org.vae4j.evaluation.FrechetStatistics;
import org.vae4j.evaluation.InformationEvaluator;
import org.vae4j.evaluation.InformationReport;
import org.vae4j.evaluation.ReconstructionReport;
import org.vae4j.evaluation.disentanglement.DisentanglementEvaluator;
import org.vae4j.evaluation.disentanglement.DisentanglementReport;
import org.vae4j.inference.Sampler;
import org.vae4j.inference.VaeModel;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;
import org.vae4j.onnx.OnnxFeatureExtractor;
import org.vae4j.onnx.OnnxVae;
import org.vae4j.tensorflow.TensorFlowBackend;
import org.vae4j.tensorflow.card.ModelCard;
import org.vae4j.tensorflow.export.OnnxExporter;
import org.vae4j.tensorflow.features.FeatureNets;
import org.vae4j.testing.IdxFolder;
import org.vae4j.training.HistoryListener;
import org.vae4j.training.TrainedVae;
import org.vae4j.training.Trainer;

/** How a model is measured, on a small one that was trained for a moment. */
final class EvaluationGuideTest {
  @TempDir private Path folder;

  private VaeModel model;
  private Dataset test;

  @BeforeEach
  void trainAndExport() throws IOException {
    IdxFolder.write(folder, 128, 64);
    test = IdxDataset.open(folder, "t10k");
    Vae vae =
        VaeBuilder.forImages(28, 28, 1)
            .encoder(e -> e.flatten().dense(16).relu())
            .latentSize(4)
            .decoder(d -> d.dense(16).relu().dense(784).reshape(28, 28, 1))
            .build();
    TrainedVae trained =
        Trainer.using(TensorFlowBackend.create())
            .epochs(2)
            .batchSize(64)
            .seed(1)
            .listener(HistoryListener.csv(folder.resolve("history.csv")))
            .build()
            .train(vae, IdxDataset.open(folder, "train"));
    OnnxExporter.export(trained, folder.resolve("model"));
    model = OnnxVae.load(folder.resolve("model"));
  }

  @AfterEach
  void close() {
    model.close();
  }

  @Test
  void card_isWritten() throws IOException {
    Path history = folder.resolve("history.csv");

    // tag::card[]
    try (FeatureExtractor features = FeatureNets.fashionMnist()) {
      ModelCard card =
          ModelCard.of(model, test)
              .name("Fashion-MNIST, small")
              .features(features) // without it, no distances
              .history(history) // without it, no curves
              .samples(10_000)
              .importanceSamples(100)
              .importanceItems(1_000)
              .seed(1)
              .evaluate();
      System.out.println(card);
      card.writeTo(Path.of("cards/fashion"));
    }
    // end::card[]
    assertThat(Files.readString(Path.of("cards/fashion/report.html")))
        .contains("Fashion-MNIST, small");
    assertThat(Path.of("cards/fashion/model-card.json")).isNotEmptyFile();
    assertThat(Path.of("cards/fashion/model-card.md")).isNotEmptyFile();
  }

  @Test
  void distance_isMeasured() throws IOException {
    try (InputStream net = FeatureNets.class.getResourceAsStream("fashion-mnist-1.onnx")) {
      assertThat(net).isNotNull();
      Files.write(Path.of("features.onnx"), net.readAllBytes());
    }
    // tag::measure[]
    try (FeatureExtractor features = OnnxFeatureExtractor.load(Path.of("features.onnx"))) {
      FidReport report = FidEvaluator.using(features).evaluate(test, Sampler.of(model), 10_000);
      // end::measure[]
      assertThat(report.frechetDistance()).isPositive();
      // tag::measure[]
    }
    // end::measure[]
    try (FeatureExtractor features = FeatureNets.fashionMnist()) {
      Dataset train = IdxDataset.open(folder, "train");
      // tag::cached[]
      FidEvaluator evaluator = FidEvaluator.using(features);
      evaluator.statistics(train).write(Path.of("train.npz")); // mu and sigma, as pytorch-fid has
      FrechetStatistics real = FrechetStatistics.read(Path.of("train.npz"));
      FidReport report = evaluator.evaluate(real, Sampler.of(model).seed(1), 1_000);
      // end::cached[]
      assertThat(report.frechetDistance()).isPositive();
      assertThat(report.floor()).isEmpty();
      assertThat(report.generatedCount()).isEqualTo(1_000);
    }
  }

  @Test
  void model_isMeasured() {
    // tag::model[]
    ElboReport elbo = ElboEvaluator.of(model).seed(1).evaluate(test);
    ElboReport bound = ElboEvaluator.of(model).seed(1).draws(100).limit(1_000).evaluate(test);
    InformationReport information = InformationEvaluator.of(model).seed(1).evaluate(test);
    ReconstructionReport reconstruction = ReconstructionReport.of(model, test, 10_000);
    // end::model[]

    assertThat(bound.negativeLogLikelihood().mean()).isLessThan(elbo.negativeElbo().mean());
    assertThat(information.latents().dimensions()).hasSize(4);
    assertThat(reconstruction.items()).isEqualTo(64);
  }

  @Test
  void codes_areMeasured() {
    // tag::disentanglement[]
    SpriteDataset sprites = SpriteDataset.of(28, 1_000, 1); // all factors are known
    DisentanglementReport scores =
        DisentanglementEvaluator.of(model)
            .trainingItems(400) // 10,000 by default, as in disentanglement_lib
            .testItems(200) // 5,000 by default
            .evaluate(sprites);
    // end::disentanglement[]

    assertThat(scores.toString()).contains("MIG");
  }
}
