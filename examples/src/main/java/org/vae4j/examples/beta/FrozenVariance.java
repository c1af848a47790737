package org.vae4j.examples.beta;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.vae4j.Samples;
import org.vae4j.inference.Sampler;
import org.vae4j.inference.VaeModel;
import org.vae4j.inference.prior.LatentPrior;

/**
 * What comes out of a decoder whose latent vectors have the mean 0 and a fixed standard deviation.
 *
 * @param sigma the standard deviation of each latent value
 * @param draws what was measured of each set of images
 */
record FrozenVariance(double sigma, List<ImageSetMeasures> draws) {
  static final List<Double> SIGMAS = List.of(0.1, 0.5, 1.0);

  FrozenVariance {
    draws = List.copyOf(draws);
  }

  static List<FrozenVariance> of(VaeModel model, long seed, int images, int draws) {
    List<FrozenVariance> rows = new ArrayList<>();
    for (double sigma : SIGMAS) {
      Sampler sampler = sampler(model, seed, sigma);
      List<ImageSetMeasures> measures = new ArrayList<>();
      for (int draw = 0; draw < draws; draw++) {
        measures.add(ImageSetMeasures.of(sampler.sample(images)));
      }
      rows.add(new FrozenVariance(sigma, measures));
    }
    return rows;
  }

  /** Returns some images of each standard deviation, all of the same noise, in a row each. */
  static Samples images(VaeModel model, long seed, int each) {
    return SIGMAS.stream()
        .map(sigma -> sampler(model, seed, sigma).sample(each))
        .reduce(Samples::concat)
        .orElseThrow();
  }

  private static Sampler sampler(VaeModel model, long seed, double sigma) {
    return Sampler.of(model).prior(LatentPrior.standardNormal()).seed(seed).temperature(sigma);
  }

  /** Returns these draws and those of another model. */
  FrozenVariance and(FrozenVariance other) {
    return new FrozenVariance(sigma, Stream.concat(draws.stream(), other.draws.stream()).toList());
  }

  Spread spread(ToDoubleFunction<ImageSetMeasures> measure) {
    return Spread.of(draws.stream().mapToDouble(measure).toArray());
  }
}
