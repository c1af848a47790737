package org.vae4j.examples.beta;

import java.util.List;
import org.vae4j.internal.Require;
import org.vae4j.model.Objective;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;

/**
 * What the study trains.
 *
 * @param latentDim the number of latent dimensions, at least 2 as the animation shows two
 * @param hiddenDim the width of both hidden layers of encoder and decoder
 * @param epochs passes over the training images
 * @param learningRate Adam's
 * @param betaValues the weights of the KL term, one model for each
 * @param batchSize training images per step
 * @param selectedClasses the classes that the animation of the latent space shows
 */
record StudyConfig(
    int latentDim,
    int hiddenDim,
    int epochs,
    double learningRate,
    List<Double> betaValues,
    int batchSize,
    List<Integer> selectedClasses) {
  private static final int CLASSES = 10;

  StudyConfig {
    Require.argument(
        latentDim >= 2, "model.latent_dim", "at least 2", latentDim, "20 are the study's");
    Require.positive(hiddenDim, "model.hidden_dim", "400 are the study's");
    Require.positive(epochs, "training.epochs", "30 are the study's");
    Require.argument(
        learningRate > 0 && Double.isFinite(learningRate),
        "training.learning_rate",
        "a positive number",
        learningRate,
        "0.001 is the study's");
    betaValues = List.copyOf(betaValues);
    for (double beta : betaValues) {
      Require.argument(
          beta >= 0 && Double.isFinite(beta),
          "training.beta_values",
          "numbers of at least 0",
          beta,
          "1 is the evidence lower bound");
    }
    requireDistinct(betaValues, "training.beta_values");
    Require.positive(batchSize, "data.batch_size", "128 are the study's");
    selectedClasses = List.copyOf(selectedClasses);
    for (int selected : selectedClasses) {
      Require.argument(
          selected >= 0 && selected < CLASSES,
          "data.selected_classes",
          "classes from 0 to 9",
          selected,
          "Fashion-MNIST has ten");
    }
    requireDistinct(selectedClasses, "data.selected_classes");
  }

  private static void requireDistinct(List<?> values, String where) {
    Require.argument(
        !values.isEmpty() && values.stream().distinct().count() == values.size(),
        where,
        "at least one value, none of them twice",
        values,
        "each stands for one model or one class");
  }

  /** Returns this configuration with another number of epochs. */
  StudyConfig withEpochs(int newEpochs) {
    return new StudyConfig(
        latentDim, hiddenDim, newEpochs, learningRate, betaValues, batchSize, selectedClasses);
  }

  /** Describes the model: dense layers with ReLU, and a Bernoulli likelihood of each pixel. */
  Vae vae(double beta) {
    return VaeBuilder.forImages(28, 28, 1)
        .encoder(e -> e.flatten().dense(hiddenDim).relu().dense(hiddenDim).relu())
        .latentSize(latentDim)
        .decoder(
            d -> d.dense(hiddenDim).relu().dense(hiddenDim).relu().dense(784).reshape(28, 28, 1))
        .objective(Objective.elbo().beta(beta))
        .build();
  }
}
