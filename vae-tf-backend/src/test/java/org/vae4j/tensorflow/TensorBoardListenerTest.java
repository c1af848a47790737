package org.vae4j.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.HistogramProto;
import org.vae4j.Shape;
import org.vae4j.data.Dataset;
import org.vae4j.inference.LatentReport;
import org.vae4j.model.Objective;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;
import org.vae4j.testing.NullSweep;
import org.vae4j.training.EpochEnd;
import org.vae4j.training.EpochMetrics;
import org.vae4j.training.LearningRate;
import org.vae4j.training.LossTerms;
import org.vae4j.training.Optimizer;
import org.vae4j.training.TrainedVae;
import org.vae4j.training.Trainer;
import org.vae4j.training.TrainerBuilder;
import org.vae4j.training.TrainingListener;
import org.vae4j.training.TrainingPlan;

final class TensorBoardListenerTest {
  private static final Dataset DATA = new RandomBytes(100, Shape.of(8, 8, 1));
  private static final Dataset VALIDATION = new RandomBytes(50, Shape.of(8, 8, 1));

  private final Vae vae =
      VaeBuilder.forImages(8, 8, 1)
          .encoder(e -> e.flatten().dense(16).relu())
          .latentSize(4)
          .decoder(d -> d.dense(64).reshape(8, 8, 1))
          .objective(Objective.elbo().beta(2).warmUp(4))
          .build();

  @TempDir private Path folder;

  private static TrainerBuilder trainer() {
    return Trainer.using(TensorFlowBackend.create())
        .epochs(2)
        .batchSize(20)
        .seed(1)
        .optimizer(Optimizer.adam(5e-3));
  }

  @Test
  void losses_areThoseOfTheHistory() throws IOException {
    TrainedVae trained =
        trainer()
            .validation(VALIDATION)
            .listener(TensorBoardListener.in(folder))
            .build()
            .train(vae, DATA);
    Events training = Events.in(folder.resolve("train"));
    Events validation = Events.in(folder.resolve("validation"));
    for (EpochMetrics metrics : trained.history()) {
      assertLosses(training, metrics.steps(), metrics.training());
      assertLosses(validation, metrics.steps(), metrics.validation().orElseThrow());
      assertScalar(training, "run/epoch", metrics.steps(), metrics.epoch());
      assertScalar(training, "run/images_per_second", metrics.steps(), metrics.imagesPerSecond());
      assertScalar(training, "run/seconds", metrics.steps(), metrics.seconds());
      assertScalar(training, "schedule/learning_rate", metrics.steps(), 5e-3);
    }
    // Beta grows by 2 / 20 per step; the fifth step, counted from 0, is the first epoch's last.
    assertScalar(training, "schedule/beta", 5, 0.4);
    assertScalar(training, "schedule/beta", 10, 0.9);
    assertThat(training.steps("loss/total")).containsExactly(5L, 10L);
    assertThat(validation.tags())
        .containsExactly("loss/total", "loss/reconstruction", "loss/kl", "loss/objective");
    assertThat(training.tags()).contains("samples/image").doesNotContain("latent/mean");
  }

  @Test
  void learningRate_isThatOfTheLastStep() throws IOException {
    LearningRate rate = LearningRate.cosine(1e-2, 1e-3);
    TrainerBuilder builder =
        Trainer.using(TensorFlowBackend.create())
            .epochs(2)
            .batchSize(20)
            .seed(1)
            .optimizer(Optimizer.rmsProp(rate))
            .listener(TensorBoardListener.in(folder));
    builder.build().train(vae, DATA);
    Events events = Events.in(folder.resolve("train"));
    assertScalar(events, "schedule/learning_rate", 5, rate.curve(2, 5)[4]);
    assertScalar(events, "schedule/learning_rate", 10, rate.curve(2, 5)[9]);
  }

  @Test
  void learningRate_onAPlateau_knowsThePast() throws IOException {
    // No epoch is good enough: the rate drops to a tenth after each but the first.
    LearningRate rate = LearningRate.reduceOnPlateau(1e-3).patience(1).improvement(1e6);
    Trainer.using(TensorFlowBackend.create())
        .epochs(4)
        .batchSize(20)
        .seed(1)
        .optimizer(Optimizer.adam(rate))
        .listener(TensorBoardListener.in(folder))
        .build()
        .train(vae, DATA);
    Events events = Events.in(folder.resolve("train"));
    assertScalar(events, "schedule/learning_rate", 5, 1e-3);
    assertThat(events.value("schedule/learning_rate", 20).getSimpleValue()).isLessThan(2e-4f);
  }

  private static void assertLosses(Events events, long step, LossTerms loss) {
    assertScalar(events, "loss/total", step, loss.total());
    assertScalar(events, "loss/reconstruction", step, loss.reconstruction());
    assertScalar(events, "loss/kl", step, loss.kl());
    assertScalar(events, "loss/objective", step, loss.objective());
  }

  private static void assertScalar(Events events, String tag, long step, double value) {
    assertThat(events.value(tag, step).getSimpleValue()).as(tag).isEqualTo((float) value);
  }

  @Test
  void items_showReconstructionsAndLatents() throws IOException {
    List<LatentReport> reports = new ArrayList<>();
    TrainingListener witness =
        new TrainingListener() {
          @Override
          public void onEpochEnd(EpochEnd end) {
            reports.add(LatentReport.of(end.model(), VALIDATION, 30));
          }
        };
    trainer()
        .listener(TensorBoardListener.in(folder).items(VALIDATION).limit(30))
        .listener(witness)
        .build()
        .train(vae, DATA);
    Events events = Events.in(folder.resolve("train"));
    assertThat(folder.resolve("validation")).doesNotExist();
    assertThat(reports).hasSize(2);
    assertScalar(events, "latent/active_units", 10, reports.get(1).activeCount());
    HistogramProto means = events.value("latent/mean", 10).getHisto();
    assertThat(means.getNum()).isEqualTo(30 * 4);
    double sum = reports.get(1).dimensions().stream().mapToDouble(d -> 30 * d.mean()).sum();
    assertThat(means.getSum()).isCloseTo(sum, within(1e-4));
    HistogramProto deviations = events.value("latent/standard_deviation", 10).getHisto();
    assertThat(deviations.getNum()).isEqualTo(30 * 4);
    assertThat(deviations.getMin()).isPositive();
    HistogramProto kl = events.value("latent/kl_by_dimension", 10).getHisto();
    assertThat(kl.getSum()).isCloseTo(reports.get(1).kl(), within(1e-4));
    assertThat(events.steps("latent/variance_of_mean_by_dimension")).containsExactly(5L, 10L);
    // 32 pairs in rows of four, 8 pixels and a gap of 2 each.
    assertThat(
            ImageIO.read(
                events
                    .value("reconstructions/image", 5)
                    .getImage()
                    .getEncodedImageString()
                    .newInput()))
        .satisfies(
            image -> {
              assertThat(image.getWidth()).isEqualTo(8 * 10 - 2);
              assertThat(image.getHeight()).isEqualTo(8 * 10 - 2);
            });
  }

  @Test
  void samples_dependOnTheSeedAlone() throws IOException {
    for (String name : List.of("a", "b")) {
      trainer().listener(TensorBoardListener.in(folder.resolve(name))).build().train(vae, DATA);
    }
    trainer()
        .listener(TensorBoardListener.in(folder.resolve("c")).seed(2))
        .build()
        .train(vae, DATA);
    assertThat(samples("b")).isEqualTo(samples("a"));
    assertThat(samples("c")).isNotEqualTo(samples("a"));
  }

  private byte[] samples(String name) throws IOException {
    return Events.in(folder.resolve(name).resolve("train"))
        .value("samples/image", 10)
        .getImage()
        .getEncodedImageString()
        .toByteArray();
  }

  @Test
  void secondTraining_tellsReadersToForgetTheFirst() throws IOException {
    TensorBoardListener listener = TensorBoardListener.in(folder);
    trainer().listener(listener).build().train(vae, DATA);
    trainer().listener(listener).build().train(vae, DATA);
    List<Event> starts =
        Events.in(folder.resolve("train")).all().stream().filter(Event::hasSessionLog).toList();
    assertThat(starts).extracting(Event::getStep).containsExactly(0L, 0L);
  }

  @Test
  void failedTraining_leavesWholeFiles() throws IOException {
    Trainer failing =
        Trainer.using(TensorFlowBackend.create())
            .batchSize(20)
            .seed(1)
            .optimizer(Optimizer.adam(1e30))
            .listener(TensorBoardListener.in(folder))
            .build();
    assertThatThrownBy(() -> failing.train(vae, DATA)).hasMessageContaining("finite loss");
    try (Stream<Path> files = Files.list(folder.resolve("train"))) {
      assertThat(files).hasSize(1);
    }
    assertThat(Events.in(folder.resolve("train")).all()).hasSize(1);
  }

  @Test
  void vectors_haveNoPictures() throws IOException {
    Dataset vectors = new RandomVectors(40, Shape.of(6));
    Vae small =
        VaeBuilder.forVectors(6)
            .encoder(e -> e.dense(4))
            .latentSize(2)
            .decoder(d -> d.dense(6))
            .build();
    trainer().listener(TensorBoardListener.in(folder).items(vectors)).build().train(small, vectors);
    assertThat(Events.in(folder.resolve("train")).tags())
        .contains("latent/mean")
        .doesNotContain("samples/image", "reconstructions/image");
  }

  @Test
  void items_ofAnotherShape() {
    TensorBoardListener listener =
        TensorBoardListener.in(folder).items(new RandomVectors(4, Shape.of(6)));
    assertThatThrownBy(() -> listener.onStart(plan()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "TensorBoardListener items: expected [8, 8, 1], found [6]; give items of the model's"
                + " shape");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void secondStart_isRefused() {
    TensorBoardListener listener = TensorBoardListener.in(folder);
    listener.onStart(plan());
    try {
      assertThatThrownBy(() -> listener.onStart(plan()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "TensorBoardListener: expected one training at a time, found a second one; give each"
                  + " training its own listener and folder");
    } finally {
      listener.onClose();
    }
  }

  @Test
  void limit_lessThanOne() {
    assertThatThrownBy(() -> TensorBoardListener.in(folder).limit(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("TensorBoardListener limit: expected at least 1, found 0");
  }

  @Test
  void nullArguments() {
    NullSweep sweep =
        new NullSweep()
            .set(Dataset.class, DATA)
            .set(Path.class, folder)
            .statics(TensorBoardListener.class);
    assertThat(sweep.checks()).isEqualTo(1);
    assertThatThrownBy(() -> TensorBoardListener.in(folder).items(null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("items");
  }

  private TrainingPlan plan() {
    return new TrainingPlan(vae, trainer().build().settings(), 100, 5, "CPU");
  }
}
