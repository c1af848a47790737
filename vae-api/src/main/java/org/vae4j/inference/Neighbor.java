package org.vae4j.inference;

/**
 * An item of a data set that is near another.
 *
 * @param index its number in the data set, from 0
 * @param distance the Euclidean distance, over all values of an item or over all latent dimensions;
 *     0 for an exact copy
 */
public record Neighbor(int index, double distance) {}
