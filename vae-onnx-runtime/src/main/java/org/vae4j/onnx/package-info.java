/**
 * Serves exported models from ONNX Runtime. {@code OnnxVae.load} opens a model on the first {@code
 * Device} that works.
 */
@NullMarked
package org.vae4j.onnx;

import org.jspecify.annotations.NullMarked;
