package org.vae4j.tensorflow;

import java.util.stream.Stream;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.RewriterConfig.Toggle;
import org.vae4j.layer.LeakyRelu;
import org.vae4j.model.Gan;
import org.vae4j.model.GenerativeModel;
import org.vae4j.model.Network;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeGan;

/**
 * TensorFlow's remapper, which fuses ops. On the gradient of a leaky ReLU behind a bias it fails,
 * leaves the graph as it was, and writes an error to standard error that no setting turns off: so
 * it is turned off for models that have one.
 */
final class Remapping {
  private Remapping() {}

  /** Returns the configuration for training a model. */
  static ConfigProto in(ConfigProto config, GenerativeModel model) {
    if (networks(model)
        .flatMap(network -> network.layers().stream())
        .noneMatch(layer -> layer instanceof LeakyRelu)) {
      return config;
    }
    ConfigProto.Builder without = config.toBuilder();
    without.getGraphOptionsBuilder().getRewriteOptionsBuilder().setRemapping(Toggle.OFF);
    return without.build();
  }

  private static Stream<Network> networks(GenerativeModel model) {
    if (model instanceof Gan gan) {
      return Stream.of(gan.generator(), gan.discriminator());
    }
    Vae vae = (Vae) model;
    Stream<Network> own = Stream.of(vae.encoder(), vae.decoder());
    return vae.objective() instanceof VaeGan adversary
        ? Stream.concat(own, Stream.of(adversary.discriminator(vae.itemShape(), vae.condition())))
        : own;
  }
}
