package org.vae4j.tensorflow.card;

import java.util.List;
import java.util.Optional;
import org.vae4j.Samples;

/**
 * What the page of a card shows beside numbers.
 *
 * @param samples the first samples, if they can be drawn
 * @param columns how many items are in a row of samples and pairs
 * @param pairs rows of originals, each above a row of their reconstructions
 * @param walks along single latent dimensions
 * @param interpolations rows from one item to another
 * @param interpolationSteps the number of items in such a row
 * @param map where items lie in latent space
 */
record CardPictures(
    Optional<Samples> samples,
    int columns,
    Optional<Samples> pairs,
    List<Walk> walks,
    Optional<Samples> interpolations,
    int interpolationSteps,
    Optional<LatentMap> map) {
  CardPictures {
    walks = List.copyOf(walks);
  }

  /**
   * A walk along one dimension.
   *
   * @param dimension its number
   * @param kl its part of the KL term, in nats per item
   * @param items what is decoded on the way
   */
  record Walk(int dimension, double kl, Samples items) {}
}
