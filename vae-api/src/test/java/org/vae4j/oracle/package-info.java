/**
 * A slow second opinion: descriptions interpreted in plain Java, in double precision and straight
 * loops, with gradients. TensorFlow and ONNX Runtime are compared with it, so nothing here is
 * shared with them but the descriptions.
 */
@NullMarked
package org.vae4j.oracle;

import org.jspecify.annotations.NullMarked;
