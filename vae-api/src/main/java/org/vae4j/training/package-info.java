/**
 * Training: {@link org.vae4j.training.Trainer} holds the settings, a {@link
 * org.vae4j.training.TrainingBackend} does the work, {@link org.vae4j.training.TrainingListener}s
 * watch, and a {@link org.vae4j.training.TrainedVae} is what comes out.
 *
 * <p>How weights move is described by an {@link org.vae4j.training.Optimizer}, its {@link
 * org.vae4j.training.LearningRate}, {@link org.vae4j.training.GradientClipping} and {@link
 * org.vae4j.training.WeightAveraging}: small values that print what they are and are part of the
 * {@link org.vae4j.training.Provenance}.
 */
@NullMarked
package org.vae4j.training;

import org.jspecify.annotations.NullMarked;
