/** Tests of the beta study. */
@NullMarked
package org.vae4j.examples.beta;

import org.jspecify.annotations.NullMarked;
