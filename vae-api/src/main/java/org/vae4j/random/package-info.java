/**
 * Random numbers that depend on a seed and a counter alone, so that draws can be repeated, split
 * over threads and resumed anywhere.
 */
@NullMarked
package org.vae4j.random;

import org.jspecify.annotations.NullMarked;
