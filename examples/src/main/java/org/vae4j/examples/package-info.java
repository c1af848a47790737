/** Programs that show one idea each, and the benchmarks. */
@NullMarked
package org.vae4j.examples;

import org.jspecify.annotations.NullMarked;
