package org.vae4j.oracle;

import org.vae4j.inference.VaeModel;
import org.vae4j.inference.VaeModelContract;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;
import org.vae4j.model.Weights;

final class OracleModelTest extends VaeModelContract {
  @Override
  protected VaeModel create() {
    Vae vae =
        VaeBuilder.forImages(8, 8, 1)
            .encoder(e -> e.conv2d(4, 4, 2).batchNorm().relu().flatten().dense(8).relu())
            .latentSize(3)
            .decoder(d -> d.dense(32).relu().reshape(4, 4, 2).convTranspose2d(1, 4, 2))
            .build();
    return OracleModel.of(vae, Weights.initial(vae, 1));
  }
}
