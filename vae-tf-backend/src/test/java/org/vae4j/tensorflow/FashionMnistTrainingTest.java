package org.vae4j.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.vae4j.data.FashionMnist;
import org.vae4j.model.ReferenceModels;
import org.vae4j.testing.RealData;
import org.vae4j.training.LossTerms;
import org.vae4j.training.Optimizer;
import org.vae4j.training.TrainedVae;
import org.vae4j.training.Trainer;

final class FashionMnistTrainingTest {
  @Test
  void mlp400_oneEpoch_isWhereItShouldBe() throws IOException {
    TrainedVae trained =
        Trainer.using(TensorFlowBackend.create())
            .epochs(1)
            .batchSize(128)
            .seed(0)
            .optimizer(Optimizer.adam(1e-3))
            .validation(FashionMnist.test(RealData.fashionMnist()))
            .build()
            .train(ReferenceModels.mlp400().build(), FashionMnist.train(RealData.fashionMnist()));
    LossTerms test = trained.history().get(0).validation().orElseThrow();
    // The grey values' own entropy is 189.86 nats; the first run measured 260.58.
    assertThat(test.total()).isBetween(250.0, 268.0);
    assertThat(test.kl()).isBetween(8.0, 12.0);
  }
}
