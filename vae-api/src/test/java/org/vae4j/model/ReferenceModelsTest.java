package org.vae4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

final class ReferenceModelsTest {
  @Test
  void parameterCounts_areThoseOfPyTorch() {
    assertThat(ReferenceModels.mlp400().build().parameterCount()).isEqualTo(973_624);
    assertThat(ReferenceModels.conv2().build().parameterCount()).isEqualTo(1_700_609);
    assertThat(ReferenceModels.conv3bn().build().parameterCount()).isEqualTo(399_137);
  }

  @Test
  void latentSize_changesNothingElse() {
    List<IntFunction<VaeBuilder>> models =
        List.of(ReferenceModels::mlp400, ReferenceModels::conv2, ReferenceModels::conv3bn);

    // Each dimension has a weight and a bias in both heads, and a weight in the decoder.
    assertThat(models)
        .extracting(
            model ->
                model.apply(65).build().parameterCount() - model.apply(64).build().parameterCount())
        .containsExactly(2 * 401L + 400, 2 * 257L + 256, 2 * 2049L + 2048);
    assertThat(models).allSatisfy(m -> assertThat(m.apply(3).build().latentSize()).isEqualTo(3));
    assertThat(models)
        .allSatisfy(model -> assertThatIllegalArgumentException().isThrownBy(() -> model.apply(0)));
  }
}
