package org.vae4j.oracle;

import java.util.Map;

/**
 * The loss of a batch in nats per item, averaged over the batch, and what one training step needs.
 *
 * @param reconstruction {@code -log p(x|z)}
 * @param kl {@code KL(q(z|x) || p(z))}, not weighted
 * @param objective what the model's objective makes of both; {@code reconstruction + beta * kl}
 *     unless it has free bits or a capacity
 * @param gradients the derivatives of the objective, for each trainable parameter by name
 * @param runningStatistics those after the step, by parameter name; empty outside training
 */
public record OracleLoss(
    double reconstruction,
    double kl,
    double objective,
    Map<String, double[]> gradients,
    Map<String, double[]> runningStatistics) {}
