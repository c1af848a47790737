package org.vae4j.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.random.CounterRandom;
import org.vae4j.random.GaussianStream;

/** What every {@link VaeModel} with an encoder must do. */
public abstract class VaeModelContract {
  private static final float TOLERANCE = 1e-5f;
  private static final int THREADS = 4;
  private static final int LARGEST_BATCH = 300;
  private static final long TIME_LIMIT_SECONDS = 60;

  /** Creates a freshly opened model, always with the same weights. */
  protected abstract VaeModel create();

  @Test
  public final void shapes_areThoseOfItemsAndLatents() {
    try (VaeModel model = create()) {
      assertThat(model.latentSize()).isPositive();
      Samples decoded = model.decode(latents(model, 3));
      assertThat(decoded.count()).isEqualTo(3);
      assertThat(decoded.itemShape()).isEqualTo(model.itemShape());
      Posterior posterior = model.encode(items(model, 2));
      assertThat(posterior.mean().count()).isEqualTo(2);
      assertThat(posterior.mean().itemShape()).isEqualTo(Shape.of(model.latentSize()));
      Samples reconstructed = model.reconstruct(items(model, 2));
      assertThat(reconstructed.count()).isEqualTo(2);
      assertThat(reconstructed.itemShape()).isEqualTo(model.itemShape());
    }
  }

  @Test
  public final void values_areFinite() {
    try (VaeModel model = create()) {
      assertFinite(model.decode(latents(model, 5)));
      assertFinite(model.encode(items(model, 5)).mean());
      assertFinite(model.encode(items(model, 5)).logVariance());
    }
  }

  @Test
  public final void calls_haveNoRandomness() {
    try (VaeModel model = create()) {
      Samples latents = latents(model, 4);
      Samples items = items(model, 4);
      assertClose(model.decode(latents), model.decode(latents));
      assertClose(model.encode(items).mean(), model.encode(items).mean());
      assertClose(model.encode(items).logVariance(), model.encode(items).logVariance());
    }
  }

  @Test
  public final void twoModels_areTheSame() {
    try (VaeModel one = create();
        VaeModel other = create()) {
      assertClose(one.decode(latents(one, 4)), other.decode(latents(one, 4)));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 64, LARGEST_BATCH})
  public final void batchSize_hasNoInfluence(int count) {
    try (VaeModel model = create()) {
      Samples latents = latents(model, LARGEST_BATCH).slice(LARGEST_BATCH - count, LARGEST_BATCH);
      Samples items = items(model, LARGEST_BATCH).slice(LARGEST_BATCH - count, LARGEST_BATCH);
      Samples decoded = model.decode(latents);
      Posterior posterior = model.encode(items);
      assertThat(decoded.count()).isEqualTo(count);
      assertThat(posterior.mean().count()).isEqualTo(count);
      for (int n = 0; n < count; n += Math.max(1, count / 5)) {
        assertClose(decoded.slice(n, n + 1), model.decode(latents.slice(n, n + 1)));
        Posterior alone = model.encode(items.slice(n, n + 1));
        assertClose(posterior.mean().slice(n, n + 1), alone.mean());
        assertClose(posterior.logVariance().slice(n, n + 1), alone.logVariance());
      }
    }
  }

  @Test
  public final void differentItems_giveDifferentResults() {
    try (VaeModel model = create()) {
      Samples decoded = model.decode(latents(model, 2));
      assertThat(decoded.item(0)).isNotEqualTo(decoded.item(1));
      Samples means = model.encode(items(model, 2)).mean();
      assertThat(means.item(0)).isNotEqualTo(means.item(1));
    }
  }

  @Test
  public final void noItems_giveNoItems() {
    try (VaeModel model = create()) {
      Samples decoded = model.decode(Samples.of(Shape.of(model.latentSize())));
      assertThat(decoded.count()).isZero();
      assertThat(decoded.itemShape()).isEqualTo(model.itemShape());
      Posterior posterior = model.encode(Samples.of(model.itemShape()));
      assertThat(posterior.mean().count()).isZero();
      assertThat(posterior.mean().itemShape()).isEqualTo(Shape.of(model.latentSize()));
    }
  }

  @Test
  public final void embed_givesTheEncodedMeans() {
    try (VaeModel model = create()) {
      Samples items = items(model, 3);
      Samples means = model.encode(items).mean();
      float[][] vectors = model.embed(items);
      assertThat(vectors).hasNumberOfRows(3);
      for (int item = 0; item < 3; item++) {
        assertThat(vectors[item]).containsExactly(means.item(item), within(1e-4f));
      }
    }
  }

  @Test
  public final void reconstruct_decodesTheEncodedMeans() {
    try (VaeModel model = create()) {
      Samples items = items(model, 3);
      assertClose(model.reconstruct(items), model.decode(model.encode(items).mean()));
    }
  }

  @Test
  public final void decode_wrongShape() {
    try (VaeModel model = create()) {
      Shape wrong = Shape.of(model.latentSize() + 1);
      assertThatThrownBy(() -> model.decode(zeros(wrong)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(Shape.of(model.latentSize()).toString())
          .hasMessageContaining(wrong.toString());
    }
  }

  @Test
  public final void encode_wrongShape() {
    try (VaeModel model = create()) {
      Shape wrong = Shape.of(model.itemShape().volume() + 1);
      assertThatThrownBy(() -> model.encode(zeros(wrong)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(model.itemShape().toString())
          .hasMessageContaining(wrong.toString());
      assertThatThrownBy(() -> model.reconstruct(zeros(wrong)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  public final void nullArguments() {
    try (VaeModel model = create()) {
      assertThatThrownBy(() -> model.decode(nothing())).isInstanceOf(NullPointerException.class);
      assertThatThrownBy(() -> model.encode(nothing())).isInstanceOf(NullPointerException.class);
      LatentSource latents = (from, to) -> latents(model, to).slice(from, to);
      FloatBuffer target = FloatBuffer.allocate(model.itemShape().volume());
      assertThatThrownBy(() -> model.decode(noSource(), 1))
          .isInstanceOf(NullPointerException.class)
          .hasMessage("latents");
      assertThatThrownBy(() -> model.decodeInto(noSource(), 1, target))
          .isInstanceOf(NullPointerException.class)
          .hasMessage("latents");
      assertThatThrownBy(() -> model.decodeInto(latents, 1, noBuffer()))
          .isInstanceOf(NullPointerException.class)
          .hasMessage("target");
      assertThatThrownBy(() -> model.async(noCall()))
          .isInstanceOf(NullPointerException.class)
          .hasMessage("call");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65, LARGEST_BATCH})
  public final void decodeInto_isDecode(int count) {
    try (VaeModel model = create()) {
      Samples latents = latents(model, count);
      Samples items = model.decode(latents);
      assertClose(model.decode(latents::slice, count), items);
      int size = count * model.itemShape().volume();
      ByteBuffer bytes = ByteBuffer.allocateDirect((size + 7) * Float.BYTES);
      List<FloatBuffer> targets =
          List.of(
              FloatBuffer.allocate(size + 7),
              FloatBuffer.allocate(size + 9).slice(1, size + 7),
              bytes.duplicate().order(ByteOrder.BIG_ENDIAN).asFloatBuffer(),
              bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer());
      for (FloatBuffer target : targets) {
        for (int start : new int[] {0, 3}) {
          target.put(start + size, -1).position(start);
          model.decodeInto(latents::slice, count, target);
          assertThat(target.position()).isEqualTo(start + size);
          assertThat(target.get(start + size)).isEqualTo(-1);
          float[] found = new float[size];
          target.get(start, found);
          assertClose(Samples.of(model.itemShape(), found), items);
        }
      }
    }
  }

  @Test
  public final void decodeInto_badArguments() {
    try (VaeModel model = create()) {
      int size = model.itemShape().volume();
      Samples latents = latents(model, 3);
      assertRefused(model, latents::slice, 2, FloatBuffer.allocate(2 * size - 1), "room for");
      assertRefused(model, latents::slice, -1, FloatBuffer.allocate(size), "found -1");
      assertRefused(
          model, latents::slice, 1, FloatBuffer.allocate(size).asReadOnlyBuffer(), "read-only");
      assertRefused(
          model, (from, to) -> latents, 2, FloatBuffer.allocate(2 * size), "2 vectors, found 3");
      Samples wrong = zeros(Shape.of(model.latentSize() + 1));
      assertRefused(
          model, (from, to) -> wrong, 2, FloatBuffer.allocate(2 * size), wrong.itemShape() + "");
    }
  }

  private static void assertRefused(
      VaeModel model, LatentSource latents, int count, FloatBuffer target, String words) {
    assertThatThrownBy(() -> model.decodeInto(latents, count, target))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words);
    if (!words.equals("room for") && !words.equals("read-only")) {
      assertThatThrownBy(() -> model.decode(latents, count))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(words);
    }
    assertThat(target.position()).isZero();
  }

  @Test
  public final void async_givesWhatTheCallGives() throws InterruptedException, ExecutionException {
    try (VaeModel model = create()) {
      Samples latents = latents(model, 5);
      Samples items = items(model, 2);
      assertClose(model.async(() -> model.decode(latents)).get(), model.decode(latents));
      assertClose(model.async(() -> model.reconstruct(items)).get(), model.reconstruct(items));
      IllegalArgumentException own = new IllegalArgumentException("own");
      CompletableFuture<Samples> failing =
          model.async(
              () -> {
                throw own;
              });
      assertThatThrownBy(failing::get).isInstanceOf(ExecutionException.class).hasCause(own);
    }
  }

  @Test
  public final void closed_refusesCalls() {
    VaeModel model = create();
    Samples latents = latents(model, 1);
    Samples items = items(model, 1);
    model.close();
    assertThatThrownBy(() -> model.decode(latents)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> model.encode(items)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> model.reconstruct(items)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  public final void close_twice() {
    VaeModel model = create();
    Samples latents = latents(model, 1);
    model.close();
    model.close();
    assertThatThrownBy(() -> model.decode(latents)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  public final void manyThreads_getTheSameAsOne()
      throws InterruptedException, ExecutionException, TimeoutException {
    try (VaeModel model = create()) {
      Samples latents = latents(model, 16);
      Samples items = items(model, 16);
      Samples decoded = model.decode(latents);
      Samples means = model.encode(items).mean();
      onAllThreads(
          thread -> {
            for (int round = 0; round < 10; round++) {
              int from = (thread + round) % 16;
              assertClose(model.decode(latents.slice(from, 16)), decoded.slice(from, 16));
              assertClose(model.encode(items.slice(from, 16)).mean(), means.slice(from, 16));
            }
            return null;
          });
    }
  }

  @Test
  public final void close_duringCalls_endsThem()
      throws InterruptedException, ExecutionException, TimeoutException {
    VaeModel model = create();
    Samples latents = latents(model, 8);
    Samples items = items(model, 8);
    Samples decoded = model.decode(latents);
    Samples means = model.encode(items).mean();
    CountDownLatch running = new CountDownLatch(THREADS - 1);
    onAllThreads(
        thread -> {
          if (thread == 0) {
            running.await();
            model.close();
            return null;
          }
          // Each call ends well or is refused; anything else reaches the caller and fails.
          try {
            while (true) {
              assertClose(model.decode(latents), decoded);
              assertClose(model.encode(items).mean(), means);
              running.countDown();
            }
          } catch (IllegalStateException refused) {
            return null;
          }
        });
    assertThatThrownBy(() -> model.decode(latents)).isInstanceOf(IllegalStateException.class);
  }

  /** Returns latent vectors from the prior, always the same. */
  protected static Samples latents(VaeModel model, int count) {
    GaussianStream noise = GaussianStream.of(5, 1);
    return Samples.filledBy(count, Shape.of(model.latentSize()), values -> noise.fill(0, values));
  }

  /** Returns items with values in [0, 1), always the same. */
  protected static Samples items(VaeModel model, int count) {
    CounterRandom random = CounterRandom.of(5, 2);
    return Samples.filledBy(
        count,
        model.itemShape(),
        values -> {
          for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.uniform(i);
          }
        });
  }

  /** What one of some threads does. */
  private interface Work {
    Void run(int thread) throws InterruptedException;
  }

  private static void onAllThreads(Work work)
      throws InterruptedException, ExecutionException, TimeoutException {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Callable<Void>> tasks = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        int number = thread;
        tasks.add(() -> work.run(number));
      }
      for (Future<Void> task : threads.invokeAll(tasks, TIME_LIMIT_SECONDS, TimeUnit.SECONDS)) {
        task.get(0, TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static Samples zeros(Shape shape) {
    return Samples.filledBy(2, shape, values -> {});
  }

  private static Samples nothing() {
    return null;
  }

  private static LatentSource noSource() {
    return null;
  }

  private static FloatBuffer noBuffer() {
    return null;
  }

  private static Supplier<Samples> noCall() {
    return null;
  }

  private static void assertFinite(Samples samples) {
    for (int n = 0; n < samples.count(); n++) {
      for (float value : samples.item(n)) {
        assertThat(value).isFinite();
      }
    }
  }

  private static void assertClose(Samples actual, Samples expected) {
    assertThat(actual.count()).isEqualTo(expected.count());
    assertThat(actual.itemShape()).isEqualTo(expected.itemShape());
    for (int n = 0; n < actual.count(); n++) {
      assertThat(actual.item(n)).containsExactly(expected.item(n), within(TOLERANCE));
    }
  }
}
