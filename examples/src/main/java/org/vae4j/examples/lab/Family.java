package org.vae4j.examples.lab;

/** What kind of model an experiment trains. */
enum Family {
  /** A generator and a discriminator. */
  GAN,
  /** An encoder and a decoder. */
  VAE,
  /** A VAE whose reconstruction is judged by a discriminator. */
  VAE_GAN;

  /** Returns the name as people write it. */
  String label() {
    return name().replace('_', '-');
  }
}
