/**
 * A service that draws samples over HTTP: {@code SamplingServer} is the program, {@code
 * ModelEndpoints} what it does with the model.
 */
@NullMarked
package org.vae4j.examples.server;

import org.jspecify.annotations.NullMarked;
