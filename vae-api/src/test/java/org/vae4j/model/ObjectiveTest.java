package org.vae4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ObjectiveTest {
  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
  void betaTcVae_weightOutOfRange_isRefused(double weight) {
    List<ThrowingCallable> calls =
        List.of(
            () -> Objective.betaTcVae(weight),
            () -> Objective.betaTcVae(1).alpha(weight),
            () -> Objective.betaTcVae(1).gamma(weight));
    for (ThrowingCallable call : calls) {
      assertThatIllegalArgumentException()
          .isThrownBy(call)
          .withMessageMatching("BetaTcVae (alpha|beta|gamma): expected a finite number.*");
    }
  }

  @Test
  void betaTcVae_settings_doNotTouchTheOthers() {
    BetaTcVae objective =
        Objective.betaTcVae(6).alpha(2).gamma(3).estimate(BetaTcVae.Estimate.STRATIFIED);
    assertThat(objective).isEqualTo(new BetaTcVae(2, 6, 3, BetaTcVae.Estimate.STRATIFIED));
    assertThat(Objective.betaTcVae(6))
        .isEqualTo(new BetaTcVae(1, 6, 1, BetaTcVae.Estimate.WEIGHTED));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void infoVae_alphaOutOfRange_isRefused(double alpha) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Objective.infoVae(alpha, 10))
        .withMessageStartingWith("InfoVae alpha: expected 0 to 1");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.4, Double.NaN, Double.POSITIVE_INFINITY})
  void infoVae_negativeWeightOfTheDiscrepancy_isRefused(double lambda) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Objective.infoVae(0.5, lambda))
        .withMessageStartingWith("InfoVae lambda: expected at least 0.5");
  }

  @Test
  void mmdVae_isInfoVaeWithoutKl() {
    assertThat(Objective.mmdVae(500)).isEqualTo(Objective.infoVae(1, 500));
    assertThat(Objective.mmdVae(500).kernel(MmdKernel.inverseMultiquadratic()).kernel().kind())
        .isEqualTo(MmdKernel.Kind.INVERSE_MULTIQUADRATIC);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void kernel_scaleOutOfRange_isRefused(double scale) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MmdKernel.rbf().scale(scale))
        .withMessageStartingWith("MmdKernel scale: expected a positive finite number");
  }

  @Test
  void iwae_withoutDraws_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Objective.iwae(0))
        .withMessageStartingWith("Iwae samples: expected at least 1");
  }

  @Test
  void text_isPartOfADescription() {
    Vae vae = VaeBuilder.forVectors(4).objective(Objective.betaTcVae(6)).build();
    assertThat(vae.objectiveText())
        .isEqualTo("BetaTcVae[alpha=1.0, beta=6.0, gamma=1.0, estimate=WEIGHTED]");
    assertThat(vae.toString()).contains(vae.objectiveText());
  }
}
