package org.vae4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.data.ArrayDataset;
import org.vae4j.data.Dataset;
import org.vae4j.model.Gan;
import org.vae4j.model.GanBuilder;

final class GanTrainerTest {
  private static final Gan GAN = GanBuilder.forVectors(2).build();
  private static final Dataset DATA = ArrayDataset.of(Samples.of(Shape.of(2), 0, 1, 1, 0));

  private final RecordingBackend backend = new RecordingBackend();

  private TrainerBuilder trainer() {
    return Trainer.using(backend);
  }

  @Test
  void train_returnsAGan() {
    TrainedGan trained =
        trainer().optimizer("discriminator", Optimizer.adam(1e-4)).build().train(GAN, DATA);
    assertThat(trained.gan()).isSameAs(GAN);
    assertThat(trained.model()).isSameAs(GAN);
    assertThat(trained.weights().get("generator[0].kernel")).hasSize(64 * 400);
  }

  @Test
  void train_withItemsOfAnotherShapeOrRange_isRefused() {
    assertThatThrownBy(
            () -> trainer().build().train(GAN, ArrayDataset.of(Samples.of(Shape.of(3), 0, 1, 0))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "training data: expected items of shape [2], as the model's, found [3]");
    assertThatThrownBy(
            () ->
                trainer()
                    .validation(ArrayDataset.of(Samples.of(Shape.of(2), 0, 2)))
                    .build()
                    .train(GAN, DATA))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "validation data, item 0: expected values in [0, 1] for a GAN, found 2.0; scale the"
                + " values, for example by 1 / 255");
  }

  @Test
  void train_withAnOptimizerOfNoNetwork_isRefused() {
    assertThatThrownBy(
            () -> trainer().optimizer("decoder", Optimizer.adam(1)).build().train(GAN, DATA))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "Trainer optimizer: expected one of [generator, discriminator], found decoder");
  }

  @Test
  void train_withAMetricThatAGanDoesNotHave_isRefused() {
    assertThatThrownBy(() -> trainer().best(Metric.total()).build().train(GAN, DATA))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Trainer best: expected a metric that a GAN has, found total; use"
                + " Metric.term(LossTerms.GENERATOR), or keep the last epoch");
    assertThatThrownBy(
            () -> trainer().earlyStopping(EarlyStopping.patience(2)).build().train(GAN, DATA))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Trainer earlyStopping: expected a metric that a GAN has");
  }
}
