package org.vae4j.testing;

import java.util.List;
import java.util.Map;
import org.vae4j.model.Vae;
import org.vae4j.training.LossTerms;

/**
 * A model with hashed weights, a batch, and what PyTorch computed from them in double precision.
 * Arrays are in our order: row-major, {@code [n, height, width, channels]}.
 *
 * @param name {@code mlp400} or {@code conv2}
 * @param vae the description
 * @param parameters the weights by our names
 * @param batch the number of items
 * @param items the batch
 * @param noise epsilon, {@code [batch, latentSize]}
 * @param output what comes out of encoder and decoder
 * @param gradients the gradients of the first of the steps
 * @param adamSteps the loss before each of some steps of Adam, all on the same batch and noise,
 *     with beta 1 and a learning rate of 1e-3
 */
@SuppressWarnings("ArrayRecordComponent") // plain data that nobody compares
public record GoldenModel(
    String name,
    Vae vae,
    Map<String, double[]> parameters,
    int batch,
    double[] items,
    double[] noise,
    GoldenOutput output,
    List<GoldenGradient> gradients,
    List<LossTerms> adamSteps) {
  /** The learning rate of {@link #adamSteps}. */
  public static final double LEARNING_RATE = 1e-3;

  /** Returns numbers of one parameter, for example its gradient, in PyTorch's order. */
  public double[] toTorch(String parameter, double[] ours) {
    return GoldenModels.layouts(vae).get(parameter).toTorch(ours);
  }

  /** Returns the name, for reports of parameterized tests. */
  @Override
  public String toString() {
    return name;
  }
}
