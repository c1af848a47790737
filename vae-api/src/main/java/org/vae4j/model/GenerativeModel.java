package org.vae4j.model;

import java.util.List;
import org.vae4j.Shape;

/**
 * The description of a model that makes items out of latent vectors, and that can be trained.
 * Immutable and safe to use from many threads.
 */
public sealed interface GenerativeModel permits Vae, Gan {
  /**
   * Returns the shape of one item.
   *
   * @return {@code [height, width, channels]} or {@code [n]}
   */
  Shape itemShape();

  /**
   * Returns the number of latent dimensions.
   *
   * @return the length of z
   */
  int latentSize();

  /**
   * Returns all parameters, those included that only training needs.
   *
   * @return their names, shapes and roles, in the order in which they are kept
   */
  List<ParameterSpec> parameters();

  /**
   * Returns the number of values that training changes by gradients.
   *
   * @return the sum of the sizes of all trainable parameters
   */
  default long parameterCount() {
    return parameters().stream()
        .filter(parameter -> parameter.role().trainable())
        .mapToLong(parameter -> parameter.shape().volume())
        .sum();
  }

  /**
   * Says what training minimizes.
   *
   * @return the objective in words, for example {@code Elbo[beta=1.0]}
   */
  String objectiveText();
}
