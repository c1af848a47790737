/**
 * Small random changes to items while a model learns, so that it sees each item in many forms. An
 * {@link org.vae4j.data.augmentation.Augmentation} describes them; what happens to an item depends
 * on the random numbers alone that it is given, so that a run can be repeated and resumed.
 */
@NullMarked
package org.vae4j.data.augmentation;

import org.jspecify.annotations.NullMarked;
