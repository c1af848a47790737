/**
 * Honest numbers for a generative model: how far its samples are from real items, and how good the
 * model itself is.
 */
@NullMarked
package org.vae4j.evaluation;

import org.jspecify.annotations.NullMarked;
