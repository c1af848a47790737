package org.vae4j.model;

import java.util.List;

/**
 * A likelihood whose distributions have a scale beside the location that the decoder gives. Unless
 * it says otherwise it is a density of any finite numbers. Immutable.
 */
public sealed interface LocationScale extends Likelihood
    permits Gaussian, Laplace, DiscretizedLogistic {
  /**
   * Returns where the scale comes from.
   *
   * @return the scale, in units of the values
   */
  Scale scale();

  @Override
  default boolean accepts(float value) {
    return Float.isFinite(value);
  }

  @Override
  default String range() {
    return "finite values";
  }

  @Override
  default String hint() {
    return "leave out items with missing values";
  }

  @Override
  default boolean density() {
    return true;
  }

  @Override
  default int outputsPerValue() {
    return scale().outputsPerValue();
  }

  @Override
  default List<ParameterSpec> parameters() {
    return scale().parameters();
  }

  @Override
  default double initialLogScale() {
    return scale().initialLog();
  }
}
