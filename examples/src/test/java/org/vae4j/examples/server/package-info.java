/** Runs the service in this process over real connections, and its program in one of its own. */
@NullMarked
package org.vae4j.examples.server;

import org.jspecify.annotations.NullMarked;
