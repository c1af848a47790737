package org.vae4j.examples.beta;

import java.util.List;

/**
 * What a conditional model is worth.
 *
 * @param beta the weight of the KL term
 * @param seed what repeats the run
 * @param date when it ended
 * @param seconds how long it took
 * @param reconstruction of the test images after the last epoch, which are told their class
 * @param kl likewise, not weighted
 * @param pixelFrechet the document's distance, one number for each draw
 * @param fid the distance between features; samples are drawn of each class in turn
 * @param agreement how often the pinned net finds the class that was asked for, in [0, 1]
 * @param agreementByClass the same of each class
 */
record ConditionalResult(
    double beta,
    long seed,
    String date,
    double seconds,
    double reconstruction,
    double kl,
    List<Double> pixelFrechet,
    double fid,
    double agreement,
    List<Double> agreementByClass) {}
