package org.vae4j.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.vae4j.data.Dataset;
import org.vae4j.data.FashionMnist;
import org.vae4j.data.SpriteDataset;
import org.vae4j.model.ReferenceModels;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;
import org.vae4j.testing.RealData;
import org.vae4j.training.Optimizer;
import org.vae4j.training.TrainedVae;
import org.vae4j.training.Trainer;

/** Mixed precision must end where float32 does. */
final class MixedPrecisionTrainingTest {
  private static final Percentage CLOSE = Percentage.withPercentage(1);

  /** Without convolutions: with them, so small a training moves by 1% with any rounding. */
  @Test
  void sprites_endWithin1PercentOfFloat32() {
    Vae vae =
        VaeBuilder.forImages(16, 16, 1)
            .latentSize(8)
            .encoder(e -> e.flatten().dense(200).relu())
            .decoder(d -> d.dense(200).relu().dense(256).reshape(16, 16, 1))
            .build();
    Dataset train = SpriteDataset.of(16, 4000, 1);
    Dataset test = SpriteDataset.of(16, 1000, 2);
    TrainedVae full = train(Precision.float32(), 8, vae, train, test);
    TrainedVae mixed = train(Precision.mixed(), 8, vae, train, test);
    assertThat(mixed.provenance().settings()).endsWith("precision=mixed");
    assertThat(full.provenance().settings()).endsWith("precision=float32");
    assertThat(loss(full)).isLessThan(0.6 * full.history().get(0).training().total());
    assertThat(loss(mixed)).isCloseTo(loss(full), CLOSE);
  }

  @Test
  void conv2_oneEpochOfFashionMnist_endsWithin1PercentOfFloat32() throws IOException {
    Vae vae = ReferenceModels.conv2().build();
    Dataset train = FashionMnist.train(RealData.fashionMnist());
    Dataset test = FashionMnist.test(RealData.fashionMnist());
    assertThat(loss(train(Precision.mixed(), 1, vae, train, test)))
        .isCloseTo(loss(train(Precision.float32(), 1, vae, train, test)), CLOSE);
  }

  private static double loss(TrainedVae trained) {
    return trained.history().get(trained.history().size() - 1).validation().orElseThrow().total();
  }

  private static TrainedVae train(
      Precision precision, int epochs, Vae vae, Dataset train, Dataset test) {
    return Trainer.using(TensorFlowBackend.create().threads(2).precision(precision))
        .epochs(epochs)
        .batchSize(64)
        .seed(1)
        .optimizer(Optimizer.adam(1e-3))
        .validation(test)
        .build()
        .train(vae, train);
  }
}
