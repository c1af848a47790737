/** The feature nets that come with this library, for numbers that two people can compare. */
@NullMarked
package org.vae4j.tensorflow.features;

import org.jspecify.annotations.NullMarked;
