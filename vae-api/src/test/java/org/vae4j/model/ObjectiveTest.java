package org.vae4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vae4j.Shape;

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

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
  void vaeGan_weightOutOfRange_isRefused(double weight) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Objective.vaeGan(weight))
        .withMessageStartingWith("VaeGan gamma: expected a finite number of at least 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Objective.vaeGan(1).beta(weight))
        .withMessageStartingWith("VaeGan beta: expected a finite number of at least 0");
  }

  @Test
  void vaeGan_discriminator_belongsToTheModel() {
    Vae plain = VaeBuilder.forVectors(4).build();
    Vae vae =
        VaeBuilder.forVectors(4)
            .objective(
                Objective.vaeGan(1)
                    .discriminator(d -> d.dense(3).relu().dense(1))
                    .spectralNormalization())
            .build();
    assertThat(vae.parameters().subList(0, plain.parameters().size()))
        .isEqualTo(plain.parameters());
    assertThat(vae.parameters().subList(plain.parameters().size(), vae.parameters().size()))
        .extracting(ParameterSpec::name)
        .containsExactly(
            "discriminator[0].kernel",
            "discriminator[0].bias",
            "discriminator[2].kernel",
            "discriminator[2].bias",
            "discriminator[0].spectral_vector",
            "discriminator[2].spectral_vector");
    assertThat(vae.toString())
        .contains("VaeGan[gamma=1.0, non-saturating, spectral normalization]", "discriminator[2]");
  }

  @Test
  void vaeGan_ofAConditionalModel_tellsTheDiscriminatorToo() {
    Vae vectors =
        VaeBuilder.forVectors(4)
            .conditionedOn(Condition.classes(3))
            .objective(Objective.vaeGan(1).discriminator(d -> d.dense(5).relu().dense(1)))
            .build();
    assertThat(shape(vectors, "discriminator[0].kernel")).isEqualTo(Shape.of(7, 5));
    Vae images =
        VaeBuilder.forImages(8, 8, 1)
            .conditionedOn(Condition.vector(2))
            .objective(Objective.vaeGan(1).discriminator(d -> d.conv2d(6, 4, 2).flatten().dense(1)))
            .build();
    assertThat(shape(images, "discriminator[0].kernel")).isEqualTo(Shape.of(4, 4, 3, 6));
  }

  @Test
  void auxiliaryClassifier_standsBesideADiscriminatorThatIsNotTold() {
    VaeGan objective =
        Objective.vaeGan(1)
            .discriminator(d -> d.conv2d(6, 4, 2).relu().flatten().dense(1))
            .auxiliaryClassifier(2);
    Vae vae =
        VaeBuilder.forImages(8, 8, 1)
            .conditionedOn(Condition.classes(3))
            .objective(objective)
            .build();
    assertThat(shape(vae, "discriminator[0].kernel")).isEqualTo(Shape.of(4, 4, 1, 6));
    assertThat(shape(vae, "classifier[0].kernel")).isEqualTo(Shape.of(4 * 4 * 6, 3));
    assertThat(vae.toString()).contains("classification=2.0", "classifier[0]");
    assertThat(objective.beta(2).loss(GanLoss.hinge()).featureLayers(1).spectralNormalization())
        .extracting(VaeGan::classification)
        .isEqualTo(2.0);
  }

  @Test
  void auxiliaryClassifier_withoutClasses_isRefused() {
    VaeGan objective = Objective.vaeGan(1).auxiliaryClassifier(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VaeBuilder.forVectors(4).objective(objective).build())
        .withMessage(
            "VaeGan auxiliaryClassifier: expected a model that is conditioned on classes, found no"
                + " condition; add conditionedOn(Condition.classes(…))");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                VaeBuilder.forVectors(4)
                    .conditionedOn(Condition.vector(2))
                    .objective(objective)
                    .build())
        .withMessageContaining("conditioned on classes, found");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, 0, Double.NaN, Double.POSITIVE_INFINITY})
  void auxiliaryClassifier_weightOutOfRange_isRefused(double weight) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Objective.vaeGan(1).auxiliaryClassifier(weight))
        .withMessageStartingWith("VaeGan auxiliaryClassifier: expected a finite weight");
  }

  private static Shape shape(Vae vae, String parameter) {
    return vae.parameters().stream()
        .filter(spec -> spec.name().equals(parameter))
        .findFirst()
        .orElseThrow()
        .shape();
  }

  @Test
  void vaeGan_discriminatorThatDoesNotFit_isRefused() {
    VaeBuilder vectors = VaeBuilder.forVectors(4);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> vectors.objective(Objective.vaeGan(1).discriminator(d -> d.dense(2))).build())
        .withMessageStartingWith("discriminator[0] Dense: expected output [1], found [2]");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                VaeBuilder.forVectors(4)
                    .objective(
                        Objective.vaeGan(1)
                            .discriminator(d -> d.dense(3).dense(1))
                            .featureLayers(2))
                    .build())
        .withMessage(
            "VaeGan featureLayers: expected at most 1, all layers of the discriminator but the"
                + " last, found 2; features come before the last layer");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Objective.vaeGan(1).featureLayers(0))
        .withMessageStartingWith("VaeGan featureLayers: expected at least 1");
  }

  @Test
  void text_isPartOfADescription() {
    Vae vae = VaeBuilder.forVectors(4).objective(Objective.betaTcVae(6)).build();
    assertThat(vae.objectiveText())
        .isEqualTo("BetaTcVae[alpha=1.0, beta=6.0, gamma=1.0, estimate=WEIGHTED]");
    assertThat(vae.toString()).contains(vae.objectiveText());
  }
}
