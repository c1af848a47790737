package org.vae4j.tensorflow;

import java.nio.file.Path;
import java.util.Optional;
import org.vae4j.data.Dataset;

/**
 * What a {@link TensorBoardListener} writes.
 *
 * @param folder the folder that TensorBoard is given
 * @param items what is reconstructed and measured
 * @param limit how many of the items are measured at most
 * @param seed what the samples depend on
 */
record BoardSettings(Path folder, Optional<Dataset> items, int limit, long seed) {}
