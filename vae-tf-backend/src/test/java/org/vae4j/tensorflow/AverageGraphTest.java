package org.vae4j.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;
import org.vae4j.oracle.OracleVae;
import org.vae4j.training.GradientClipping;
import org.vae4j.training.Optimizer;

/** Who sees the averages of the weights; the averages themselves are tested with the optimizers. */
final class AverageGraphTest {
  @Test
  void averages_areWhatValidationAndSnapshotsSee() {
    OptimizerCase settings = OptimizerCase.full(Optimizer.adam(0.02), GradientClipping.value(1));
    try (SessionFixture session = settings.fixture()) {
      assertThat(session.weights().get("mean[0].kernel"))
          .isEqualTo(OptimizerCase.NUMBERS.weights().get("mean[0].kernel"));
      for (int done = 0; done < OptimizerCase.STEPS; done++) {
        OptimizerCase.step(session, done);
      }
      Map<String, float[]> all = session.saveAll();
      Map<String, double[]> averages = new LinkedHashMap<>();
      for (String name : OptimizerCase.parameters().keySet()) {
        averages.put(name, Doubles.of(all.get(name + "/average")));
        assertThat(session.weights().get(name)).isEqualTo(all.get(name + "/average"));
        assertThat(all.get(name)).isNotEqualTo(all.get(name + "/average"));
      }
      double expected =
          OracleVae.of(OptimizerCase.VAE, averages)
              .evaluate(
                  OptimizerCase.NUMBERS.items(), OptimizerCase.NUMBERS.noise(), OptimizerCase.BETA)
              .objective();
      assertThat(session.evaluate(OptimizerCase.BETA).objective())
          .isCloseTo(expected, Percentage.withPercentage(1e-3));
    }
  }

  @Test
  void averages_runningStatisticsAreUsedAsTheyAre() {
    Vae vae =
        VaeBuilder.forVectors(7)
            .latentSize(3)
            .encoder(e -> e.dense(6).batchNorm().tanh())
            .decoder(d -> d.dense(7))
            .build();
    RandomCase normed = RandomCase.of(vae);
    OptimizerCase settings = OptimizerCase.full(Optimizer.adam(0.02), GradientClipping.value(1));
    try (SessionFixture session = settings.fixture(normed)) {
      OptimizerCase.step(session, 0);
      Map<String, float[]> all = session.saveAll();
      assertThat(all).doesNotContainKey("encoder[1].running_mean/average");
      assertThat(session.weights().get("encoder[1].running_mean"))
          .isEqualTo(all.get("encoder[1].running_mean"))
          .isNotEqualTo(normed.weights().get("encoder[1].running_mean"));
      assertThat(session.weights().get("encoder[1].gamma"))
          .isEqualTo(all.get("encoder[1].gamma/average"));
    }
  }
}
