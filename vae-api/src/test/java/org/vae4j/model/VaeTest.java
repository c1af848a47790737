package org.vae4j.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vae4j.Shape;
import org.vae4j.model.ParameterSpec.Role;

final class VaeTest {
  @Test
  void referenceModels_haveTheirNumberOfParameters() {
    assertThat(ReferenceModels.mlp400().build().parameterCount()).isEqualTo(973_624);
    assertThat(ReferenceModels.conv2().build().parameterCount()).isEqualTo(1_700_609);
    assertThat(ReferenceModels.conv3bn().build().parameterCount()).isEqualTo(399_137);
  }

  @Test
  void parameters_ofConvolutions() {
    Vae vae = ReferenceModels.conv3bn().build();
    assertThat(vae.parameters())
        .contains(
            new ParameterSpec("encoder[4].kernel", Shape.of(3, 3, 32, 64), Role.KERNEL, 288),
            new ParameterSpec("encoder[4].bias", Shape.of(64), Role.BIAS, 288),
            new ParameterSpec("encoder[5].gamma", Shape.of(64), Role.GAMMA, 1),
            new ParameterSpec("encoder[5].beta", Shape.of(64), Role.BETA, 1),
            new ParameterSpec("encoder[5].running_mean", Shape.of(64), Role.RUNNING_MEAN, 1),
            new ParameterSpec(
                "encoder[5].running_variance", Shape.of(64), Role.RUNNING_VARIANCE, 1),
            new ParameterSpec("mean[0].kernel", Shape.of(2048, 32), Role.KERNEL, 2048),
            new ParameterSpec("log_variance[0].bias", Shape.of(32), Role.BIAS, 2048),
            new ParameterSpec("decoder[3].kernel", Shape.of(3, 3, 64, 128), Role.KERNEL, 576),
            new ParameterSpec("decoder[3].bias", Shape.of(64), Role.BIAS, 576));
    assertThat(vae.parameters()).extracting(ParameterSpec::name).doesNotHaveDuplicates();
  }

  @Test
  void parameters_areTrainable_butRunningStatistics() {
    assertThat(Role.values())
        .filteredOn(role -> !role.trainable())
        .containsExactly(Role.RUNNING_MEAN, Role.RUNNING_VARIANCE, Role.SPECTRAL_VECTOR);
  }

  @Test
  void toString_isATable() {
    Vae vae =
        VaeBuilder.forImages(8, 8, 1)
            .encoder(e -> e.conv2d(4, 3, 2).batchNorm().relu().flatten())
            .latentSize(2)
            .decoder(d -> d.dense(64).reshape(8, 8, 1))
            .objective(Objective.elbo().beta(0.5))
            .build();
    assertThat(vae.toString().lines().map(line -> line.replaceAll(" +", " ")))
        .containsExactly(
            "Vae [8, 8, 1] -> 2 latent dimensions, bernoulli likelihood, Elbo[beta=0.5]",
            "encoder[0] conv2d(4, 3, 2, SAME) [4, 4, 4] 40",
            "encoder[1] batchNorm(0.9, 1.0E-5) [4, 4, 4] 8",
            "encoder[2] relu [4, 4, 4] 0",
            "encoder[3] flatten [64] 0",
            "mean[0] dense(2) [2] 130",
            "log_variance[0] dense(2) [2] 130",
            "decoder[0] dense(64) [64] 192",
            "decoder[1] reshape(8, 8, 1) [8, 8, 1] 0",
            "500 trainable parameters");
  }
}
