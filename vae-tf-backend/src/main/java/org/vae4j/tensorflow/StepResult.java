package org.vae4j.tensorflow;

import org.vae4j.training.LossTerms;

/**
 * What one step found before it changed the weights.
 *
 * @param loss the loss of the batch
 * @param gradientNorm the length of the gradients of all parameters together, before clipping
 */
record StepResult(LossTerms loss, double gradientNorm) {}
