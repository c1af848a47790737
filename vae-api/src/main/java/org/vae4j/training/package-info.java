/**
 * Training: {@link org.vae4j.training.Trainer} holds the settings, a {@link
 * org.vae4j.training.TrainingBackend} does the work, {@link org.vae4j.training.TrainingListener}s
 * watch, and a {@link org.vae4j.training.TrainedVae} is what comes out.
 */
@NullMarked
package org.vae4j.training;

import org.jspecify.annotations.NullMarked;
