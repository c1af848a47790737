package org.vae4j.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.data.ArrayDataset;
import org.vae4j.data.Dataset;
import org.vae4j.data.Datasets;
import org.vae4j.data.augmentation.Augmentation;
import org.vae4j.evaluation.ElboEvaluator;
import org.vae4j.evaluation.ReconstructionReport;
import org.vae4j.model.Condition;
import org.vae4j.model.Objective;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;
import org.vae4j.training.Checkpoints;
import org.vae4j.training.LossTerms;
import org.vae4j.training.Optimizer;
import org.vae4j.training.PictureListener;
import org.vae4j.training.StopSignal;
import org.vae4j.training.TrainedVae;
import org.vae4j.training.Trainer;
import org.vae4j.training.TrainerBuilder;
import org.vae4j.training.TrainingListener;
import org.vae4j.training.TrainingPlan;

/** Training on images whose only content is their class: dark or bright. */
final class ConditionalTrainingTest {
  private static final int COUNT = 120;
  private static final Shape SHAPE = Shape.of(8, 8, 1);

  @TempDir Path folder;

  private final Dataset labeled =
      Datasets.withLabels(
          ArrayDataset.of(brightness()), IntStream.range(0, COUNT).map(i -> i % 2).toArray());

  private static Samples brightness() {
    return Samples.filledBy(
        COUNT,
        SHAPE,
        values -> {
          for (int i = 0; i < values.length; i++) {
            values[i] = i / SHAPE.volume() % 2 == 0 ? 0.1f : 0.9f;
          }
        });
  }

  private static VaeBuilder builder(Condition condition) {
    return VaeBuilder.forImages(8, 8, 1)
        .conditionedOn(condition)
        .encoder(e -> e.conv2d(4, 4, 2).relu().flatten().dense(16).relu())
        .latentSize(2)
        .decoder(d -> d.dense(32).relu().dense(64).reshape(8, 8, 1));
  }

  private static Vae vae(Condition condition) {
    return builder(condition).build();
  }

  private static Vae vae() {
    return vae(Condition.classes("dark", "bright"));
  }

  private static TrainerBuilder trainer(int epochs) {
    return trainer(epochs, 1e-2);
  }

  private static TrainerBuilder trainer(int epochs, double learningRate) {
    return Trainer.using(TensorFlowBackend.create().threads(2))
        .epochs(epochs)
        .batchSize(25)
        .optimizer(Optimizer.adam(learningRate))
        .seed(4);
  }

  @Test
  void training_learnsWhatTheClassesLookLike_andLeavesZUnused() {
    TrainedVae trained =
        trainer(30)
            .validation(labeled)
            .listener(PictureListener.in(folder).items(labeled, 6).sampleCount(9).everyEpochs(30))
            .listener(TensorBoardListener.in(folder.resolve("board")).items(labeled))
            .build()
            .train(vae(), labeled);

    assertThat(trained.history().get(29).training().kl()).isLessThan(0.1);
    assertThat(folder.resolve("samples-epoch-0029.png")).exists();
    assertThat(folder.resolve("reconstructions-epoch-0029.png")).exists();
    assertThat(folder.resolve("interpolations-epoch-0029.png")).exists();
    try (TensorFlowVae model = TensorFlowVae.load(trained)) {
      Samples z = Samples.of(Shape.of(2), 0.5f, -0.5f);
      assertThat(model.given(0).decode(z).value(0, 20)).isBetween(0.05f, 0.2f);
      assertThat(model.given(1).decode(z).value(0, 20)).isBetween(0.8f, 0.95f);
      // Reconstructions and the bound use each item's own class.
      assertThat(ReconstructionReport.of(model, labeled, 40).mse().mean()).isLessThan(0.005);
      assertThat(ElboEvaluator.of(model).seed(1).evaluate(labeled).negativeElbo().mean())
          .isBetween(20.0, 23.0);
      Dataset swapped =
          Datasets.withLabels(labeled, IntStream.range(0, COUNT).map(i -> 1 - i % 2).toArray());
      assertThat(ElboEvaluator.of(model).seed(1).evaluate(swapped).negativeElbo().mean())
          .isGreaterThan(60);
      assertThatThrownBy(() -> ElboEvaluator.of(model).evaluate(ArrayDataset.of(brightness())))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("one of 0 dark, 1 bright, found none");
    }
  }

  /** With nothing to reconstruct, the discriminator alone can tell the decoder what a class is. */
  @Test
  void adversary_knowsTheConditions() {
    Vae vae =
        builder(Condition.classes("dark", "bright"))
            .objective(Objective.vaeGan(0).discriminator(d -> d.flatten().dense(8).elu().dense(1)))
            .build();
    TrainedVae trained = trainer(30, 2e-3).build().train(vae, labeled);
    try (TensorFlowVae model = TensorFlowVae.load(trained)) {
      for (float z : new float[] {-1, 0, 1}) {
        Samples latent = Samples.of(Shape.of(2), z, z);
        assertThat(model.given(0).decode(latent).value(0, 20)).isLessThan(0.35f);
        assertThat(model.given(1).decode(latent).value(0, 20)).isGreaterThan(0.65f);
      }
    }
  }

  @Test
  void auxiliaryClassifier_teachesTheDecoderItsClasses() {
    Vae vae =
        builder(Condition.classes("dark", "bright"))
            .objective(
                Objective.vaeGan(0)
                    .discriminator(d -> d.flatten().dense(8).elu().dense(1))
                    .auxiliaryClassifier(1))
            .build();
    TrainedVae trained = trainer(80, 2e-3).build().train(vae, labeled);
    LossTerms last = trained.history().get(79).training();
    // By chance they would be log 2 and, reconstructions and samples together, 2 log 2.
    assertThat(last.value(LossTerms.CLASSIFICATION)).isLessThan(0.1);
    assertThat(last.value(LossTerms.GENERATED_CLASSIFICATION)).isLessThan(0.2);
    try (TensorFlowVae model = TensorFlowVae.load(trained)) {
      Samples latent = Samples.of(Shape.of(2), 0, 0);
      assertThat(model.given(1).decode(latent).value(0, 20))
          .isGreaterThan(model.given(0).decode(latent).value(0, 20) + 0.2f);
    }
  }

  @Test
  void augmentation_keepsTheConditions() {
    TrainedVae trained =
        trainer(30).augmentation(Augmentation.horizontalFlip(0.5)).build().train(vae(), labeled);
    assertThat(trained.history().get(29).training().kl()).isLessThan(0.1);
  }

  @Test
  void vectors_areLearned() {
    Samples vectors =
        Samples.filledBy(
            COUNT,
            Shape.of(1),
            values -> {
              for (int i = 0; i < COUNT; i++) {
                values[i] = i % 2 == 0 ? -1 : 1;
              }
            });
    Dataset told = Datasets.withConditions(ArrayDataset.of(brightness()), vectors);
    TrainedVae trained =
        trainer(30)
            .listener(PictureListener.in(folder).items(told, 4).sampleCount(4).everyEpochs(30))
            .build()
            .train(vae(Condition.vector(1)), told);
    try (TensorFlowVae model = TensorFlowVae.load(trained)) {
      Samples z = Samples.of(Shape.of(2), 0.5f, -0.5f);
      float dark = model.given(Samples.of(Shape.of(1), -1)).decode(z).value(0, 20);
      float middle = model.given(Samples.of(Shape.of(1), 0)).decode(z).value(0, 20);
      float bright = model.given(Samples.of(Shape.of(1), 1)).decode(z).value(0, 20);
      assertThat(dark).isBetween(0.05f, 0.2f).isLessThan(middle);
      assertThat(bright).isBetween(0.8f, 0.95f).isGreaterThan(middle);
    }
    assertThat(folder.resolve("samples-epoch-0029.png")).exists();
  }

  @Test
  void conditionsThatAreMissing_areFoundBeforeTraining() {
    Dataset plain = ArrayDataset.of(brightness());
    assertThatThrownBy(() -> trainer(1).build().train(vae(), plain))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("training data, label of item 0: expected one of 0 dark, 1 bright");
    assertThatThrownBy(() -> trainer(1).validation(plain).build().train(vae(), labeled))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("validation data, label of item 0");
    int[] labels = new int[COUNT];
    labels[COUNT - 1] = 2;
    Dataset beyond = Datasets.withLabels(plain, labels);
    assertThatThrownBy(() -> trainer(1).build().train(vae(), beyond))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("label of item 119: expected one of 0 dark, 1 bright, found 2");
    assertThatThrownBy(() -> trainer(1).build().train(vae(Condition.vector(3)), labeled))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a condition of 3 values for each item, found none");
    PictureListener unlabeled = PictureListener.in(folder).items(brightness().slice(0, 4));
    TrainingPlan plan = new TrainingPlan(vae(), trainer(1).build().settings(), COUNT, 5, "CPU");
    assertThatThrownBy(() -> unlabeled.onStart(plan))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "PictureListener items: expected items with their conditions, classes 0 dark, 1 bright,"
                + " found items alone; give a data set: items(data, count)");
  }

  @Test
  void resume_endsInTheSameBits_andOnlyWithTheSameLabels() throws IOException {
    String expected =
        KilledTraining.digest(trainer(4).validation(labeled).build().train(vae(), labeled));
    StopSignal signal = StopSignal.create();
    Path checkpoints = Files.createDirectory(folder.resolve("checkpoints"));
    trainer(4)
        .validation(labeled)
        .checkpoints(Checkpoints.in(checkpoints).everySteps(3))
        .stopSignal(signal)
        .listener(
            new TrainingListener() {
              @Override
              public void onStep(long step) {
                if (step == 7) {
                  signal.stop("enough");
                }
              }
            })
        .build()
        .train(vae(), labeled);
    Trainer again = trainer(4).validation(labeled).checkpoints(Checkpoints.in(checkpoints)).build();

    Dataset swapped =
        Datasets.withLabels(labeled, IntStream.range(0, COUNT).map(i -> 1 - i % 2).toArray());
    assertThatThrownBy(() -> again.resume(checkpoints, vae(), swapped))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("conditions");
    TrainedVae resumed = again.resume(checkpoints, vae(), labeled);
    assertThat(resumed.history()).hasSize(4);
    assertThat(KilledTraining.digest(resumed)).isEqualTo(expected);
  }
}
