/** Writes trained models as ONNX files that were compared with TensorFlow before they are kept. */
@NullMarked
package org.vae4j.tensorflow.export;

import org.jspecify.annotations.NullMarked;
