package org.vae4j.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vae4j.Shape;
import org.vae4j.data.ArrayDataset;
import org.vae4j.data.Dataset;
import org.vae4j.model.ParameterSpec;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;
import org.vae4j.tensorflow.TensorFlowBackend;
import org.vae4j.training.Checkpoints;
import org.vae4j.training.EarlyStopping;
import org.vae4j.training.GradientClipping;
import org.vae4j.training.LearningRate;
import org.vae4j.training.Metric;
import org.vae4j.training.Optimizer;
import org.vae4j.training.StopSignal;
import org.vae4j.training.TrainedVae;
import org.vae4j.training.Trainer;
import org.vae4j.training.WeightAveraging;

/** The settings of a training, on a few small images. */
final class TrainingGuideTest {
  @TempDir Path dir;

  private final Vae vae =
      VaeBuilder.forImages(8, 8, 1)
          .encoder(e -> e.flatten().dense(8).relu())
          .latentSize(4)
          .decoder(d -> d.dense(64).reshape(8, 8, 1))
          .build();
  private final Dataset images = images();

  private static Dataset images() {
    byte[][] pixels = new byte[64][8 * 8];
    for (int i = 0; i < pixels.length; i++) {
      for (int p = i; p < 8 * 8; p++) {
        pixels[i][p] = (byte) 200;
      }
    }
    return ArrayDataset.ofBytes(Shape.of(8, 8, 1), pixels);
  }

  private void assertSameWeights(TrainedVae found, TrainedVae expected) {
    for (ParameterSpec spec : vae.parameters()) {
      assertThat(found.weights().get(spec.name()))
          .as(spec.name())
          .isEqualTo(expected.weights().get(spec.name()));
    }
  }

  @Test
  void optimizerClippingAveraging_areInTheProvenance() {
    // tag::weights-move[]
    LearningRate rate = LearningRate.cosine(1e-3, 1e-5).warmUp(2);
    Trainer trainer =
        Trainer.using(TensorFlowBackend.create())
            .epochs(20)
            .batchSize(128)
            .optimizer(Optimizer.adamW(rate).weightDecay(1e-4))
            .clipping(GradientClipping.globalNorm(1))
            .averaging(WeightAveraging.exponential(0.999))
            .build();
    // end::weights-move[]
    TrainedVae trained = trainer.train(vae, images);
    assertThat(trained.history()).hasSize(20);
    assertThat(trained.provenance().settings())
        .contains("optimizer=AdamW[", "clipping=GlobalNormClipping[", "averaging=WeightAveraging[");

    // tag::rate-curve[]
    double[] rates = rate.curve(20, 469); // one per step of 20 epochs of 469 steps
    // end::rate-curve[]
    assertThat(rates[0]).isZero();
    assertThat(rates[2 * 469]).isEqualTo(1e-3);
    assertThat(rates[20 * 469 - 1]).isEqualTo(1e-5, within(1e-9));
  }

  @Test
  void checkpoints_leadToTheSameBits() throws IOException {
    Path folder = dir.resolve("checkpoints");

    // tag::checkpoints[]
    Trainer trainer =
        Trainer.using(TensorFlowBackend.create())
            .epochs(6)
            .seed(42)
            .checkpoints(Checkpoints.in(folder).everyEpochs(2).keepLast(2))
            .build();
    TrainedVae trained = trainer.train(vae, images);
    // end::checkpoints[]
    assertThat(folder.resolve("step-0000000004.checkpoint")).isNotEmptyFile();
    assertThat(folder.resolve("step-0000000006.checkpoint")).isNotEmptyFile();
    assertThat(folder.resolve("step-0000000002.checkpoint")).doesNotExist();

    // tag::resume[]
    // Later, perhaps in another process, with the same settings but more epochs:
    Trainer longer =
        Trainer.using(TensorFlowBackend.create())
            .epochs(10)
            .seed(42)
            .checkpoints(Checkpoints.in(folder).everyEpochs(2).keepLast(2))
            .build();
    TrainedVae resumed = longer.resume(folder, vae, images);
    // end::resume[]
    assertThat(trained.history()).hasSize(6);
    assertThat(resumed.history()).hasSize(10);
    assertSameWeights(
        resumed,
        Trainer.using(TensorFlowBackend.create()).epochs(10).seed(42).build().train(vae, images));
  }

  @Test
  void endings_earlyStoppingIsFirst() {
    Dataset train = images;
    Dataset test = images;
    Path folder = dir.resolve("checkpoints");

    // tag::stopping[]
    Trainer trainer =
        Trainer.using(TensorFlowBackend.create())
            .epochs(100)
            .seed(42)
            .validation(test)
            .best(Metric.total())
            .earlyStopping(EarlyStopping.patience(5).minimumImprovement(0.1))
            .budget(Duration.ofHours(2))
            .stopSignal(StopSignal.atShutdown(Duration.ofSeconds(30)))
            .checkpoints(Checkpoints.in(folder).everySteps(1_000))
            .build();
    TrainedVae trained = trainer.train(vae, train);
    trained.stopped().ifPresent(reason -> System.out.println("Stopped early: " + reason));
    // end::stopping[]
    assertThat(trained.stopped()).contains("total has not become better for 5 epochs");
    assertThat(trained.history()).hasSizeBetween(6, 99);
    assertThat(folder.resolve("best.checkpoint")).isNotEmptyFile();
  }

  @Test
  void threads_sameNumber_sameBits() {
    // tag::threads[]
    TensorFlowBackend backend = TensorFlowBackend.create().threads(2);
    Trainer trainer = Trainer.using(backend).epochs(3).seed(42).build();
    // end::threads[]
    assertSameWeights(trainer.train(vae, images), trainer.train(vae, images));
  }

  @Test
  void seed_isReported() {
    Trainer trainer = Trainer.using(TensorFlowBackend.create()).epochs(1).build();

    TrainedVae trained = trainer.train(vae, images);

    assertThat(trained.provenance().seed()).isEqualTo(trainer.settings().seed());
    assertThat(trained.provenance().versions()).containsKeys("vae4j", "tensorflow", "java");
  }
}
