/**
 * Trains models with TensorFlow Java. {@code TensorFlowBackend.create()} is what a trainer needs;
 * all native memory lives and dies inside a training run.
 */
@NullMarked
package org.vae4j.tensorflow;

import org.jspecify.annotations.NullMarked;
