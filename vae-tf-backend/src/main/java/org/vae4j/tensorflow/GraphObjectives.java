package org.vae4j.tensorflow;

import org.vae4j.model.Elbo;
import org.vae4j.model.Gan;
import org.vae4j.model.GenerativeModel;
import org.vae4j.model.ObjectiveInterpreter;
import org.vae4j.model.Vae;

/** The interpreter of objectives that builds them into TensorFlow graphs. */
final class GraphObjectives implements ObjectiveInterpreter<GraphObjective> {
  private final Vae vae;

  private GraphObjectives(Vae vae) {
    this.vae = vae;
  }

  /** Returns what training a model is about. */
  static GraphObjective of(GenerativeModel model) {
    if (model instanceof Vae vae) {
      return vae.objective().interpret(new GraphObjectives(vae));
    }
    if (model instanceof Gan gan) {
      return new GanObjective(gan);
    }
    throw new IllegalStateException("no objective for " + model);
  }

  @Override
  public GraphObjective elbo(Elbo objective) {
    return new ElboObjective(vae, objective);
  }
}
