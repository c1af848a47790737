package org.vae4j.tensorflow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.vae4j.data.Dataset;
import org.vae4j.data.SpriteDataset;
import org.vae4j.model.BetaTcVae;
import org.vae4j.model.Condition;
import org.vae4j.model.Gan;
import org.vae4j.model.GanBuilder;
import org.vae4j.model.GanLoss;
import org.vae4j.model.GenerativeModel;
import org.vae4j.model.MmdKernel;
import org.vae4j.model.Objective;
import org.vae4j.model.Span;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;
import org.vae4j.training.Checkpoints;
import org.vae4j.training.Optimizer;
import org.vae4j.training.TrainedModel;
import org.vae4j.training.Trainer;
import org.vae4j.training.TrainerBuilder;

/** One small model of every kind that can be trained. */
final class ModelZoo {
  private static final int SIZE = 16;

  private ModelZoo() {}

  /** Returns the models by name. */
  static Map<String, GenerativeModel> models() {
    Map<String, GenerativeModel> models = new LinkedHashMap<>();
    models.put("VAE", vae(Objective.elbo().warmUp(2)));
    models.put("beta-VAE", vae(Objective.elbo().beta(4)));
    models.put("free bits", vae(Objective.elbo().freeBits(0.1)));
    models.put("capacity", vae(Objective.elbo().capacity(100, 5, Span.epochs(2))));
    models.put("beta-TC-VAE", vae(Objective.betaTcVae(6)));
    models.put(
        "beta-TC-VAE, stratified",
        vae(Objective.betaTcVae(6).estimate(BetaTcVae.Estimate.STRATIFIED)));
    models.put("InfoVAE", vae(Objective.infoVae(0.5, 10)));
    models.put("MMD-VAE", vae(Objective.mmdVae(100).kernel(MmdKernel.inverseMultiquadratic())));
    models.put("IWAE", vae(Objective.iwae(3)));
    models.put("conditional VAE", conditional(Objective.elbo()));
    models.put("conditional VAE-GAN", conditional(Objective.vaeGan(0.5)));
    models.put(
        "conditional VAE-GAN, auxiliary classifier",
        conditional(Objective.vaeGan(0.5).auxiliaryClassifier(1)));
    models.put("conditional IWAE", conditional(Objective.iwae(2)));
    models.put("VAE-GAN", vae(Objective.vaeGan(0.1).spectralNormalization()));
    models.put("GAN", GanBuilder.forImages(SIZE, SIZE, 1).latentSize(4).build());
    models.put(
        "WGAN-GP",
        GanBuilder.forImages(SIZE, SIZE, 1)
            .latentSize(4)
            .loss(GanLoss.wasserstein(10))
            .discriminatorSteps(3)
            .build());
    models.put(
        "GAN, spectral normalization",
        GanBuilder.forImages(SIZE, SIZE, 1)
            .latentSize(4)
            .loss(GanLoss.nonSaturating())
            .discriminator(
                d -> d.conv2d(4, 4, 2).batchNorm().leakyRelu(0.2).dropout(0.2).flatten().dense(1))
            .spectralNormalization()
            .discriminatorSteps(2)
            .build());
    return models;
  }

  private static Vae vae(Objective objective) {
    return VaeBuilder.forImages(SIZE, SIZE, 1)
        .latentSize(4)
        .encoder(e -> e.conv2d(4, 4, 2).batchNorm().relu().dropout(0.2).flatten().dense(16).relu())
        .decoder(d -> d.dense(256).relu().reshape(8, 8, 4).convTranspose2d(1, 4, 2))
        .objective(objective)
        .build();
  }

  private static Vae conditional(Objective objective) {
    return VaeBuilder.forImages(SIZE, SIZE, 1)
        .conditionedOn(Condition.classes(3))
        .latentSize(4)
        .encoder(e -> e.conv2d(4, 4, 2).relu().flatten())
        .decoder(d -> d.dense(256).relu().reshape(8, 8, 4).convTranspose2d(1, 4, 2))
        .objective(objective)
        .build();
  }

  static Dataset data() {
    return SpriteDataset.of(SIZE, 40, 1);
  }

  /** Returns settings for three epochs of five steps. */
  static TrainerBuilder trainer() {
    return Trainer.using(TensorFlowBackend.create().threads(2))
        .epochs(3)
        .batchSize(8)
        .optimizer(Optimizer.adam(1e-3))
        .seed(9)
        .validation(SpriteDataset.of(SIZE, 16, 2));
  }

  /** Checkpoints after each step. */
  static Checkpoints checkpoints(Path folder) {
    return Checkpoints.in(folder).everySteps(1);
  }

  static TrainedModel train(Trainer trainer, GenerativeModel model) {
    return model instanceof Gan gan
        ? trainer.train(gan, data())
        : trainer.train((Vae) model, data());
  }

  static TrainedModel resume(Trainer trainer, Path folder, GenerativeModel model)
      throws IOException {
    return model instanceof Gan gan
        ? trainer.resume(folder, gan, data())
        : trainer.resume(folder, (Vae) model, data());
  }
}
