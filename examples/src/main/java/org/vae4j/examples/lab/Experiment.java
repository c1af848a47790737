package org.vae4j.examples.lab;

import java.util.ArrayList;
import java.util.List;
import org.vae4j.model.GanLoss;

/**
 * One training of the lab.
 *
 * @param data the data set
 * @param family the kind of model
 * @param loss hinge or bce for a GAN; elbo or vae-gan for the others
 * @param latentSize the number of latent dimensions
 */
record Experiment(LabData data, Family family, String loss, int latentSize) {
  private static final int[] GAN_SIZES = {32, 64, 128};
  private static final int[] VAE_SIZES = {8, 16, 32};
  private static final int VAE_GAN_SIZE = 32;

  /** Returns all experiments: 12 GANs, 6 VAEs, and a VAE-GAN for each data set. */
  static List<Experiment> all() {
    List<Experiment> all = new ArrayList<>();
    for (LabData data : LabData.values()) {
      for (int size : VAE_SIZES) {
        all.add(new Experiment(data, Family.VAE, "elbo", size));
      }
    }
    for (int size : GAN_SIZES) {
      for (LabData data : LabData.values()) {
        for (String loss : List.of("hinge", "bce")) {
          all.add(new Experiment(data, Family.GAN, loss, size));
        }
      }
    }
    for (LabData data : LabData.values()) {
      all.add(new Experiment(data, Family.VAE_GAN, "vae-gan", VAE_GAN_SIZE));
    }
    return all;
  }

  /** Returns the name, as in {@code MNIST_GAN_hinge_z64}. */
  String name() {
    return data.label()
        + switch (family) {
          case GAN -> "_GAN_" + loss + "_z" + latentSize;
          case VAE -> "_VAE_latent" + latentSize;
          case VAE_GAN -> "_VAEGAN_latent" + latentSize;
        };
  }

  GanLoss ganLoss() {
    return loss.equals("hinge") ? GanLoss.hinge() : GanLoss.nonSaturating();
  }
}
