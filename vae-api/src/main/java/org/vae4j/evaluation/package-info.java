/**
 * Honest numbers for a generative model. {@link org.vae4j.evaluation.FidEvaluator} compares a set
 * of real and a set of generated items by the features that a {@link
 * org.vae4j.evaluation.FeatureExtractor} finds, and reports the Frechet distance with a floor and
 * an interval, KID, precision, recall, density, coverage and the inception score. {@link
 * org.vae4j.evaluation.FrechetStatistics} are what is kept of a set, in files that pytorch-fid
 * reads too.
 */
@NullMarked
package org.vae4j.evaluation;

import org.jspecify.annotations.NullMarked;
