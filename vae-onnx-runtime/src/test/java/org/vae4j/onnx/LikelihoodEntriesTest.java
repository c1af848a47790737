package org.vae4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vae4j.model.DiscretizedLogistic;
import org.vae4j.model.Likelihood;
import org.vae4j.model.Scale;
import org.vae4j.onnx.internal.BundleFormat;

final class LikelihoodEntriesTest {
  private static Map<String, String> entries(String name, String scale) {
    return Map.of(BundleFormat.KEY_LIKELIHOOD, name, BundleFormat.KEY_LIKELIHOOD_SCALE, scale);
  }

  @Test
  void read_ofKnownLikelihoods() {
    assertThat(LikelihoodEntries.read(Map.of(BundleFormat.KEY_LIKELIHOOD, "bernoulli")))
        .contains(Likelihood.bernoulli());
    assertThat(LikelihoodEntries.read(Map.of(BundleFormat.KEY_LIKELIHOOD, "continuous_bernoulli")))
        .contains(Likelihood.continuousBernoulli());
    assertThat(LikelihoodEntries.read(entries("gaussian", "0.125")))
        .contains(Likelihood.gaussian(0.125));
    assertThat(LikelihoodEntries.read(entries("laplace", "1.0E-3")))
        .contains(Likelihood.laplace(0.001));
    assertThat(LikelihoodEntries.read(entries("discretized_logistic", "0.05")))
        .contains(new DiscretizedLogistic(Scale.fixed(0.05)));
    assertThat(LikelihoodEntries.read(entries("gaussian", "per value")))
        .contains(Likelihood.gaussianPerValue());
  }

  /** Such files serve as before; only their likelihood is not known. */
  @ParameterizedTest
  @ValueSource(strings = {"", "a tenth", "NaN", "0", "-1", "1e9"})
  void read_ofAScaleThatIsNone_isEmpty(String scale) {
    assertThat(LikelihoodEntries.read(entries("gaussian", scale))).isEmpty();
  }

  @Test
  void read_ofOlderAndNewerFiles_isEmpty() {
    assertThat(LikelihoodEntries.read(Map.of(BundleFormat.KEY_LIKELIHOOD, "gaussian"))).isEmpty();
    assertThat(LikelihoodEntries.read(entries("student_t", "0.1"))).isEmpty();
    assertThat(LikelihoodEntries.read(Map.of())).isEmpty();
  }
}
