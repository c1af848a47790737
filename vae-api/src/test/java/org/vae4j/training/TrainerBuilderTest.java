package org.vae4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.data.ArrayDataset;
import org.vae4j.data.Dataset;

final class TrainerBuilderTest {
  private final TrainerBuilder builder = Trainer.using(new RecordingBackend());
  private final Dataset data = ArrayDataset.of(Samples.of(Shape.of(2), 0, 1));

  @Test
  void settings_areKept() {
    TrainingListener first = new TrainingListener() {};
    TrainingListener second = new TrainingListener() {};
    TrainingSettings settings =
        builder
            .epochs(3)
            .batchSize(17)
            .optimizer(Optimizer.adam(2e-4))
            .clipping(GradientClipping.globalNorm(1))
            .averaging(WeightAveraging.exponential(0.99))
            .seed(-42)
            .validation(data)
            .listener(first)
            .listener(second)
            .build()
            .settings();
    assertThat(settings.epochs()).isEqualTo(3);
    assertThat(settings.batchSize()).isEqualTo(17);
    assertThat(settings.optimizer()).isEqualTo(Optimizer.adam(2e-4));
    assertThat(settings.clipping()).contains(new GlobalNormClipping(1));
    assertThat(settings.averaging()).contains(new WeightAveraging(0.99));
    assertThat(settings.seed()).isEqualTo(-42);
    assertThat(settings.validation()).containsSame(data);
    assertThat(settings.listeners()).containsExactly(first, second);
  }

  @Test
  void defaults() {
    TrainingSettings settings = builder.build().settings();
    assertThat(settings.epochs()).isEqualTo(10);
    assertThat(settings.batchSize()).isEqualTo(128);
    assertThat(settings.optimizer()).isEqualTo(Optimizer.adam(1e-3));
    assertThat(settings.clipping()).isEmpty();
    assertThat(settings.averaging()).isEmpty();
    assertThat(settings.validation()).isEmpty();
    assertThat(settings.listeners()).isEmpty();
    assertThat(settings.seed()).isNotEqualTo(builder.build().settings().seed());
  }

  @Test
  void build_leavesTheBuilderAsItIs() {
    Trainer one = builder.seed(5).build();
    Trainer other = builder.listener(new TrainingListener() {}).build();
    assertThat(one.settings().listeners()).isEmpty();
    assertThat(other.settings().listeners()).hasSize(1);
    assertThat(other.settings().seed()).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void counts_notPositive(int count) {
    assertThatThrownBy(() -> builder.epochs(count))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Trainer epochs: expected at least 1, found " + count + "; 10 to 100 are usual");
    assertThatThrownBy(() -> builder.batchSize(count))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Trainer batchSize: expected at least 1, found " + count + "; 64 to 256 are usual");
  }

  @Test
  void settings_twice() {
    assertTwice(
        () -> builder.epochs(3).epochs(4),
        "epochs: expected to be set once, found already set to 3; set it once");
    assertTwice(
        () -> builder.batchSize(5).batchSize(5),
        "batchSize: expected to be set once, found already set to 5; set it once");
    assertTwice(
        () -> builder.seed(0).seed(0),
        "seed: expected to be set once, found already set to 0; set it once");
    assertTwice(
        () -> builder.optimizer(Optimizer.adam(1)).optimizer(Optimizer.adam(1)),
        "optimizer: expected to be set once, found already set to Adam[learningRate=1.0, beta1=0.9,"
            + " beta2=0.999, epsilon=1.0E-8]; set it once");
    assertTwice(
        () -> builder.clipping(GradientClipping.value(2)).clipping(GradientClipping.value(2)),
        "clipping: expected to be set once, found already set to ValueClipping[limit=2.0]; set it"
            + " once");
    assertTwice(
        () -> builder.averaging(new WeightAveraging(0.5)).averaging(new WeightAveraging(0.5)),
        "averaging: expected to be set once, found already set to WeightAveraging[decay=0.5]; set"
            + " it once");
    assertTwice(
        () -> builder.validation(data).validation(data),
        "validation: expected to be set once, found already set to " + data + "; set it once");
  }

  private static void assertTwice(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Trainer " + message);
  }
}
