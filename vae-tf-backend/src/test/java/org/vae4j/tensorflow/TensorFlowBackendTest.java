package org.vae4j.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.VaeException;
import org.vae4j.data.ArrayDataset;
import org.vae4j.data.Dataset;
import org.vae4j.model.Objective;
import org.vae4j.model.ParameterSpec;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;
import org.vae4j.model.Weights;
import org.vae4j.training.EpochEnd;
import org.vae4j.training.EpochMetrics;
import org.vae4j.training.GradientClipping;
import org.vae4j.training.LearningRate;
import org.vae4j.training.Optimizer;
import org.vae4j.training.TrainedModel;
import org.vae4j.training.TrainedVae;
import org.vae4j.training.Trainer;
import org.vae4j.training.TrainerBuilder;
import org.vae4j.training.TrainingListener;
import org.vae4j.training.TrainingPlan;
import org.vae4j.training.WeightAveraging;

final class TensorFlowBackendTest {
  private static final Shape SHAPE = Shape.of(8, 8, 1);
  private static final Dataset DATA = new RandomBytes(100, SHAPE);

  private static TrainerBuilder trainer() {
    return Trainer.using(TensorFlowBackend.create().threads(2)).batchSize(16).seed(3).epochs(2);
  }

  private static VaeBuilder small() {
    return VaeBuilder.forImages(8, 8, 1)
        .latentSize(4)
        .encoder(e -> e.conv2d(4, 4, 2).batchNorm().relu().dropout(0.2).flatten())
        .decoder(d -> d.dense(64).relu().reshape(4, 4, 4).convTranspose2d(1, 4, 2));
  }

  @Test
  void train_sameSeed_sameBits() {
    Vae vae = small().build();
    TrainedVae first = trainer().build().train(vae, DATA);
    TrainedVae second = trainer().build().train(vae, DATA);
    for (ParameterSpec spec : vae.parameters()) {
      assertThat(second.weights().get(spec.name()))
          .as(spec.name())
          .isEqualTo(first.weights().get(spec.name()));
    }
    assertThat(second.history().get(1).training()).isEqualTo(first.history().get(1).training());
  }

  @Test
  void train_everythingOn_sameBits() {
    Vae vae = small().build();
    TrainedVae first = full().train(vae, DATA);
    TrainedVae second = full().train(vae, DATA);
    TrainedVae plain = trainer().build().train(vae, DATA);
    for (ParameterSpec spec : vae.parameters()) {
      assertThat(second.weights().get(spec.name()))
          .as(spec.name())
          .isEqualTo(first.weights().get(spec.name()))
          .isNotEqualTo(plain.weights().get(spec.name()));
    }
    for (int epoch = 0; epoch < 2; epoch++) {
      assertThat(second.history().get(epoch).training())
          .isEqualTo(first.history().get(epoch).training());
      assertThat(second.history().get(epoch).validation())
          .isEqualTo(first.history().get(epoch).validation());
    }
  }

  private static Trainer full() {
    return trainer()
        .optimizer(Optimizer.adamW(LearningRate.cosine(3e-3, 1e-4).warmUp(0.5)).weightDecay(0.05))
        .clipping(GradientClipping.globalNorm(5))
        .averaging(WeightAveraging.exponential(0.9))
        .validation(new RandomBytes(50, SHAPE))
        .build();
  }

  @Test
  void train_plateau_dependsOnTheHistory() {
    // A loss of 44 nats cannot fall by 100: from the second epoch on, nearly nothing moves.
    List<TrainedModel> snapshots = new ArrayList<>();
    LearningRate rate =
        LearningRate.reduceOnPlateau(1e-2).improvement(100).patience(1).factor(1e-6);
    Trainer.using(TensorFlowBackend.create().threads(2))
        .batchSize(16)
        .seed(3)
        .epochs(3)
        .optimizer(Optimizer.adam(rate))
        .listener(
            new TrainingListener() {
              @Override
              public void onEpochEnd(EpochEnd end) {
                snapshots.add(end.snapshot());
              }
            })
        .build()
        .train(small().build(), DATA);
    assertThat(moved(snapshots.get(0), snapshots.get(1))).isGreaterThan(0.01);
    assertThat(moved(snapshots.get(1), snapshots.get(2))).isLessThan(1e-6);
  }

  private static double moved(TrainedModel from, TrainedModel to) {
    String name = "mean[0].kernel";
    return Doubles.relativeDistance(
        Doubles.of(from.weights().get(name)), Doubles.of(to.weights().get(name)));
  }

  @Test
  void train_otherSeed_otherWeights() {
    Vae vae = small().build();
    TrainedVae first = trainer().build().train(vae, DATA);
    TrainedVae second =
        Trainer.using(TensorFlowBackend.create().threads(2))
            .batchSize(16)
            .epochs(2)
            .seed(4)
            .build()
            .train(vae, DATA);
    assertThat(second.weights().get("mean[0].kernel"))
        .isNotEqualTo(first.weights().get("mean[0].kernel"));
  }

  @Test
  void train_learns() {
    TrainedVae trained =
        Trainer.using(TensorFlowBackend.create())
            .batchSize(16)
            .seed(3)
            .epochs(40)
            .optimizer(Optimizer.adam(5e-3))
            .validation(new RandomBytes(50, SHAPE))
            .build()
            .train(small().build(), DATA);
    EpochMetrics first = trained.history().get(0);
    EpochMetrics last = trained.history().get(39);
    // 64 values of 10/255 or 230/255 have an entropy of about 14 nats; chance is 44.
    assertThat(first.training().total()).isGreaterThan(30);
    assertThat(last.training().total()).isLessThan(25);
    assertThat(last.validation().orElseThrow().total()).isLessThan(25);
    assertThat(last.steps()).isEqualTo(40 * 7);
  }

  @Test
  void train_bytesAndFloats_sameWeightsUpToRounding() {
    Vae vae = small().build();
    Samples floats = DATA.samples(0, DATA.size());
    Weights fromBytes = trainer().build().train(vae, DATA).weights();
    Weights fromFloats = trainer().build().train(vae, ArrayDataset.of(floats)).weights();
    // The graph multiplies bytes by the rounded 1 / 255.
    assertThat(
            Doubles.relativeDistance(
                Doubles.of(fromFloats.get("mean[0].kernel")),
                Doubles.of(fromBytes.get("mean[0].kernel"))))
        .isLessThan(1e-4);
  }

  @Test
  void train_divergence_stopsWithTheStep() {
    Trainer trainer = trainer().optimizer(Optimizer.adam(1e30)).build();
    assertThatThrownBy(() -> trainer.train(small().build(), DATA))
        .isInstanceOf(VaeException.class)
        .hasMessageStartingWith("training, step 2: expected a finite loss, found")
        .hasMessageEndingWith("; lower the learning rate");
  }

  @Test
  void train_warmUp_objectiveStartsWithoutKl() {
    List<EpochMetrics> history =
        trainer()
            .build()
            .train(small().objective(Objective.elbo().beta(4).warmUp(1)).build(), DATA)
            .history();
    EpochMetrics warmingUp = history.get(0);
    EpochMetrics warm = history.get(1);
    double klWeightWarmingUp =
        (warmingUp.training().objective() - warmingUp.training().reconstruction())
            / warmingUp.training().kl();
    double klWeightWarm =
        (warm.training().objective() - warm.training().reconstruction()) / warm.training().kl();
    assertThat(klWeightWarmingUp).isBetween(0.1, 3.5);
    assertThat(klWeightWarm).isBetween(3.999, 4.001);
  }

  @Test
  void train_batchLargerThanTheData_isOneStep() {
    TrainedVae trained =
        Trainer.using(TensorFlowBackend.create())
            .epochs(1)
            .batchSize(1000)
            .seed(1)
            .build()
            .train(small().build(), DATA);
    assertThat(trained.history().get(0).steps()).isEqualTo(1);
  }

  @Test
  void train_withoutValidation_hasNone() {
    assertThat(trainer().build().train(small().build(), DATA).history().get(0).validation())
        .isEmpty();
  }

  @Test
  void train_provenance_saysHowToRepeat() {
    TrainedVae trained = trainer().build().train(small().build(), DATA);
    assertThat(trained.provenance().seed()).isEqualTo(3);
    assertThat(trained.provenance().dataFingerprint()).matches("[0-9a-f]{64}");
    assertThat(trained.provenance().settings())
        .contains("epochs=2", "batchSize=16", "Adam[learningRate=0.001", "items=100")
        .contains("clipping=none", "averaging=none");
    assertThat(full().train(small().build(), DATA).provenance().settings())
        .contains(
            "AdamW[learningRate=WarmUpRate[then=CosineRate[from=0.003, to=1.0E-4], epochs=0.5",
            "weightDecay=0.05",
            "clipping=GlobalNormClipping[limit=5.0]",
            "averaging=WeightAveraging[decay=0.9]");
    assertThat(trained.provenance().versions()).containsKeys("java", "tensorflow", "vae4j");
  }

  @Test
  void listener_isCalledInOrder() {
    List<String> calls = new ArrayList<>();
    List<TrainedModel> snapshots = new ArrayList<>();
    TrainedVae result =
        trainer()
            .listener(
                new TrainingListener() {
                  @Override
                  public void onStart(TrainingPlan plan) {
                    assertThat(plan.device()).matches("CPU \\(2 threads\\)|GPU \\d+");
                    calls.add("start " + plan.totalSteps());
                  }

                  @Override
                  public void onStep(long step) {
                    if (step % 7 == 0) {
                      calls.add("step " + step);
                    }
                  }

                  @Override
                  public void onEpochEnd(EpochEnd end) {
                    calls.add("epoch " + end.metrics().epoch());
                    snapshots.add(end.snapshot());
                  }

                  @Override
                  public void onEnd(TrainedModel trained) {
                    calls.add("end");
                  }
                })
            .build()
            .train(small().build(), DATA);
    assertThat(calls).containsExactly("start 14", "step 7", "epoch 0", "step 14", "epoch 1", "end");
    assertThat(snapshots.get(0).history()).hasSize(1);
    assertThat(snapshots.get(0).weights().get("mean[0].kernel"))
        .isNotEqualTo(result.weights().get("mean[0].kernel"));
    assertThat(snapshots.get(1).weights().get("mean[0].kernel"))
        .isEqualTo(result.weights().get("mean[0].kernel"));
  }

  @Test
  void listener_thatThrows_isLeftOut() {
    List<String> calls = new ArrayList<>();
    TrainingListener failing =
        new TrainingListener() {
          @Override
          public void onStep(long step) {
            calls.add("step " + step);
            throw new IllegalStateException("enough at " + step);
          }

          @Override
          public void onClose() {
            calls.add("close");
          }
        };
    TrainedVae alone = trainer().build().train(small().build(), DATA);
    TrainedVae watched = trainer().listener(failing).build().train(small().build(), DATA);
    assertThat(calls).containsExactly("step 1", "close");
    assertThat(watched.weights().get("mean[0].kernel"))
        .isEqualTo(alone.weights().get("mean[0].kernel"));
  }

  @Test
  void listener_isClosedWhereTheTrainingFails() {
    List<String> calls = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void onEnd(TrainedModel trained) {
            calls.add("end");
          }

          @Override
          public void onClose() {
            calls.add("close");
          }
        };
    Trainer trainer = trainer().optimizer(Optimizer.adam(1e30)).listener(listener).build();
    assertThatThrownBy(() -> trainer.train(small().build(), DATA)).isInstanceOf(VaeException.class);
    assertThat(calls).containsExactly("close");
  }

  @Test
  void requireGpu_trainsOnAGpuOrSaysWhatIsMissing() {
    List<String> devices = new ArrayList<>();
    Trainer trainer =
        Trainer.using(TensorFlowBackend.create().threads(2).requireGpu())
            .epochs(1)
            .seed(1)
            .listener(
                new TrainingListener() {
                  @Override
                  public void onStart(TrainingPlan plan) {
                    devices.add(plan.device());
                  }
                })
            .build();
    Throwable refusal = catchThrowable(() -> trainer.train(small().build(), DATA));
    if (refusal == null) {
      assertThat(devices).singleElement().asString().matches("GPU \\d+");
    } else {
      assertThat(devices).isEmpty();
      assertThat(refusal)
          .isInstanceOf(VaeException.class)
          .hasMessageMatching(
              "TensorFlowBackend: expected a GPU, found CPU \\(2 threads\\);"
                  + " .*(linux-x86_64-gpu|libcu[\\w.]+|nvidia-smi).*");
    }
  }

  @Test
  void threads_lessThanOne() {
    assertThatThrownBy(() -> TensorFlowBackend.create().threads(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("TensorFlowBackend threads: expected at least 1, found 0");
  }
}
