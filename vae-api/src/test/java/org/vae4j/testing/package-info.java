/** Helpers that the tests of several modules share. */
@NullMarked
package org.vae4j.testing;

import org.jspecify.annotations.NullMarked;
