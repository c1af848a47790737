/**
 * GANs and VAEs trained side by side, experiment by experiment: {@link
 * org.vae4j.examples.lab.GanVaeLab}.
 */
@NullMarked
package org.vae4j.examples.lab;

import org.jspecify.annotations.NullMarked;
