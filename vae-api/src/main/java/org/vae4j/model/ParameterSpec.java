package org.vae4j.model;

import java.util.Objects;
import org.vae4j.Shape;

/**
 * One array of numbers that a network or a likelihood needs.
 *
 * @param name its name, unique in a model, for example {@code decoder[5].kernel}
 * @param shape its shape, as the layer's javadoc says
 * @param role what it is for
 * @param fanIn the number of inputs that one output depends on: {@code in} of a dense layer, {@code
 *     kernel * kernel * C} of a convolution, {@code kernel * kernel * filters} of a transposed one
 */
public record ParameterSpec(String name, Shape shape, Role role, int fanIn) {
  /** Checks that nothing is missing. */
  public ParameterSpec {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(shape, "shape");
    Objects.requireNonNull(role, "role");
  }

  /**
   * Returns the name of the network, or of what else the parameter belongs to.
   *
   * @return the start of its name, for example {@code decoder}
   */
  public String network() {
    int end = 0;
    while (end < name.length() && name.charAt(end) != '[' && name.charAt(end) != '.') {
      end++;
    }
    return name.substring(0, end);
  }

  /** What a parameter is for. */
  public enum Role {
    /** The weights of a dense layer or a convolution. */
    KERNEL("kernel"),
    /** What is added to each output. */
    BIAS("bias"),
    /** The factor of a batch normalization. */
    GAMMA("gamma"),
    /** The offset of a batch normalization. */
    BETA("beta"),
    /** The running mean of a batch normalization; not trained by gradients. */
    RUNNING_MEAN("running_mean"),
    /** The running variance of a batch normalization; not trained by gradients. */
    RUNNING_VARIANCE("running_variance"),
    /** The logarithm of a likelihood's scale. */
    LOG_SCALE("log_scale"),
    /** What a spectral normalization remembers of a kernel; not trained by gradients. */
    SPECTRAL_VECTOR("spectral_vector");

    private final String label;

    Role(String label) {
      this.label = label;
    }

    /**
     * Returns the last part of the names of parameters with this role.
     *
     * @return for example {@code kernel}
     */
    public String label() {
      return label;
    }

    /**
     * Tells whether gradients change the parameter.
     *
     * @return false for running statistics and spectral vectors
     */
    public boolean trainable() {
      return this != RUNNING_MEAN && this != RUNNING_VARIANCE && this != SPECTRAL_VECTOR;
    }
  }
}
