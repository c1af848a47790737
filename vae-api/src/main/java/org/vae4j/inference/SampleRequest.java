package org.vae4j.inference;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
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
    return joined(
        requests, latentSize, request -> request.sampler.latents(request.first, request.count));
  }

  /** Returns the conditions of some requests of a conditional model, one after the other. */
  static Samples conditions(List<SampleRequest> requests, int size) {
    return joined(
        requests,
        size,
        request -> request.sampler.conditions(request.first, request.count).orElseThrow());
  }

  private static Samples joined(
      List<SampleRequest> requests, int size, Function<SampleRequest, Samples> part) {
    int total = requests.stream().mapToInt(SampleRequest::count).sum();
    return Samples.filledBy(
        total,
        Shape.of(size),
        values -> {
          FloatBuffer target = FloatBuffer.wrap(values);
          for (SampleRequest request : requests) {
            part.apply(request).copyTo(0, request.count, target);
          }
        });
  }
}
