package org.vae4j.tensorflow.export;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;
import org.vae4j.model.Weights;
import org.vae4j.training.EpochMetrics;
import org.vae4j.training.LossTerms;
import org.vae4j.training.Provenance;
import org.vae4j.training.TrainedVae;

/** Models as a training run would leave them. */
final class TrainedModels {
  static final Provenance PROVENANCE =
      new Provenance(
          -7, "ab12", "epochs=2, batchSize=16", Map.of("vae4j", "0.1.0", "tensorflow", "2.18.0"));

  private TrainedModels() {}

  /** Returns a small model of RGB images whose sides are odd and differ. */
  static TrainedVae small() {
    return of(
        VaeBuilder.forImages(5, 7, 3)
            .encoder(e -> e.conv2d(4, 3, 2).batchNorm().relu().flatten())
            .latentSize(3)
            .decoder(d -> d.dense(3 * 4 * 4).relu().reshape(3, 4, 4).convTranspose2d(3, 4, 2, 5, 7))
            .build());
  }

  static TrainedVae of(Vae vae) {
    return of(vae, TestWeights.of(vae));
  }

  static TrainedVae of(Vae vae, Weights weights) {
    return new TrainedVae(
        vae,
        weights,
        List.of(
            metrics(0, Optional.empty()),
            metrics(1, Optional.of(new LossTerms(81.5, 20.25, 101.75)))),
        PROVENANCE);
  }

  private static EpochMetrics metrics(int epoch, Optional<LossTerms> validation) {
    return new EpochMetrics(
        epoch, 5L * (epoch + 1), new LossTerms(80.5, 19.5, 90.25), validation, 1000, 2);
  }
}
