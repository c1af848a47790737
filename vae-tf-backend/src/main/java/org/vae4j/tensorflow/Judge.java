package org.vae4j.tensorflow;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tensorflow.op.Op;
import org.vae4j.model.Network;

/**
 * The layers of a discriminator in one move: passes share its normalized kernels, if it has such,
 * and each has its own running statistics to move.
 */
final class Judge {
  private final Supplier<GraphLayers> fresh;
  private final Optional<SpectralKernels> kernels;

  private Judge(Supplier<GraphLayers> fresh, Optional<SpectralKernels> kernels) {
    this.fresh = fresh;
    this.kernels = kernels;
  }

  /**
   * Returns the discriminator of a move.
   *
   * @param spectral whether its kernels are normalized
   * @param moves whether the vectors of that make a step
   */
  static Judge of(BatchGraph batch, Network discriminator, boolean spectral, boolean moves) {
    return new Judge(
        batch.layers(),
        spectral
            ? Optional.of(new SpectralKernels(batch.tf(), discriminator, batch.parameters(), moves))
            : Optional.empty());
  }

  /** Returns the layers of another pass. */
  GraphLayers layers() {
    GraphLayers layers = fresh.get();
    return kernels.map(all -> layers.with(all.parameters())).orElse(layers);
  }

  /** Returns the ops that keep what the normalization remembers. */
  List<Op> updates() {
    return kernels.map(SpectralKernels::updates).orElse(List.of());
  }
}
