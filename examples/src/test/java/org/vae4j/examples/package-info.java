/** Runs each program with tiny settings, and as users get it wrong. */
@NullMarked
package org.vae4j.examples;

import org.jspecify.annotations.NullMarked;
