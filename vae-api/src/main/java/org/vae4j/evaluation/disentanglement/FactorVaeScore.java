package org.vae4j.evaluation.disentanglement;

/**
 * The FactorVAE metric.
 *
 * @param score the accuracy of the majority vote on evaluation votes, 0 to 1; 0 if no dimension is
 *     active
 * @param activeDimensions the number of dimensions whose standard deviation over all items is at
 *     least 0.05; the others have no vote
 */
public record FactorVaeScore(double score, int activeDimensions) {}
