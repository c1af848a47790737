/**
 * Honest numbers for a generative model: how far its samples are from real items, and how good the
 * model itself is. {@link org.vae4j.evaluation.FidEvaluator} compares a set of real and a set of
 * generated items by the features that a {@link org.vae4j.evaluation.FeatureExtractor} finds, and
 * reports the Frechet distance with a floor and an interval, KID, precision, recall, density,
 * coverage and the inception score. {@link org.vae4j.evaluation.FrechetStatistics} are what is kept
 * of a set, in files that pytorch-fid reads too. {@link org.vae4j.evaluation.ElboEvaluator}, {@link
 * org.vae4j.evaluation.InformationEvaluator} and {@link org.vae4j.evaluation.ReconstructionReport}
 * measure a model on items that it was not trained with.
 */
@NullMarked
package org.vae4j.evaluation;

import org.jspecify.annotations.NullMarked;
