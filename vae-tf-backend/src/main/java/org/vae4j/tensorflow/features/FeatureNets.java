package org.vae4j.tensorflow.features;

import org.vae4j.onnx.Device;
import org.vae4j.onnx.OnnxFeatureExtractor;

/**
 * The feature nets that come with this library: small convolutional classifiers that it trained
 * itself, pinned by version and SHA-256. Their features are the 64 values in front of the last
 * layer, and they have class probabilities. {@code docs/feature-nets.md} has the accuracy of each,
 * the distance between two real sets, and the command that made it.
 *
 * <p>Numbers found with one version must not be compared with those of another; the name of an
 * extractor has the version.
 */
public final class FeatureNets {
  private static final PinnedNet MNIST =
      new PinnedNet(
          "vae4j-mnist-1",
          "mnist-1.onnx",
          "99bb2c3f128912c90629697baa8508b69570943a1d5939099ba1f10bcc490ccf");

  private static final PinnedNet FASHION_MNIST =
      new PinnedNet(
          "vae4j-fashion-mnist-1",
          "fashion-mnist-1.onnx",
          "05d131e1eebbf1197254f8b39a7af0345c7e85b9a00a306c92ac01bb0b57ec6d");

  private FeatureNets() {}

  /**
   * Loads the net for MNIST, 28 x 28 grey images of white digits on black.
   *
   * @param preferences devices in order of preference; without any, {@link Device#cpu()}
   * @return an extractor, which the caller closes
   * @throws org.vae4j.VaeException if the resource is not the pinned one, or no device works
   */
  public static OnnxFeatureExtractor mnist(Device... preferences) {
    return MNIST.load(preferences);
  }

  /**
   * Loads the net for Fashion-MNIST, 28 x 28 grey images of white clothes on black.
   *
   * @param preferences devices in order of preference; without any, {@link Device#cpu()}
   * @return an extractor, which the caller closes
   * @throws org.vae4j.VaeException if the resource is not the pinned one, or no device works
   */
  public static OnnxFeatureExtractor fashionMnist(Device... preferences) {
    return FASHION_MNIST.load(preferences);
  }
}
