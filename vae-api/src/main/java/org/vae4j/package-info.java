/**
 * What every other package speaks: {@link org.vae4j.Shape}, {@link org.vae4j.Samples} and {@link
 * org.vae4j.VaeException}.
 *
 * <p>The tour: a network is described in {@code org.vae4j.model} out of the layers of {@code
 * org.vae4j.layer}; {@code org.vae4j.data} brings the items it learns from; {@code
 * org.vae4j.training} holds the settings of a training run and what comes out of it; {@code
 * org.vae4j.inference} samples, reconstructs and interpolates with a model that a runtime module
 * has loaded; {@code org.vae4j.evaluation} measures how good such a model is. Nothing in this
 * module loads native code.
 */
@NullMarked
package org.vae4j;

import org.jspecify.annotations.NullMarked;
