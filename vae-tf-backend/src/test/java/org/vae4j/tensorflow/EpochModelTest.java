package org.vae4j.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.data.Dataset;
import org.vae4j.inference.Posterior;
import org.vae4j.inference.VaeModel;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;
import org.vae4j.training.EpochEnd;
import org.vae4j.training.TrainedVae;
import org.vae4j.training.Trainer;
import org.vae4j.training.TrainingListener;

final class EpochModelTest {
  private static final Dataset DATA = new RandomBytes(60, Shape.of(8, 8, 1));

  private final Vae vae =
      VaeBuilder.forImages(8, 8, 1)
          .encoder(e -> e.conv2d(4, 4, 2).batchNorm().relu().dropout(0.2).flatten())
          .latentSize(3)
          .decoder(d -> d.dense(64).reshape(8, 8, 1))
          .build();

  private TrainedVae train(int epochs, TrainingListener... listeners) {
    var builder = Trainer.using(TensorFlowBackend.create()).epochs(epochs).batchSize(20).seed(2);
    for (TrainingListener listener : listeners) {
      builder.listener(listener);
    }
    return builder.build().train(vae, DATA);
  }

  @Test
  void model_isThatOfTheSnapshot() {
    List<Posterior> means = new ArrayList<>();
    train(
        3,
        new TrainingListener() {
          @Override
          public void onEpochEnd(EpochEnd end) {
            Samples items = DATA.samples(0, 60);
            try (TensorFlowVae copy = TensorFlowVae.load(end.snapshot())) {
              assertThat(end.model().itemShape()).isEqualTo(copy.itemShape());
              assertThat(end.model().latentSize()).isEqualTo(copy.latentSize());
              means.add(end.model().encode(items));
              assertThat(means.get(means.size() - 1)).isEqualTo(copy.encode(items));
              assertThat(end.model().reconstruct(items)).isEqualTo(copy.reconstruct(items));
            }
          }
        });
    assertThat(means).hasSize(3).doesNotHaveDuplicates();
  }

  @Test
  void model_isSharedAndNotToBeClosed() {
    List<VaeModel> models = new ArrayList<>();
    TrainingListener closing =
        new TrainingListener() {
          @Override
          public void onEpochEnd(EpochEnd end) {
            models.add(end.model());
            end.model().close();
            assertThat(end.model().encode(DATA.samples(0, 1)).mean().count()).isEqualTo(1);
          }
        };
    train(1, closing, closing);
    assertThat(models).hasSize(2);
    assertThat(models.get(1)).isSameAs(models.get(0));
  }

  @Test
  void model_ofAnEpochThatIsOver_isRefused() {
    List<VaeModel> models = new ArrayList<>();
    train(
        2,
        new TrainingListener() {
          @Override
          public void onEpochEnd(EpochEnd end) {
            models.add(end.model());
          }
        });
    String message =
        "the model of an epoch: expected to be used while the listener is called, found a later"
            + " use; keep EpochEnd.snapshot() instead";
    for (VaeModel model : models) {
      assertThatThrownBy(() -> model.encode(DATA.samples(0, 1)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(message);
      assertThatThrownBy(() -> model.decode(Samples.of(Shape.of(3), 0, 0, 0)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(message);
    }
  }

  @Test
  void model_leavesTheTrainingAlone() {
    TrainedVae watched =
        train(
            2,
            new TrainingListener() {
              @Override
              public void onEpochEnd(EpochEnd end) {
                assertThat(end.model().reconstruct(DATA.samples(0, 2)).count()).isEqualTo(2);
              }
            });
    TrainedVae alone = train(2);
    assertThat(watched.weights().get("mean[0].kernel"))
        .isEqualTo(alone.weights().get("mean[0].kernel"));
  }
}
