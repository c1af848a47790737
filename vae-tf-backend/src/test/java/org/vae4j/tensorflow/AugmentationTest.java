package org.vae4j.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.data.ArrayDataset;
import org.vae4j.data.ByteDataset;
import org.vae4j.data.Dataset;
import org.vae4j.data.SpriteDataset;
import org.vae4j.data.augmentation.Augmentation;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;
import org.vae4j.training.Checkpoints;
import org.vae4j.training.StopSignal;
import org.vae4j.training.TrainedVae;
import org.vae4j.training.Trainer;
import org.vae4j.training.TrainerBuilder;
import org.vae4j.training.TrainingListener;

final class AugmentationTest {
  private static final Dataset SPRITES = SpriteDataset.of(16, 60, 1);
  private static final Augmentation MOVES =
      Augmentation.rotation(20).then(Augmentation.translation(0.2));
  private static final Vae VAE = VaeBuilder.forImages(16, 16, 1).latentSize(3).build();

  @TempDir Path dir;

  @Test
  void items_dependOnSeedEpochAndItemAlone() {
    AugmentedItems items = AugmentedItems.of(SPRITES, MOVES, 5);
    Samples first = items.samples(0, 60);
    assertThat(first).isNotEqualTo(SPRITES.samples(0, 60));
    assertThat(AugmentedItems.of(SPRITES, MOVES, 6).samples(0, 60)).isNotEqualTo(first);
    items.startEpoch(1);
    assertThat(items.samples(0, 60)).isNotEqualTo(first);
    items.startEpoch(0);
    assertThat(items.samples(30, 60)).isEqualTo(first.slice(30, 60));
  }

  @Test
  void bytes_areTheFloatsRounded() {
    AugmentedItems bytes = AugmentedItems.of(SPRITES, MOVES, 5);
    AugmentedItems floats = AugmentedItems.of(ArrayDataset.of(SPRITES.samples(0, 60)), MOVES, 5);
    assertThat(bytes).isInstanceOf(ByteDataset.class);
    assertThat(floats).isNotInstanceOf(ByteDataset.class);
    Samples rounded = bytes.samples(0, 60);
    Samples exact = floats.samples(0, 60);
    for (int item = 0; item < 60; item++) {
      for (int i = 0; i < 256; i++) {
        assertThat(rounded.value(item, i)).isEqualTo(Math.round(255 * exact.value(item, i)) / 255f);
      }
    }
  }

  @Test
  void train_resumedRun_seesTheSameItems() throws IOException {
    StopSignal signal = StopSignal.create();
    trainer()
        .checkpoints(Checkpoints.in(dir))
        .stopSignal(signal)
        .listener(
            new TrainingListener() {
              @Override
              public void onStep(long step) {
                if (step == 9) {
                  signal.stop("half way");
                }
              }
            })
        .build()
        .train(VAE, SPRITES);
    TrainedVae resumed = trainer().build().resume(dir, VAE, SPRITES);
    TrainedVae whole = trainer().build().train(VAE, SPRITES);
    assertThat(resumed.weights().get("mean[0].kernel"))
        .isEqualTo(whole.weights().get("mean[0].kernel"));
    assertThat(whole.provenance().settings()).contains("augmentation=" + MOVES);
  }

  @Test
  void train_imagesAugmentation_refusesVectors() {
    Vae vectors = VaeBuilder.forVectors(4).build();
    Dataset data = ArrayDataset.of(Shape.of(4), new float[4], new float[4]);
    assertThatThrownBy(() -> trainer().build().train(vectors, data))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static TrainerBuilder trainer() {
    return Trainer.using(TensorFlowBackend.create().threads(2))
        .epochs(3)
        .batchSize(10)
        .seed(4)
        .augmentation(MOVES);
  }
}
