package org.vae4j.examples.beta;

import java.util.List;

/**
 * The same measures between training and test images: what a perfect model would reach.
 *
 * @param pixelFrechet the document's distance, between its 1,000 first images of each set
 * @param pixelFrechetAll the same between all test images and as many training images
 * @param fid between the features of as many
 * @param images of sets of test images as large as those of the analysis with frozen parameters
 */
record RealFloors(
    double pixelFrechet, double pixelFrechetAll, double fid, List<ImageSetMeasures> images) {}
