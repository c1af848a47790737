/**
 * Evaluates a model on a data set and writes what was found: {@link
 * org.vae4j.tensorflow.card.ModelCard#of} takes the model and the data, the builder it returns has
 * the settings, and the card that comes of it is written as JSON, as Markdown and as a page with
 * pictures. Host applications, which need {@code vae-onnx-runtime} alone, do not inherit it.
 */
@NullMarked
package org.vae4j.tensorflow.card;

import org.jspecify.annotations.NullMarked;
