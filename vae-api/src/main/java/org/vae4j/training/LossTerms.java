package org.vae4j.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The loss of a set of items, term by term, averaged over the items. For a variational autoencoder
 * the terms are in nats per item, summed over the values of an item and over latent dimensions; the
 * first three are {@link #RECONSTRUCTION}, {@link #KL} and {@link #OBJECTIVE}, and an objective may
 * have more, which its javadoc names.
 *
 * @param values the terms by name, in the order in which they are shown; unmodifiable
 */
public record LossTerms(Map<String, Double> values) {
  /** {@code -log p(x|z)}, with one draw of z per item unless the objective has more. */
  public static final String RECONSTRUCTION = "reconstruction";

  /** {@code KL(q(z|x) || p(z))}, not weighted. */
  public static final String KL = "kl";

  /** What was minimized. */
  public static final String OBJECTIVE = "objective";

  /** The negative evidence lower bound: what {@link #total()} adds up. */
  public static final String TOTAL = "total";

  /**
   * What the discriminator of a {@link org.vae4j.model.Gan} or {@link org.vae4j.model.VaeGan}
   * minimizes against its adversary; a number without unit.
   */
  public static final String DISCRIMINATOR = "discriminator";

  /**
   * What the generator of a {@link org.vae4j.model.Gan}, or the decoder of a {@link
   * org.vae4j.model.VaeGan}, minimizes against its adversary; a number without unit.
   */
  public static final String GENERATOR = "generator";

  /**
   * The distance of reconstructions in the features of a {@link org.vae4j.model.VaeGan}'s
   * discriminator, {@code |f(x) - f(x')|^2 / 2}, summed over features.
   */
  public static final String FEATURE_RECONSTRUCTION = "feature_reconstruction";

  /**
   * What the auxiliary classifier of a {@link org.vae4j.model.VaeGan} minimizes: {@code -log
   * p(c|x)} of the class of items of the data, in nats.
   */
  public static final String CLASSIFICATION = "classification";

  /**
   * What the decoder of a {@link org.vae4j.model.VaeGan} minimizes with the auxiliary classifier:
   * {@code -log p(c|x)} of the class that items were decoded with, the mean of reconstructions plus
   * the mean of samples, in nats.
   */
  public static final String GENERATED_CLASSIFICATION = "generated_classification";

  /**
   * How varied generated items are: the sum over an item's values of their variance over a
   * generated batch, divided by the same of the batch of data. 1 means as varied as the data, 0
   * that all are alike; 0 also where the batch of data does not vary, such as one of one item.
   */
  public static final String DIVERSITY = "diversity";

  /** Copies the values in their order. */
  public LossTerms {
    values =
        Collections.unmodifiableMap(new LinkedHashMap<>(Objects.requireNonNull(values, "values")));
  }

  /**
   * Returns the terms of a variational autoencoder without others.
   *
   * @param reconstruction {@code -log p(x|z)}, in nats per item
   * @param kl {@code KL(q(z|x) || p(z))}, not weighted, in nats per item
   * @param objective what was minimized; the same as {@link #total()} for beta 1
   */
  public LossTerms(double reconstruction, double kl, double objective) {
    this(inOrder(reconstruction, kl, objective));
  }

  private static Map<String, Double> inOrder(double reconstruction, double kl, double objective) {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(RECONSTRUCTION, reconstruction);
    values.put(KL, kl);
    values.put(OBJECTIVE, objective);
    return values;
  }

  /**
   * Returns a term by its name.
   *
   * @param name the name, for example {@link #KL}
   * @return the value; not a number if there is no such term
   */
  public double value(String name) {
    return values.getOrDefault(Objects.requireNonNull(name, "name"), Double.NaN);
  }

  /**
   * Returns {@code -log p(x|z)}.
   *
   * @return the reconstruction term, in nats per item; not a number if the model has none
   */
  public double reconstruction() {
    return value(RECONSTRUCTION);
  }

  /**
   * Returns {@code KL(q(z|x) || p(z))}, not weighted.
   *
   * @return the KL term, in nats per item; not a number if the model has none
   */
  public double kl() {
    return value(KL);
  }

  /**
   * Returns what was minimized.
   *
   * @return the objective; the same as {@link #total()} for the plain bound
   */
  public double objective() {
    return value(OBJECTIVE);
  }

  /**
   * Returns the negative evidence lower bound, whatever beta is.
   *
   * @return {@code reconstruction + kl}, in nats per item; not a number if the model has none
   */
  public double total() {
    return reconstruction() + kl();
  }

  /**
   * Returns the terms as they are logged.
   *
   * @return {@link #TOTAL}, where there is one, and then all terms; unmodifiable
   */
  public Map<String, Double> withTotal() {
    Map<String, Double> all = new LinkedHashMap<>();
    if (values.containsKey(RECONSTRUCTION) && values.containsKey(KL)) {
      all.put(TOTAL, total());
    }
    all.putAll(values);
    return Collections.unmodifiableMap(all);
  }
}
