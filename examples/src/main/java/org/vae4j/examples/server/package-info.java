/**
 * A service that draws samples over HTTP, without any framework: {@code SamplingServer} is the
 * program, {@code SamplingService} puts the parts together, {@code Dispatcher} answers requests by
 * the endpoints it was given, and {@code Admission} keeps a busy server from drowning.
 */
@NullMarked
package org.vae4j.examples.server;

import org.jspecify.annotations.NullMarked;
