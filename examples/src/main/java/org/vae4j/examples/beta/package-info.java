/**
 * The beta study: the same dense network trained on Fashion-MNIST with different weights of the KL
 * term. {@link org.vae4j.examples.beta.BetaStudy} is the program; it trains the runs that {@link
 * org.vae4j.examples.beta.StudyConfig} asks for, one after the other, and then evaluates all of
 * them from what they left on the disk.
 */
@NullMarked
package org.vae4j.examples.beta;

import org.jspecify.annotations.NullMarked;
