package org.vae4j.inference;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.vae4j.Samples;
import org.vae4j.Shape;

/**
 * What one caller wants of a {@link BatchingSampler}.
 *
 * @param sampler whose samples
 * @param first the number of the first
 * @param count how many
 * @param arrival when it was asked for, by {@link System#nanoTime}
 * @param items where they go
 */
record SampleRequest(
    Sampler sampler, long first, int count, long arrival, CompletableFuture<Samples> items) {
  SampleRequest(Sampler sampler, long first, int count) {
    this(sampler, first, count, System.nanoTime(), new CompletableFuture<>());
  }

  /** Returns the latent vectors of some requests, one after the other. */
  static Samples latents(List<SampleRequest> requests, int latentSize) {
    int total = requests.stream().mapToInt(SampleRequest::count).sum();
    return Samples.filledBy(
        total,
        Shape.of(latentSize),
        values -> {
          FloatBuffer target = FloatBuffer.wrap(values);
          for (SampleRequest request : requests) {
            request.sampler.latents(request.first, request.count).copyTo(0, request.count, target);
          }
        });
  }
}
