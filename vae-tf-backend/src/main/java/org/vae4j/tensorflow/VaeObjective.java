package org.vae4j.tensorflow;

import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;
import org.vae4j.model.Vae;
import org.vae4j.training.LossTerms;

/**
 * An objective that all parameters minimize together, in one move: the case of most. What is left
 * to say is which terms it has.
 */
abstract class VaeObjective implements GraphObjective {
  private final Vae vae;

  VaeObjective(Vae vae) {
    this.vae = vae;
  }

  /**
   * Builds the terms of a batch, in the order in which they are shown.
   *
   * @return scalars by name, among them {@link LossTerms#OBJECTIVE}, which is minimized
   */
  abstract Map<String, Operand<TFloat32>> terms(BatchGraph batch, VaeGraph model);

  Vae vae() {
    return vae;
  }

  @Override
  public int noisePerItem() {
    return vae.latentSize();
  }

  @Override
  public final List<Move> moves(BatchGraph batch) {
    GraphLayers layers = batch.layers().get();
    Map<String, Operand<TFloat32>> terms = terms(batch, batch.model(vae, layers));
    Move.Player all = new Move.Player(terms.get(LossTerms.OBJECTIVE), parameter -> true);
    return List.of(new Move(terms, List.of(all), layers.updates(), 1));
  }

  @Override
  public final Map<String, Operand<TFloat32>> measure(BatchGraph batch) {
    return terms(batch, batch.model(vae, batch.layers().get()));
  }
}
