package org.vae4j.oracle;

import org.vae4j.inference.ConditionalModelContract;
import org.vae4j.inference.VaeModel;
import org.vae4j.model.Weights;
import org.vae4j.testing.ConditionalVae;

final class OracleConditionalModelTest extends ConditionalModelContract {
  @Override
  protected VaeModel create() {
    return OracleModel.of(ConditionalVae.images(), Weights.initial(ConditionalVae.images(), 3));
  }
}
