package org.vae4j.evaluation.disentanglement;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * How well single latent dimensions stand for single factors. All scores are at most 1, which is
 * best; those of different data compare no more than the factors do.
 *
 * @param factors the names of the factors
 * @param latentSize the number of latent dimensions
 * @param seed the seed of all draws
 * @param trainingItems how many items or votes each metric learned from
 * @param testItems how many others it was tested on; the mutual information gap has none
 * @param batchSize the number of items of a vote and of pairs of a difference
 * @param mig the mutual information gap, 20 bins
 * @param sap the separated attribute predictability
 * @param dci disentanglement, completeness and informativeness
 * @param betaVae the beta-VAE metric
 * @param factorVae the FactorVAE metric
 */
public record DisentanglementReport(
    List<String> factors,
    int latentSize,
    long seed,
    int trainingItems,
    int testItems,
    int batchSize,
    double mig,
    double sap,
    DciScore dci,
    double betaVae,
    FactorVaeScore factorVae) {
  /** Copies the list. */
  public DisentanglementReport {
    factors = List.copyOf(Objects.requireNonNull(factors, "factors"));
    Objects.requireNonNull(dci, "dci");
    Objects.requireNonNull(factorVae, "factorVae");
  }

  /** Returns all numbers in a few lines, the first of which gives the settings. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        """
        %d latent dimensions, factors %s; %d training and %d test items, batches of %d, seed %d
        MIG %.3f, SAP %.3f, beta-VAE %.3f, FactorVAE %.3f (%d active dimensions)
        DCI %s""",
        latentSize,
        factors,
        trainingItems,
        testItems,
        batchSize,
        seed,
        mig,
        sap,
        betaVae,
        factorVae.score(),
        factorVae.activeDimensions(),
        dci);
  }
}
