/**
 * Tells how well single latent dimensions stand for single factors, on data whose factors are
 * known. {@link org.vae4j.evaluation.disentanglement.DisentanglementEvaluator} is where to start.
 */
@NullMarked
package org.vae4j.evaluation.disentanglement;

import org.jspecify.annotations.NullMarked;
