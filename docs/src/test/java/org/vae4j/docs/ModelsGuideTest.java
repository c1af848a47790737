package org.vae4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vae4j.data.Dataset;
import org.vae4j.data.SpriteDataset;
import org.vae4j.inference.Sampler;
import org.vae4j.inference.VaeModel;
import org.vae4j.model.BetaTcVae;
import org.vae4j.model.Gan;
import org.vae4j.model.GanBuilder;
import org.vae4j.model.GanLoss;
import org.vae4j.model.MmdKernel;
import org.vae4j.model.Objective;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;
import org.vae4j.onnx.OnnxVae;
import org.vae4j.tensorflow.TensorFlowBackend;
import org.vae4j.tensorflow.export.OnnxExporter;
import org.vae4j.training.LossTerms;
import org.vae4j.training.ModeCollapseDoctor;
import org.vae4j.training.Optimizer;
import org.vae4j.training.TrainedGan;
import org.vae4j.training.Trainer;

/** The models of the guide. */
final class ModelsGuideTest {
  @TempDir Path folder;

  @Test
  void objectives_areDescribedInOneLine() {
    // tag::more-objectives[]
    Objective independent = Objective.betaTcVae(8); // weighs the total correlation alone
    Objective stratified = Objective.betaTcVae(8).estimate(BetaTcVae.Estimate.STRATIFIED);
    Objective mmd = Objective.mmdVae(1_000); // no KL: codes as a whole like the prior
    Objective info = Objective.infoVae(0.5, 500).kernel(MmdKernel.inverseMultiquadratic());
    Objective tighter = Objective.iwae(5); // 5 draws of z for each item
    Vae vae = VaeBuilder.forImages(28, 28, 1).objective(independent).build();
    // end::more-objectives[]
    assertThat(vae.objectiveText()).contains("beta=8.0");
    assertThat(List.of(stratified, mmd, info, tighter)).doesNotHaveDuplicates();
  }

  @Test
  void gan_isTrainedExportedAndServed() throws IOException {
    Dataset images = SpriteDataset.of(16, 64, 1);
    Path files = folder.resolve("gan");
    File picture = folder.resolve("gan.png").toFile();
    // tag::gan[]
    Gan gan =
        GanBuilder.forImages(16, 16, 1)
            .latentSize(32)
            .loss(GanLoss.hinge()) // or nonSaturating(), or wasserstein(10)
            .spectralNormalization()
            .build();
    Trainer trainer =
        Trainer.using(TensorFlowBackend.create())
            .epochs(2)
            .optimizer(Optimizer.adam(2e-4).beta1(0.5))
            .optimizer("discriminator", Optimizer.adam(4e-4).beta1(0.5))
            .listener(ModeCollapseDoctor.watching(images, System.out::println))
            .build();
    TrainedGan trained = trainer.train(gan, images);
    OnnxExporter.export(trained, files); // the generator, as decoder.onnx
    try (VaeModel model = OnnxVae.load(files)) {
      ImageIO.write(Sampler.of(model).seed(7).sample(16).toGrid(4), "png", picture);
    }
    // end::gan[]
    assertThat(picture).isFile();
    assertThat(trained.history().get(1).training().values().keySet())
        .contains(LossTerms.DISCRIMINATOR, LossTerms.GENERATOR, LossTerms.DIVERSITY);
    try (VaeModel model = OnnxVae.load(files)) {
      assertThat(model.hasEncoder()).isFalse();
    }
  }
}
