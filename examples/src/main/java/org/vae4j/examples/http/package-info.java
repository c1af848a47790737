/**
 * What programs that serve a model over HTTP share, without any framework: {@code ServingOptions}
 * is their command line, {@code HttpService} puts the parts together, {@code Dispatcher} answers
 * requests by the endpoints it was given, and {@code Admission} keeps a busy server from drowning.
 */
@NullMarked
package org.vae4j.examples.http;

import org.jspecify.annotations.NullMarked;
