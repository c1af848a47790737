package org.vae4j.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.data.Dataset;
import org.vae4j.inference.Sampler;
import org.vae4j.model.Gan;
import org.vae4j.model.GanBuilder;
import org.vae4j.model.GanLoss;
import org.vae4j.model.ParameterSpec;
import org.vae4j.training.Checkpoints;
import org.vae4j.training.EpochMetrics;
import org.vae4j.training.HistoryListener;
import org.vae4j.training.LossTerms;
import org.vae4j.training.Optimizer;
import org.vae4j.training.PictureListener;
import org.vae4j.training.StopSignal;
import org.vae4j.training.TrainedGan;
import org.vae4j.training.Trainer;
import org.vae4j.training.TrainerBuilder;
import org.vae4j.training.TrainingListener;

final class GanTrainingTest {
  private static final Dataset POINTS = Clusters.of(3000);
  private static final Dataset IMAGES = new RandomBytes(96, Shape.of(8, 8, 1));

  @TempDir Path dir;

  private static GanBuilder plane(int discriminatorSteps) {
    return GanBuilder.forVectors(2)
        .latentSize(4)
        .generator(g -> g.dense(64).relu().dense(64).relu().dense(2))
        .discriminator(d -> d.dense(64).leakyRelu(0.2).dense(64).leakyRelu(0.2).dense(1))
        .discriminatorSteps(discriminatorSteps);
  }

  private static TrainerBuilder trainer(int epochs) {
    return Trainer.using(TensorFlowBackend.create().threads(2))
        .epochs(epochs)
        .batchSize(100)
        .optimizer(Optimizer.adam(5e-4).beta1(0.5))
        .seed(1);
  }

  static List<Gan> planes() {
    return List.of(
        plane(2).loss(GanLoss.hinge()).build(),
        plane(2).loss(GanLoss.nonSaturating()).build(),
        plane(5).loss(GanLoss.wasserstein(1)).build(),
        plane(2).loss(GanLoss.hinge()).spectralNormalization().build());
  }

  @ParameterizedTest
  @MethodSource("planes")
  void train_findsAllClusters(Gan gan) {
    TrainedGan trained = trainer(40).build().train(gan, POINTS);
    try (TensorFlowVae model = TensorFlowVae.load(trained)) {
      double[] shares = Clusters.shares(Sampler.of(model).seed(1).sample(1000));
      String words = Arrays.toString(shares);
      assertThat(Arrays.stream(shares).min().orElseThrow()).as(words).isGreaterThan(0.1);
      assertThat(Arrays.stream(shares).sum()).as(words).isGreaterThan(0.5);
    }
    LossTerms last = trained.history().get(39).training();
    assertThat(last.values().keySet())
        .containsExactly(
            LossTerms.DISCRIMINATOR, LossTerms.GENERATOR, LossTerms.OBJECTIVE, LossTerms.DIVERSITY);
    assertThat(last.objective()).isEqualTo(last.value(LossTerms.GENERATOR));
    assertThat(last.value(LossTerms.DIVERSITY)).isBetween(0.7, 1.3);
  }

  @Test
  void train_measuresValidationByTheSameTerms() {
    EpochMetrics metrics =
        trainer(1).validation(POINTS).build().train(planes().get(3), POINTS).history().get(0);
    assertThat(metrics.validation().orElseThrow().values().keySet())
        .isEqualTo(metrics.training().values().keySet());
  }

  @Test
  void resume_withinAnEpoch_sameBits() throws IOException {
    Gan gan =
        GanBuilder.forImages(8, 8, 1)
            .latentSize(3)
            .spectralNormalization()
            .discriminatorSteps(2)
            .build();
    TrainerBuilder settings =
        Trainer.using(TensorFlowBackend.create().threads(2))
            .epochs(3)
            .batchSize(16)
            .seed(2)
            .optimizer("discriminator", Optimizer.adam(1e-3).beta1(0.5));
    TrainedGan whole = settings.build().train(gan, IMAGES);
    StopSignal signal = StopSignal.create();
    TrainedGan stopped =
        Trainer.using(TensorFlowBackend.create().threads(2))
            .epochs(3)
            .batchSize(16)
            .seed(2)
            .optimizer("discriminator", Optimizer.adam(1e-3).beta1(0.5))
            .checkpoints(Checkpoints.in(dir))
            .stopSignal(signal)
            .listener(
                new TrainingListener() {
                  @Override
                  public void onStep(long step) {
                    if (step == 8) {
                      signal.stop("enough");
                    }
                  }
                })
            .build()
            .train(gan, IMAGES);
    assertThat(stopped.stopped()).hasValue("enough");
    TrainedGan resumed = settings.build().resume(dir, gan, IMAGES);
    for (ParameterSpec spec : gan.parameters()) {
      assertThat(resumed.weights().get(spec.name()))
          .as(spec.name())
          .isEqualTo(whole.weights().get(spec.name()));
    }
    assertThat(resumed.history().get(2).training()).isEqualTo(whole.history().get(2).training());
  }

  /** A listener that fails is dropped, which its later files would show. */
  @Test
  void listeners_leaveOutWhatNeedsAnEncoder() throws IOException {
    Samples some = IMAGES.samples(0, 4);
    TrainingListener board = TensorBoardListener.in(dir.resolve("board")).items(IMAGES);
    Trainer.using(TensorFlowBackend.create().threads(2))
        .epochs(2)
        .batchSize(16)
        .seed(1)
        .listener(PictureListener.in(dir.resolve("pictures")).items(some))
        .listener(HistoryListener.csv(dir.resolve("history.csv")))
        .listener(board)
        .build()
        .train(GanBuilder.forImages(8, 8, 1).latentSize(3).build(), IMAGES);
    try (Stream<Path> pictures = Files.list(dir.resolve("pictures"))) {
      assertThat(pictures.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("samples-epoch-0000.png", "samples-epoch-0001.png");
    }
    assertThat(Files.readAllLines(dir.resolve("history.csv")))
        .hasSize(3)
        .first()
        .asString()
        .startsWith(
            "epoch,steps,train_discriminator,train_generator,train_objective,train_diversity");
    assertThat(Events.in(dir.resolve("board").resolve("train")).steps("loss/diversity")).hasSize(2);
  }

  @Test
  void model_withoutEncoder() {
    try (TensorFlowVae model =
        TensorFlowVae.load(trainer(1).build().train(planes().get(0), Clusters.of(10)))) {
      assertThat(model.hasEncoder()).isFalse();
      assertThat(model.likelihood()).isEmpty();
      assertThatThrownBy(() -> model.encode(Samples.of(Shape.of(2), 0, 1)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "TensorFlowVae encode: expected a model with an encoder, found a GAN; a GAN makes"
                  + " items and encodes none");
    }
  }
}
