package org.vae4j.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vae4j.layer.Padding;
import org.vae4j.model.ParameterSpec;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;
import org.vae4j.model.Weights;
import org.vae4j.random.CounterRandom;
import org.vae4j.random.GaussianStream;

/** Whole models: the objective's gradients against finite differences, and what belongs to it. */
final class OracleVaeTest {
  private static final int COUNT = 4;

  private static final Vae VAE =
      VaeBuilder.forImages(6, 5, 2)
          .encoder(
              e ->
                  e.conv2d(3, 3, 2)
                      .batchNorm()
                      .leakyRelu(0.1)
                      .dropout(0.25)
                      .conv2d(2, 2, 1, Padding.VALID)
                      .elu()
                      .flatten()
                      .dense(6)
                      .gelu())
          .latentSize(3)
          .decoder(
              d ->
                  d.dense(8)
                      .batchNorm()
                      .silu()
                      .dense(4)
                      .softplus()
                      .reshape(2, 1, 2)
                      .convTranspose2d(3, 3, 2, 3, 2)
                      .tanh()
                      .convTranspose2d(2, 4, 1, Padding.VALID)
                      .sigmoid()
                      .conv2d(2, 3, 1))
          .build();

  private final double[] items = items();
  private final double[] noise = noise();
  private final Map<String, double[]> masks = Map.of("encoder[3]", mask());

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.7, 1})
  void trainingLoss_gradientsAsFiniteDifferences(double beta) {
    Map<String, double[]> parameters = parameters();
    OracleLoss loss = OracleVae.of(VAE, parameters).loss(items, noise, beta, masks);
    assertThat(loss.objective()).isCloseTo(loss.reconstruction() + beta * loss.kl(), within(1e-12));
    assertThat(loss.gradients().keySet())
        .containsExactlyElementsOf(
            VAE.parameters().stream()
                .filter(spec -> spec.role().trainable())
                .map(ParameterSpec::name)
                .toList());
    loss.gradients()
        .forEach(
            (name, gradient) ->
                FiniteDifferences.check(
                    name,
                    moved ->
                        OracleVae.of(VAE, with(parameters, name, moved))
                            .loss(items, noise, beta, masks)
                            .objective(),
                    parameters.get(name),
                    gradient));
  }

  @Test
  void trainingLoss_gradientsWhereTheLogVarianceIsClamped() {
    Map<String, double[]> parameters =
        with(parameters(), "log_variance[0].bias", new double[] {-14, 11, -25});
    OracleLoss loss = OracleVae.of(VAE, parameters).loss(items, noise, 1e-3);
    FiniteDifferences.check(
        "bias",
        moved ->
            OracleVae.of(VAE, with(parameters, "log_variance[0].bias", moved))
                .loss(items, noise, 1e-3)
                .objective(),
        parameters.get("log_variance[0].bias"),
        loss.gradients().get("log_variance[0].bias"));
  }

  @Test
  void evaluation_usesRunningStatisticsAndNoDropout() {
    OracleVae oracle = OracleVae.of(VAE, parameters());
    OracleLoss whole = oracle.evaluate(items, noise, 1);
    double sum = 0;
    int itemSize = VAE.itemShape().volume();
    for (int n = 0; n < COUNT; n++) {
      sum +=
          oracle
              .evaluate(slice(items, n, itemSize), slice(noise, n, VAE.latentSize()), 1)
              .objective();
    }
    assertThat(whole.objective()).isCloseTo(sum / COUNT, within(1e-12));
    assertThat(whole.runningStatistics()).isEmpty();
    assertThat(oracle.loss(items, noise, 1).objective())
        .isNotCloseTo(whole.objective(), within(1e-6));
  }

  @Test
  void evaluation_putsTogetherWhatEncodeAndLogitsSay() {
    OracleVae oracle = OracleVae.of(VAE, parameters());
    OraclePosterior posterior = oracle.encode(items);
    double[] latents = posterior.mean().clone();
    double kl = 0;
    for (int i = 0; i < latents.length; i++) {
      double mean = posterior.mean()[i];
      double variance = Math.exp(posterior.logVariance()[i]);
      latents[i] += Math.sqrt(variance) * noise[i];
      kl += (mean * mean + variance - 1 - Math.log(variance)) / 2;
    }
    double[] means = oracle.decode(latents);
    double reconstruction = 0;
    for (int i = 0; i < items.length; i++) {
      reconstruction -= items[i] * Math.log(means[i]) + (1 - items[i]) * Math.log1p(-means[i]);
    }
    OracleLoss loss = oracle.evaluate(items, noise, 1);
    assertThat(loss.kl()).isCloseTo(kl / COUNT, within(1e-12));
    assertThat(loss.reconstruction()).isCloseTo(reconstruction / COUNT, within(1e-11));
  }

  @Test
  void trainingLoss_movesTheRunningStatisticsOfBothNetworks() {
    assertThat(OracleVae.of(VAE, parameters()).loss(items, noise, 1).runningStatistics())
        .containsOnlyKeys(
            "encoder[1].running_mean",
            "encoder[1].running_variance",
            "decoder[1].running_mean",
            "decoder[1].running_variance");
  }

  @Test
  void of_wrongSize() {
    assertThatThrownBy(
            () -> OracleVae.of(VAE, with(parameters(), "mean[0].bias", new double[] {1})))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("oracle: expected 3 values of mean[0].bias");
  }

  private static Map<String, double[]> parameters() {
    Weights weights = Weights.initial(VAE, 3);
    Map<String, double[]> parameters = new LinkedHashMap<>();
    for (ParameterSpec spec : VAE.parameters()) {
      float[] values = weights.get(spec.name());
      double[] wide = new double[values.length];
      for (int i = 0; i < values.length; i++) {
        wide[i] = values[i];
      }
      parameters.put(spec.name(), wide);
    }
    return parameters;
  }

  private static Map<String, double[]> with(
      Map<String, double[]> parameters, String name, double[] values) {
    Map<String, double[]> changed = new LinkedHashMap<>(parameters);
    changed.put(name, values);
    return changed;
  }

  private static double[] items() {
    double[] values = new double[COUNT * VAE.itemShape().volume()];
    CounterRandom random = CounterRandom.of(1, 1);
    for (int i = 0; i < values.length; i++) {
      values[i] = random.uniform(i);
    }
    return values;
  }

  private static double[] noise() {
    double[] values = new double[COUNT * VAE.latentSize()];
    GaussianStream stream = GaussianStream.of(1, 2);
    for (int i = 0; i < values.length; i++) {
      values[i] = stream.draw(i);
    }
    return values;
  }

  private static double[] mask() {
    double[] mask = new double[COUNT * VAE.encoder().shapes().get(3).volume()];
    CounterRandom random = CounterRandom.of(1, 3);
    for (int i = 0; i < mask.length; i++) {
      mask[i] = random.uniform(i) < 0.25 ? 0 : 1;
    }
    return mask;
  }

  private static double[] slice(double[] values, int item, int size) {
    return Arrays.copyOfRange(values, item * size, (item + 1) * size);
  }
}
