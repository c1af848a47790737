package org.vae4j.evaluation.disentanglement;

import java.util.List;
import java.util.Objects;
import org.vae4j.Samples;
import org.vae4j.data.SpriteDataset;
import org.vae4j.data.SpriteFactors;

/**
 * Makes items from known factors. Each factor has a number of values, from 0 on, and all
 * combinations exist. Implementations are safe to use from many threads.
 */
public interface FactorSource {
  /**
   * Returns the names of the factors.
   *
   * @return one for each factor
   */
  List<String> names();

  /**
   * Returns how many values each factor has.
   *
   * @return one number of at least 2 for each factor, in the order of {@link #names()}
   */
  List<Integer> counts();

  /**
   * Makes items. Equal factors need not give equal items: there may be more to an item than its
   * factors.
   *
   * @param factors for each item, the values of all factors
   * @return an item for each
   */
  Samples items(int[][] factors);

  /**
   * Returns the sprites that a data set would draw; which of them it has does not matter.
   *
   * @param sprites a data set with images of the right size
   * @return shape, scale, rotation, x and y, and their sprites
   */
  static FactorSource of(SpriteDataset sprites) {
    Objects.requireNonNull(sprites, "sprites");
    return new FactorSource() {
      @Override
      public List<String> names() {
        return SpriteFactors.names();
      }

      @Override
      public List<Integer> counts() {
        return SpriteFactors.counts();
      }

      @Override
      public Samples items(int[][] factors) {
        SpriteFactors[] all = new SpriteFactors[factors.length];
        for (int i = 0; i < all.length; i++) {
          int[] f = factors[i];
          all[i] = new SpriteFactors(f[0], f[1], f[2], f[3], f[4]);
        }
        return sprites.render(all);
      }
    };
  }
}
