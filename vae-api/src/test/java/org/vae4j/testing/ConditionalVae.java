package org.vae4j.testing;

import org.vae4j.model.Condition;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;

/** Small conditional models. */
public final class ConditionalVae {
  private ConditionalVae() {}

  /** Returns a model of RGB images of three classes. */
  public static Vae images() {
    return VaeBuilder.forImages(6, 5, 3)
        .conditionedOn(Condition.classes("Trouser", "Bag", "Boot"))
        .encoder(e -> e.conv2d(4, 3, 2).relu().flatten().dense(8).relu())
        .latentSize(2)
        .decoder(d -> d.dense(36).relu().reshape(3, 3, 4).convTranspose2d(3, 3, 2, 6, 5))
        .build();
  }

  /** Returns a model of images that flattens them first. */
  public static Vae flatImages() {
    return VaeBuilder.forImages(3, 2, 3)
        .conditionedOn(Condition.classes(4))
        .encoder(e -> e.flatten().dense(8).tanh())
        .latentSize(3)
        .decoder(d -> d.dense(18).reshape(3, 2, 3))
        .build();
  }

  /** Returns a model of vectors that is told vectors. */
  public static Vae vectors() {
    return VaeBuilder.forVectors(5)
        .conditionedOn(Condition.vector(2))
        .encoder(e -> e.dense(6).tanh())
        .latentSize(3)
        .decoder(d -> d.dense(6).tanh().dense(5))
        .build();
  }
}
