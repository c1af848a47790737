package org.vae4j.model;

/**
 * Makes something out of an objective: the ops of a graph, or a number. There is a method for each
 * objective, so that a new one does not compile until every interpreter knows it; nothing else in
 * training, export or serving has to.
 *
 * @param <T> what is made
 */
public interface ObjectiveInterpreter<T> {
  /**
   * Interprets the evidence lower bound and its variants.
   *
   * @param objective the objective
   * @return what it becomes
   */
  T elbo(Elbo objective);

  /**
   * Interprets the bound with its KL term in three parts.
   *
   * @param objective the objective
   * @return what it becomes
   */
  T betaTcVae(BetaTcVae objective);

  /**
   * Interprets the objective with a maximum mean discrepancy.
   *
   * @param objective the objective
   * @return what it becomes
   */
  T infoVae(InfoVae objective);

  /**
   * Interprets the importance-weighted bound.
   *
   * @param objective the objective
   * @return what it becomes
   */
  T iwae(Iwae objective);

  /**
   * Interprets the objective with an adversary.
   *
   * @param objective the objective
   * @return what it becomes
   */
  T vaeGan(VaeGan objective);
}
