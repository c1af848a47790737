/**
 * Describes a variational autoencoder. Start at {@link org.vae4j.model.VaeBuilder}; what it builds
 * is a {@link org.vae4j.model.Vae}: two {@link org.vae4j.model.Network}s, the size of the latent
 * space, a {@link org.vae4j.model.Likelihood} and an {@link org.vae4j.model.Objective}, whose KL
 * term may follow a {@link org.vae4j.model.KlSchedule}. A description holds no numbers that are
 * learned; those are {@link org.vae4j.model.Weights}.
 */
@NullMarked
package org.vae4j.model;

import org.jspecify.annotations.NullMarked;
