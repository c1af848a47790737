package org.vae4j.tensorflow;

import java.util.List;
import java.util.stream.Stream;
import org.vae4j.Shape;
import org.vae4j.model.DiscretizedLogistic;
import org.vae4j.model.Laplace;
import org.vae4j.model.Likelihood;
import org.vae4j.model.Scale;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;

/** Small models with every likelihood and every kind of scale. */
public final class LikelihoodModels {
  private LikelihoodModels() {}

  /** Returns every likelihood with every kind of scale. */
  public static List<Likelihood> likelihoods() {
    return List.of(
        Likelihood.bernoulli(),
        Likelihood.continuousBernoulli(),
        Likelihood.gaussian(0.3),
        Likelihood.gaussian(),
        Likelihood.gaussianPerValue(),
        Likelihood.laplace(0.3),
        Likelihood.laplace(),
        new Laplace(Scale.perValue()),
        new DiscretizedLogistic(Scale.fixed(0.05)),
        Likelihood.discretizedLogistic(),
        Likelihood.discretizedLogisticPerValue());
  }

  /** Returns models of images, vectors and matrices. */
  public static Stream<Vae> models() {
    return likelihoods().stream()
        .flatMap(
            likelihood -> {
              int outputs = likelihood.outputsPerValue();
              return Stream.of(
                      VaeBuilder.forImages(4, 3, 2)
                          .encoder(e -> e.flatten().dense(5).elu())
                          .decoder(
                              d ->
                                  d.dense(12)
                                      .elu()
                                      .reshape(2, 2, 3)
                                      .convTranspose2d(2 * outputs, 3, 2, 4, 3)),
                      VaeBuilder.forImages(2, 2, 3)
                          .encoder(e -> e.flatten().dense(5).elu())
                          .decoder(d -> d.dense(12 * outputs).reshape(2, 2, 3 * outputs)),
                      VaeBuilder.forVectors(5)
                          .encoder(e -> e.dense(4).elu())
                          .decoder(d -> d.dense(4).elu().dense(5 * outputs)))
                  .map(builder -> builder.latentSize(2).likelihood(likelihood).build());
            });
  }

  /** Returns items on the 256 levels that all likelihoods accept, black and white among them. */
  public static double[] items(Shape shape, int count) {
    double[] items = new double[count * shape.volume()];
    for (int i = 0; i < items.length; i++) {
      items[i] = (i % 3 == 0 ? 0 : i % 3 == 1 ? 255 : i * 53 % 256) / 255f;
    }
    return items;
  }
}
