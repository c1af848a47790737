package org.vae4j.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vae4j.Samples;
import org.vae4j.inference.BatchingSampler;
import org.vae4j.inference.Interpolator;
import org.vae4j.inference.Sampler;
import org.vae4j.inference.VaeModel;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;
import org.vae4j.model.Weights;
import org.vae4j.onnx.Device;
import org.vae4j.onnx.OnnxVae;
import org.vae4j.tensorflow.export.OnnxExporter;
import org.vae4j.training.Provenance;
import org.vae4j.training.TrainedVae;

/** How a host application draws samples, on a small model with its first weights. */
final class ServingGuideTest {
  @TempDir private static Path folder;

  private VaeModel model;

  @BeforeEach
  void load() throws IOException {
    Path models = folder.resolve("model");
    if (!models.toFile().exists()) {
      Vae vae =
          VaeBuilder.forImages(16, 16, 1)
              .encoder(e -> e.flatten().dense(32).relu())
              .latentSize(4)
              .decoder(d -> d.dense(32).relu().dense(256).reshape(16, 16, 1))
              .build();
      Provenance provenance = new Provenance(1, "none", "untrained", Map.of());
      OnnxExporter.export(
          new TrainedVae(vae, Weights.initial(vae, 1), List.of(), provenance), models);
    }
    model = OnnxVae.load(models);
  }

  @AfterEach
  void close() {
    model.close();
  }

  @Test
  void load_onceAndUse() throws IOException {
    Path models = folder.resolve("model");
    // tag::serving[]
    try (OnnxVae vae = OnnxVae.load(models, Device.best())) {
      Sampler sampler = Sampler.of(vae).seed(7);
      Samples first = sampler.sample(16); // samples 0 to 15
      Samples next = sampler.sample(16); // samples 16 to 31, as sample(32) would have had them
      Samples again = vae.reconstruct(first);
      Samples path = Interpolator.spherical(vae).steps(9).between(first, next);
      // end::serving[]
      assertThat(first.concat(next)).isEqualTo(Sampler.of(vae).seed(7).sample(32));
      assertThat(again.count()).isEqualTo(16);
      assertThat(path.count()).isEqualTo(16 * 9);
      // tag::serving[]
    }
    // end::serving[]
  }

  @Test
  void otherWaysToDraw() {
    // tag::into[]
    FloatBuffer pixels =
        ByteBuffer.allocateDirect(64 * model.itemShape().volume() * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    int drawn = Sampler.of(model).seed(7).sampleInto(pixels); // as many as fit: 64
    // end::into[]
    assertThat(drawn).isEqualTo(64);
    assertThat(pixels.get(0)).isBetween(0f, 1f);

    // tag::stream[]
    Stream<Samples> batches = Sampler.of(model).seed(7).stream(100_000);
    long count = batches.mapToLong(Samples::count).sum();
    // end::stream[]
    assertThat(count).isEqualTo(100_000);

    // tag::async[]
    CompletableFuture<Samples> future = Sampler.of(model).seed(7).sampleAsync(100_000);
    boolean stopped = future.cancel(true); // ends the run that is under way
    // end::async[]
    assertThat(stopped).isTrue();
    assertThatThrownBy(future::join).isInstanceOf(CancellationException.class);
  }

  @Test
  void batching_givesEachItsOwn() {
    // tag::batching[]
    try (BatchingSampler batching =
        BatchingSampler.of(model).maxBatch(64).maxDelay(Duration.ofMillis(2)).build()) {
      // From many threads at once; each request draws from a sampler of its own:
      Samples mine = batching.sample(Sampler.of(model).seed(7), 1);
      // end::batching[]
      assertThat(mine).isEqualTo(Sampler.of(model).seed(7).sample(1));
      // tag::batching[]
    }
    // end::batching[]
  }
}
