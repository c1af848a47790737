package org.vae4j.model;

/**
 * Three small networks for 28x28 grey images whose numbers are known from PyTorch, for comparisons
 * and benchmarks. Each is a builder that objectives can still be set on.
 */
public final class ReferenceModels {
  private ReferenceModels() {}

  /**
   * Returns the dense network: 784-400-400-(20, 20) and 20-400-400-784 with ReLU; 973,624
   * parameters.
   *
   * @return a builder
   */
  public static VaeBuilder mlp400() {
    return mlp400(20);
  }

  /**
   * Returns the dense network with another number of latent dimensions.
   *
   * @param latentSize the number of latent dimensions, at least 1
   * @return a builder
   * @throws IllegalArgumentException if the number is less than 1
   */
  public static VaeBuilder mlp400(int latentSize) {
    return VaeBuilder.forImages(28, 28, 1)
        .encoder(e -> e.flatten().dense(400).relu().dense(400).relu())
        .latentSize(latentSize)
        .decoder(d -> d.dense(400).relu().dense(400).relu().dense(784).reshape(28, 28, 1));
  }

  /**
   * Returns the convolutional network: two convolutions of kernel 4 and stride 2 with 32 and 64
   * channels, a hidden layer of 256, 32 latent dimensions, and the mirror image; 1,700,609
   * parameters.
   *
   * @return a builder
   */
  public static VaeBuilder conv2() {
    return conv2(32);
  }

  /**
   * Returns the convolutional network with another number of latent dimensions.
   *
   * @param latentSize the number of latent dimensions, at least 1
   * @return a builder
   * @throws IllegalArgumentException if the number is less than 1
   */
  public static VaeBuilder conv2(int latentSize) {
    return VaeBuilder.forImages(28, 28, 1)
        .encoder(e -> e.conv2d(32, 4, 2).relu().conv2d(64, 4, 2).relu().flatten().dense(256).relu())
        .latentSize(latentSize)
        .decoder(
            d ->
                d.dense(256)
                    .relu()
                    .dense(7 * 7 * 64)
                    .relu()
                    .reshape(7, 7, 64)
                    .convTranspose2d(32, 4, 2)
                    .relu()
                    .convTranspose2d(1, 4, 2));
  }

  /**
   * Returns the network with batch normalization and dropout: three convolutions of kernel 3 and
   * stride 2 with 32, 64 and 128 channels, 32 latent dimensions, and three transposed convolutions;
   * 399,137 parameters. With {@code SAME} padding the extra border pixel of kernel 3 lies at the
   * bottom right, where PyTorch's {@code padding=1} puts it at the top left.
   *
   * @return a builder
   */
  public static VaeBuilder conv3bn() {
    return conv3bn(32);
  }

  /**
   * Returns the network with batch normalization and dropout with another number of latent
   * dimensions.
   *
   * @param latentSize the number of latent dimensions, at least 1
   * @return a builder
   * @throws IllegalArgumentException if the number is less than 1
   */
  public static VaeBuilder conv3bn(int latentSize) {
    return VaeBuilder.forImages(28, 28, 1)
        .encoder(
            e ->
                e.conv2d(32, 3, 2)
                    .batchNorm()
                    .relu()
                    .dropout(0.1)
                    .conv2d(64, 3, 2)
                    .batchNorm()
                    .relu()
                    .dropout(0.1)
                    .conv2d(128, 3, 2)
                    .batchNorm()
                    .relu()
                    .dropout(0.1)
                    .flatten())
        .latentSize(latentSize)
        .decoder(
            d ->
                d.dense(4 * 4 * 128)
                    .relu()
                    .reshape(4, 4, 128)
                    .convTranspose2d(64, 3, 2, 7, 7)
                    .batchNorm()
                    .relu()
                    .convTranspose2d(32, 4, 2)
                    .batchNorm()
                    .relu()
                    .convTranspose2d(1, 4, 2));
  }
}
