package org.vae4j.tensorflow.card;

import org.vae4j.data.Dataset;
import org.vae4j.data.SpriteDataset;
import org.vae4j.evaluation.PixelFeatures;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;
import org.vae4j.model.Weights;
import org.vae4j.oracle.OracleModel;

/** Small models in plain Java, and what they are evaluated on. */
final class CardModels {
  private CardModels() {}

  static Dataset sprites() {
    return SpriteDataset.of(12, 24, 1);
  }

  /** Returns an untrained model of sprites. */
  static OracleModel model() {
    Vae vae =
        VaeBuilder.forImages(12, 12, 1)
            .encoder(e -> e.flatten().dense(8).relu())
            .latentSize(3)
            .decoder(d -> d.dense(144).reshape(12, 12, 1))
            .build();
    return OracleModel.of(vae, Weights.initial(vae, 1));
  }

  /** Returns what is quick to evaluate, with all that a card can have but curves. */
  static ModelCardBuilder small() {
    return ModelCard.of(model(), sprites())
        .features(PixelFeatures.of(model().itemShape()))
        .samples(20)
        .importanceSamples(4)
        .importanceItems(10);
  }
}
