package org.vae4j.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vae4j.Samples;
import org.vae4j.inference.ConditionalModelContract;
import org.vae4j.inference.VaeModel;
import org.vae4j.model.Condition;
import org.vae4j.model.Vae;
import org.vae4j.model.Weights;
import org.vae4j.oracle.OracleModel;
import org.vae4j.testing.ConditionalVae;
import org.vae4j.training.Provenance;
import org.vae4j.training.TrainedVae;

final class TensorFlowConditionalTest extends ConditionalModelContract {
  private static final Vae VAE = ConditionalVae.images();
  private static final Weights WEIGHTS = Weights.initial(VAE, 3);

  @Override
  protected VaeModel create() {
    return TensorFlowVae.load(
        new TrainedVae(VAE, WEIGHTS, List.of(), new Provenance(1, "", "", Map.of())));
  }

  @Test
  void values_thoseOfTheOracle() {
    try (VaeModel model = create();
        VaeModel oracle = OracleModel.of(VAE, WEIGHTS)) {
      Samples z = Samples.of(org.vae4j.Shape.of(2), 1, -1, 0.5f, 2, -2, 0.1f);
      Condition condition = model.condition().orElseThrow();
      Samples expected = oracle.decode(z, condition.of(0, 2, 1));
      Samples found = model.decode(z, condition.of(0, 2, 1));
      for (int n = 0; n < 3; n++) {
        assertThat(found.item(n)).containsExactly(expected.item(n), within(1e-5f));
      }
    }
  }
}
