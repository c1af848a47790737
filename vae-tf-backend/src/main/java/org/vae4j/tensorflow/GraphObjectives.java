package org.vae4j.tensorflow;

import org.vae4j.model.BetaTcVae;
import org.vae4j.model.Elbo;
import org.vae4j.model.Gan;
import org.vae4j.model.GenerativeModel;
import org.vae4j.model.InfoVae;
import org.vae4j.model.Iwae;
import org.vae4j.model.ObjectiveInterpreter;
import org.vae4j.model.Vae;

/** The interpreter of objectives that builds them into TensorFlow graphs. */
final class GraphObjectives implements ObjectiveInterpreter<GraphObjective> {
  private final Vae vae;

  private final long trainingItems;

  private GraphObjectives(Vae vae, long trainingItems) {
    this.vae = vae;
    this.trainingItems = trainingItems;
  }

  /** Returns what training a model with this number of items is about. */
  static GraphObjective of(GenerativeModel model, long trainingItems) {
    if (model instanceof Vae vae) {
      return vae.objective().interpret(new GraphObjectives(vae, trainingItems));
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

  @Override
  public GraphObjective betaTcVae(BetaTcVae objective) {
    return new BetaTcVaeObjective(vae, objective, trainingItems);
  }

  @Override
  public GraphObjective infoVae(InfoVae objective) {
    return new InfoVaeObjective(vae, objective);
  }

  @Override
  public GraphObjective iwae(Iwae objective) {
    return new IwaeObjective(vae, objective);
  }
}
