/** Asks the endpoints as the page does, and clicks through the page as a visitor does. */
@NullMarked
package org.vae4j.examples.explorer;

import org.jspecify.annotations.NullMarked;
