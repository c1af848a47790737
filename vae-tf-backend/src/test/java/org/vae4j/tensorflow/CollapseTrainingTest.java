package org.vae4j.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vae4j.Shape;
import org.vae4j.data.Dataset;
import org.vae4j.inference.LatentReport;
import org.vae4j.model.Objective;
import org.vae4j.model.VaeBuilder;
import org.vae4j.training.CollapseDoctor;
import org.vae4j.training.Optimizer;
import org.vae4j.training.Trainer;

final class CollapseTrainingTest {
  private static final Dataset DATA = new RandomBytes(200, Shape.of(8, 8, 1));

  private final List<String> advice = new ArrayList<>();

  private LatentReport train(double beta) {
    CollapseDoctor doctor = CollapseDoctor.watching(DATA, advice::add);
    Trainer.using(TensorFlowBackend.create())
        .epochs(30)
        .batchSize(20)
        .seed(1)
        .optimizer(Optimizer.adam(5e-3))
        .listener(doctor)
        .build()
        .train(
            VaeBuilder.forImages(8, 8, 1)
                .encoder(e -> e.flatten().dense(32).relu())
                .latentSize(4)
                .decoder(d -> d.dense(32).relu().dense(64).reshape(8, 8, 1))
                .objective(Objective.elbo().beta(beta))
                .build(),
            DATA);
    return doctor.report().orElseThrow();
  }

  @Test
  void hugeBeta_collapses() {
    LatentReport report = train(100);
    assertThat(report.activeCount()).isZero();
    assertThat(report.kl()).isLessThan(0.05);
    assertThat(advice.get(advice.size() - 1))
        .contains("all 4 latent dimensions are inactive", "a smaller beta");
  }

  @Test
  void smallBeta_usesTheLatentSpace() {
    LatentReport report = train(0.1);
    assertThat(report.activeCount()).isEqualTo(4);
    assertThat(report.kl()).isGreaterThan(2);
    assertThat(advice).noneMatch(sentence -> sentence.contains("ignores"));
  }
}
