package org.vae4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.data.ArrayDataset;
import org.vae4j.data.ByteDataset;
import org.vae4j.data.Dataset;
import org.vae4j.model.Likelihood;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;

final class TrainerTest {
  private final Vae vae = VaeBuilder.forVectors(2).latentSize(1).build();
  private final Dataset good = ArrayDataset.of(Samples.of(Shape.of(2), 0, 1, 0.5f, 0.25f));
  private final RecordingBackend backend = new RecordingBackend();

  @Test
  void train_handsOverToTheBackend() {
    Trainer trainer = Trainer.using(backend).seed(9).validation(good).build();
    TrainedVae trained = trainer.train(vae, good);
    assertThat(backend.calls).containsExactly(trainer.settings());
    assertThat(trained.provenance().seed()).isEqualTo(9);
    assertThat(trained.vae()).isSameAs(vae);
  }

  @Test
  void train_otherShape() {
    Dataset wrong = ArrayDataset.of(Samples.of(Shape.of(2, 1), 0, 1));
    Trainer trainer = Trainer.using(backend).build();
    assertThatThrownBy(() -> trainer.train(vae, wrong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "training data: expected items of shape [2], as the model's, found [2, 1]; describe the"
                + " model for this shape or convert the items");
    assertThat(backend.calls).isEmpty();
  }

  @Test
  void validation_otherShape() {
    Dataset wrong = ArrayDataset.of(Samples.of(Shape.of(3), 0, 1, 0));
    Trainer trainer = Trainer.using(backend).validation(wrong).build();
    assertThatThrownBy(() -> trainer.train(vae, good))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "validation data: expected items of shape [2], as the model's, found [3]; describe the"
                + " model for this shape or convert the items");
    assertThat(backend.calls).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(floats = {-0.5f, 1.001f, 255, Float.NaN, Float.POSITIVE_INFINITY})
  void train_valueOutOfRange(float value) {
    Dataset wrong = ArrayDataset.of(Samples.of(Shape.of(2), 0, 1, 0.5f, value));
    String message =
        " data, item 1: expected values in [0, 1] for the bernoulli likelihood, found "
            + value
            + "; scale the values, for example by 1 / 255";
    assertThatThrownBy(() -> Trainer.using(backend).build().train(vae, wrong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("training" + message);
    assertThatThrownBy(() -> Trainer.using(backend).validation(wrong).build().train(vae, good))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("validation" + message);
    assertThat(backend.calls).isEmpty();
  }

  @Test
  void train_valueOutOfTheRangeOfItsLikelihood() {
    assertRefused(
        Likelihood.discretizedLogistic(),
        0.5f,
        "expected values k / 255 with k from 0 to 255 for the discretized_logistic likelihood,"
            + " found 0.5; give bytes, or bytes divided by 255");
    assertRefused(
        Likelihood.gaussian(),
        Float.NaN,
        "expected finite values for the gaussian likelihood, found NaN; leave out items with"
            + " missing values");
    assertRefused(
        Likelihood.laplace(),
        Float.POSITIVE_INFINITY,
        "expected finite values for the laplace likelihood, found Infinity; leave out items with"
            + " missing values");
    assertRefused(
        Likelihood.continuousBernoulli(),
        -1,
        "expected values in [0, 1] for the continuous_bernoulli likelihood, found -1.0; scale the"
            + " values, for example by 1 / 255");
  }

  private void assertRefused(Likelihood likelihood, float value, String message) {
    Vae model = VaeBuilder.forVectors(2).latentSize(1).likelihood(likelihood).build();
    Dataset wrong = ArrayDataset.of(Samples.of(Shape.of(2), 0, value));
    assertThatThrownBy(() -> Trainer.using(backend).build().train(model, wrong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("training data, item 0: " + message);
  }

  @Test
  void train_bytesAreNotReadForTheirRange() {
    ValueRange.check(vae.likelihood(), new UnreadableBytes(), "training data");
    assertThatThrownBy(() -> new UnreadableBytes().readBytes(0, new byte[2], 0))
        .isInstanceOf(AssertionError.class);
  }

  /** Bytes that fail where they are read. */
  private static final class UnreadableBytes implements ByteDataset {
    @Override
    public int size() {
      return 1;
    }

    @Override
    public Shape itemShape() {
      return Shape.of(2);
    }

    @Override
    public void readBytes(int index, byte[] target, int offset) {
      throw new AssertionError("bytes are in [0, 1] by definition");
    }
  }
}
