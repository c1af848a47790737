/**
 * A page to look around in a model's latent space: {@code LatentExplorer} is the program, {@code
 * ExplorerEndpoints} what it does with the model, {@code PageFiles} hands out the page, which lies
 * among the resources as it is.
 */
@NullMarked
package org.vae4j.examples.explorer;

import org.jspecify.annotations.NullMarked;
