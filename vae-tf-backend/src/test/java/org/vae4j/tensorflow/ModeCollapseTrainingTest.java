package org.vae4j.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vae4j.data.Dataset;
import org.vae4j.model.GanBuilder;
import org.vae4j.training.LossTerms;
import org.vae4j.training.ModeCollapseDoctor;
import org.vae4j.training.Optimizer;
import org.vae4j.training.TrainedGan;
import org.vae4j.training.Trainer;
import org.vae4j.training.TrainerBuilder;

final class ModeCollapseTrainingTest {
  private static final Dataset POINTS = Clusters.of(1000);

  private final List<String> advice = new ArrayList<>();
  private final ModeCollapseDoctor doctor = ModeCollapseDoctor.watching(POINTS, advice::add);

  private TrainerBuilder trainer(int epochs) {
    return Trainer.using(TensorFlowBackend.create().threads(2))
        .epochs(epochs)
        .batchSize(50)
        .seed(1)
        .optimizer(Optimizer.adam(1e-3).beta1(0.5))
        .listener(doctor);
  }

  private static GanBuilder plane() {
    return GanBuilder.forVectors(2)
        .latentSize(4)
        .generator(g -> g.dense(32).relu().dense(2))
        .discriminator(d -> d.dense(64).leakyRelu(0.2).dense(64).leakyRelu(0.2).dense(1));
  }

  /** Against a discriminator that stands still, the best is the one item that it likes most. */
  @Test
  void generator_againstAStillDiscriminator_collapses() {
    TrainedGan trained =
        trainer(20)
            .optimizer("discriminator", Optimizer.sgd(1e-12))
            .build()
            .train(plane().build(), POINTS);
    assertThat(doctor.diversity().orElseThrow().variance()).isLessThan(0.05);
    assertThat(advice).hasSize(1);
    assertThat(advice.get(0))
        .matches("Epoch \\d{3}: samples are nearly alike: they have \\d+% of the variance of .*")
        .endsWith(
            "the generator has collapsed; try spectral normalization, more steps of the"
                + " discriminator, or a lower learning rate of the generator");
    assertThat(trained.history().get(19).training().value(LossTerms.DIVERSITY)).isLessThan(0.05);
  }

  @Test
  void generator_againstAMovingDiscriminator_isVaried() {
    trainer(20).build().train(plane().discriminatorSteps(2).build(), POINTS);
    assertThat(doctor.diversity().orElseThrow().variance()).isGreaterThan(0.5);
    assertThat(advice).noneMatch(sentence -> sentence.startsWith("Epoch 019"));
  }
}
