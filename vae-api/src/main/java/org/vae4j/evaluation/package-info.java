/**
 * Honest numbers for a generative model: distances between a set of real and a set of generated
 * items, over features that a {@link org.vae4j.evaluation.FeatureExtractor} finds.
 */
@NullMarked
package org.vae4j.evaluation;

import org.jspecify.annotations.NullMarked;
