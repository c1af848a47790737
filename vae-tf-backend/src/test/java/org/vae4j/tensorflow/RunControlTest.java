package org.vae4j.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vae4j.Shape;
import org.vae4j.data.Dataset;
import org.vae4j.model.ParameterSpec;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;
import org.vae4j.training.Checkpoints;
import org.vae4j.training.EarlyStopping;
import org.vae4j.training.EpochEnd;
import org.vae4j.training.Metric;
import org.vae4j.training.Optimizer;
import org.vae4j.training.StopSignal;
import org.vae4j.training.TrainedModel;
import org.vae4j.training.TrainedVae;
import org.vae4j.training.Trainer;
import org.vae4j.training.TrainerBuilder;
import org.vae4j.training.TrainingListener;

final class RunControlTest {
  private static final Dataset DATA = new RandomBytes(100, Shape.of(8, 8, 1));
  private static final Vae VAE = VaeBuilder.forImages(8, 8, 1).latentSize(3).build();

  @TempDir Path dir;

  private static TrainerBuilder trainer(int epochs) {
    return Trainer.using(TensorFlowBackend.create().threads(2))
        .epochs(epochs)
        .batchSize(16)
        .seed(2);
  }

  private static TrainingListener atStep(long when, Runnable action) {
    return new TrainingListener() {
      @Override
      public void onStep(long step) {
        if (step == when) {
          action.run();
        }
      }
    };
  }

  private static void assertSameWeights(TrainedModel found, TrainedModel expected) {
    for (ParameterSpec spec : VAE.parameters()) {
      assertThat(found.weights().get(spec.name()))
          .as(spec.name())
          .isEqualTo(expected.weights().get(spec.name()));
    }
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.list(dir)) {
      return all.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void stopSignal_withinAnEpoch_leavesACheckpointToGoOnFrom() throws IOException {
    StopSignal signal = StopSignal.create();
    TrainedVae stopped =
        trainer(4)
            .checkpoints(Checkpoints.in(dir))
            .stopSignal(signal)
            .listener(atStep(10, () -> signal.stop("that is enough")))
            .build()
            .train(VAE, DATA);
    assertThat(stopped.stopped()).contains("that is enough");
    assertThat(stopped.history()).hasSize(1);
    assertThat(files()).containsExactly("step-0000000007.checkpoint", "step-0000000010.checkpoint");

    TrainedVae resumed = trainer(4).build().resume(dir, VAE, DATA);
    TrainedVae whole = trainer(4).build().train(VAE, DATA);
    assertThat(resumed.stopped()).isEmpty();
    assertSameWeights(resumed, whole);
    assertThat(resumed.history())
        .extracting(epoch -> epoch.training())
        .isEqualTo(whole.history().stream().map(epoch -> epoch.training()).toList());
  }

  @Test
  void resume_withMoreEpochs_goesOn() throws IOException {
    trainer(2).checkpoints(Checkpoints.in(dir)).build().train(VAE, DATA);
    TrainedVae resumed = trainer(5).build().resume(dir, VAE, DATA);
    assertThat(resumed.history()).hasSize(5);
    assertSameWeights(resumed, trainer(5).build().train(VAE, DATA));
  }

  @Test
  void resume_damagedNewest_takesTheOneBefore() throws IOException {
    trainer(3).checkpoints(Checkpoints.in(dir)).build().train(VAE, DATA);
    Path newest = dir.resolve("step-0000000021.checkpoint");
    byte[] bytes = Files.readAllBytes(newest);
    bytes[bytes.length / 2] ^= 1;
    Files.write(newest, bytes);
    assertSameWeights(
        trainer(3).build().resume(dir, VAE, DATA), trainer(3).build().train(VAE, DATA));
  }

  @Test
  void resume_truncatedNewest_takesTheOneBefore() throws IOException {
    trainer(2).checkpoints(Checkpoints.in(dir)).build().train(VAE, DATA);
    Path newest = dir.resolve("step-0000000014.checkpoint");
    byte[] bytes = Files.readAllBytes(newest);
    for (int length : new int[] {0, 7, 100, bytes.length / 2, bytes.length - 1}) {
      Files.write(newest, Arrays.copyOf(bytes, length));
      assertThat(trainer(1).build().resume(dir, VAE, DATA).history()).hasSize(1);
    }
  }

  @Test
  void train_folderOfAnotherRun_isRefused() throws IOException {
    trainer(2).checkpoints(Checkpoints.in(dir)).build().train(VAE, DATA);
    Trainer again = trainer(1).checkpoints(Checkpoints.in(dir)).build();
    assertThatThrownBy(() -> again.train(VAE, DATA))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageEndingWith(
            ": expected none, since a new run starts, found step-0000000014.checkpoint;"
                + " go on with resume, or choose another folder");
    assertThat(files()).hasSize(2);
  }

  @Test
  void resume_failing_closesListeners() {
    List<String> calls = new ArrayList<>();
    Trainer trainer =
        trainer(1)
            .listener(
                new TrainingListener() {
                  @Override
                  public void onClose() {
                    calls.add("closed");
                  }
                })
            .build();
    assertThatThrownBy(() -> trainer.resume(dir.resolve("none"), VAE, DATA))
        .isInstanceOf(NoSuchFileException.class);
    assertThat(calls).containsExactly("closed");
  }

  @Test
  void resume_otherValidation_isRefused() {
    trainer(1).checkpoints(Checkpoints.in(dir)).validation(DATA).build().train(VAE, DATA);
    assertThatThrownBy(() -> trainer(2).build().resume(dir, VAE, DATA))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("step-0000000007.checkpoint validation: expected none, found ");
  }

  @Test
  void resume_nothingThere() {
    assertThatThrownBy(() -> trainer(1).build().resume(dir.resolve("none"), VAE, DATA))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("resume: expected a file like step-0000000000.checkpoint");
  }

  @Test
  void resume_otherRun_saysWhatDiffers() {
    trainer(1).checkpoints(Checkpoints.in(dir)).build().train(VAE, DATA);
    assertThatThrownBy(
            () ->
                Trainer.using(TensorFlowBackend.create())
                    .batchSize(17)
                    .seed(2)
                    .build()
                    .resume(dir, VAE, DATA))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("step-0000000007.checkpoint batchSize: expected 17, found 16;");
    assertThatThrownBy(
            () -> trainer(1).build().resume(dir, VAE, new RandomBytes(101, Shape.of(8, 8, 1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("step-0000000007.checkpoint data: expected ");
  }

  @Test
  void checkpoints_keepTheLastFewAndTheBest() throws IOException {
    trainer(6)
        .checkpoints(Checkpoints.in(dir).everyEpochs(2).keepLast(2))
        .best(Metric.total())
        .build()
        .train(VAE, DATA);
    assertThat(files()).hasSize(3).contains("best.checkpoint", "step-0000000042.checkpoint");
  }

  @Test
  void best_givesTheWeightsOfTheBestEpoch_alsoAfterAResume() throws IOException {
    // A metric that calls the second epoch the best, whatever it brought.
    Metric second = new Metric("second", metrics -> Math.abs(metrics.epoch() - 1));
    TrainedVae afterTwo = trainer(2).build().train(VAE, DATA);
    TrainedVae best =
        trainer(3).best(second).checkpoints(Checkpoints.in(dir)).build().train(VAE, DATA);
    assertSameWeights(best, afterTwo);
    assertThat(best.history()).hasSize(3);
    assertThat(best.metrics()).contains(best.history().get(1));
    assertThat(afterTwo.metrics()).contains(afterTwo.history().get(1));
    assertSameWeights(trainer(4).best(second).build().resume(dir, VAE, DATA), afterTwo);
  }

  @Test
  void earlyStopping_endsWhenNothingImproves() {
    Metric never = new Metric("patience test", metrics -> metrics.epoch());
    TrainedVae trained =
        trainer(50).earlyStopping(EarlyStopping.patience(3).metric(never)).build().train(VAE, DATA);
    assertThat(trained.history()).hasSize(4);
    assertThat(trained.stopped()).contains("patience test has not become better for 3 epochs");
  }

  @Test
  void budget_endsTheRun() {
    TrainedVae trained = trainer(1_000_000).budget(Duration.ofMillis(500)).build().train(VAE, DATA);
    assertThat(trained.stopped()).contains("the budget of 0.5s is used up");
  }

  @Test
  void interrupt_endsTheRunWithACheckpointAndStaysSet() throws IOException {
    TrainedVae trained =
        trainer(50)
            .checkpoints(Checkpoints.in(dir))
            .listener(atStep(5, () -> Thread.currentThread().interrupt()))
            .build()
            .train(VAE, DATA);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(trained.stopped()).contains("the training thread was interrupted");
    assertThat(files()).containsExactly("step-0000000005.checkpoint");
  }

  @Test
  void divergence_keepsTheCheckpointBefore() throws IOException {
    Trainer trainer =
        trainer(9)
            .optimizer(Optimizer.adam(1e30))
            .checkpoints(Checkpoints.in(dir).everySteps(1))
            .build();
    assertThatThrownBy(() -> trainer.train(VAE, DATA)).hasMessageContaining("training, step 2:");
    assertThat(files()).containsExactly("step-0000000001.checkpoint");
  }

  @Test
  void snapshots_haveTheWeightsOfTheirEpoch() {
    List<TrainedModel> snapshots = new ArrayList<>();
    trainer(2)
        .listener(
            new TrainingListener() {
              @Override
              public void onEpochEnd(EpochEnd end) {
                snapshots.add(end.snapshot());
              }
            })
        .build()
        .train(VAE, DATA);
    assertSameWeights(snapshots.get(0), trainer(1).build().train(VAE, DATA));
  }
}
