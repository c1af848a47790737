/** Sends requests over real connections to the parts of a service. */
@NullMarked
package org.vae4j.examples.http;

import org.jspecify.annotations.NullMarked;
