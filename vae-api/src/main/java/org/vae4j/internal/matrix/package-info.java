/**
 * The little dense linear algebra that evaluation needs, in double precision. A matrix is an array
 * of rows. Loops run along rows, so that the compiler turns them into vector instructions.
 */
@NullMarked
package org.vae4j.internal.matrix;

import org.jspecify.annotations.NullMarked;
