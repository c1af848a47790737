/** Draws, writes and reads back what the programs show their results with. */
@NullMarked
package org.vae4j.examples.report;

import org.jspecify.annotations.NullMarked;
