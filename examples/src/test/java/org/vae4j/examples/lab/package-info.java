/** Tests of the lab of GANs and VAEs. */
@NullMarked
package org.vae4j.examples.lab;

import org.jspecify.annotations.NullMarked;
