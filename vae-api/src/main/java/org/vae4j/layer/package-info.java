/**
 * The layers a network is made of: each a small immutable record under the sealed {@link
 * org.vae4j.layer.Layer}, with its meaning, shapes and parameters in its javadoc.
 *
 * <p>A layer computes nothing by itself. What it means is said by the interpreters: shape
 * inference, the training graph, the exported graph, and in tests a slow plain-Java oracle. Each of
 * them implements {@link org.vae4j.layer.LayerInterpreter}, so a new layer does not compile until
 * all of them know it.
 */
@NullMarked
package org.vae4j.layer;

import org.jspecify.annotations.NullMarked;
