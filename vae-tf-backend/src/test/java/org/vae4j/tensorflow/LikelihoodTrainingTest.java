package org.vae4j.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.data.ArrayDataset;
import org.vae4j.data.Dataset;
import org.vae4j.data.SpriteDataset;
import org.vae4j.model.Likelihood;
import org.vae4j.model.Objective;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;
import org.vae4j.random.GaussianStream;
import org.vae4j.training.EpochMetrics;
import org.vae4j.training.Optimizer;
import org.vae4j.training.TrainedVae;
import org.vae4j.training.Trainer;

/** Short trainings with every likelihood. */
final class LikelihoodTrainingTest {
  private static final Dataset SPRITES = SpriteDataset.of(16, 500, 1);

  static Stream<Likelihood> likelihoods() {
    return LikelihoodModels.likelihoods().stream();
  }

  @ParameterizedTest
  @MethodSource("likelihoods")
  void train_onSprites_lowersTheLoss(Likelihood likelihood) {
    Vae vae = VaeBuilder.forImages(16, 16, 1).latentSize(4).likelihood(likelihood).build();
    List<EpochMetrics> history =
        Trainer.using(TensorFlowBackend.create().threads(2))
            .epochs(4)
            .batchSize(50)
            .seed(1)
            .optimizer(Optimizer.adam(1e-3))
            .validation(SpriteDataset.of(16, 100, 2))
            .build()
            .train(vae, SPRITES)
            .history();
    double first = history.get(0).validation().orElseThrow().total();
    double last = history.get(3).validation().orElseThrow().total();
    assertThat(last).isLessThan(first - 1);
    if (!likelihood.density()) {
      assertThat(history.get(3).training().reconstruction()).isPositive();
    }
  }

  /** With beta 10 no latent vector explains noise: the best sigma is that of the noise, 0.5. */
  @Test
  void learnedSigma_findsThatOfTheNoise() {
    double sigma = Math.exp(logScale(train(Likelihood.gaussian())));
    assertThat(sigma).isCloseTo(rootMeanSquare(), Percentage.withPercentage(3));
    assertThat(rootMeanSquare()).isCloseTo(0.5, within(0.02));
  }

  /** The best scale of a Laplace distribution is the mean absolute deviation. */
  @Test
  void learnedLaplaceScale_findsTheMeanAbsoluteDeviation() {
    double scale = Math.exp(logScale(train(Likelihood.laplace())));
    // That of a normal variable is sqrt(2 / pi) of its standard deviation.
    assertThat(scale)
        .isCloseTo(Math.sqrt(2 / Math.PI) * rootMeanSquare(), Percentage.withPercentage(3));
  }

  private static float logScale(TrainedVae trained) {
    return trained.weights().get("likelihood.log_scale")[0];
  }

  private static TrainedVae train(Likelihood likelihood) {
    Vae vae =
        VaeBuilder.forVectors(4)
            .encoder(e -> e)
            .latentSize(1)
            .decoder(d -> d.dense(4))
            .likelihood(likelihood)
            .objective(Objective.elbo().beta(10))
            .build();
    return Trainer.using(TensorFlowBackend.create().threads(2))
        .epochs(30)
        .batchSize(100)
        .seed(1)
        .optimizer(Optimizer.adam(5e-3))
        .build()
        .train(vae, noise());
  }

  private static Dataset noise() {
    float[] values = new float[4 * 2000];
    GaussianStream.of(5, 6).fill(0, values);
    for (int i = 0; i < values.length; i++) {
      values[i] *= 0.5f;
    }
    return ArrayDataset.of(Samples.of(Shape.of(4), values));
  }

  private static double rootMeanSquare() {
    double sum = 0;
    float[] values = noise().samples(0, 2000).item(0);
    Samples all = noise().samples(0, 2000);
    for (int i = 0; i < all.count(); i++) {
      for (int j = 0; j < values.length; j++) {
        sum += (double) all.value(i, j) * all.value(i, j);
      }
    }
    return Math.sqrt(sum / (all.count() * values.length));
  }
}
