package org.vae4j.tensorflow;

import java.util.List;
import java.util.Map;
import org.vae4j.inference.VaeModel;
import org.vae4j.inference.VaeModelContract;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;
import org.vae4j.model.Weights;
import org.vae4j.training.Provenance;
import org.vae4j.training.TrainedVae;

final class TensorFlowVaeTest extends VaeModelContract {
  @Override
  protected VaeModel create() {
    Vae vae = VaeBuilder.forImages(9, 8, 3).latentSize(5).build();
    return TensorFlowVae.load(
        new TrainedVae(
            vae, Weights.initial(vae, 1), List.of(), new Provenance(1, "", "", Map.of())));
  }
}
