package org.vae4j.evaluation;

import java.util.List;
import java.util.Optional;

/**
 * What one pass over a set of items leaves behind.
 *
 * @param statistics mean and covariance of all items
 * @param halves those of two disjoint random halves; empty if they were not asked for, or a half
 *     has fewer than two items
 * @param kept the features of up to a given number of items, evenly spread over the set
 * @param inception the inception score; empty if the extractor has no classes
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares sets
record FeatureSet(
    FrechetStatistics statistics,
    List<FrechetStatistics> halves,
    float[][] kept,
    Optional<InceptionScore> inception) {}
