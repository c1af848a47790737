package org.vae4j.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.model.Condition;

/** What every {@link VaeModel} with an encoder and a condition on three classes must do. */
public abstract class ConditionalModelContract {
  private static final float TOLERANCE = 1e-5f;
  private static final int COUNT = 70;

  /** Creates a freshly opened model, always with the same weights. */
  protected abstract VaeModel create();

  @Test
  public final void condition_isKnown() {
    try (VaeModel model = create()) {
      assertThat(model.condition()).contains(Condition.classes("Trouser", "Bag", "Boot"));
      assertThat(model.hasEncoder()).isTrue();
    }
  }

  @Test
  public final void eachItem_hasItsOwnCondition() {
    try (VaeModel model = create()) {
      Samples latents = VaeModelContract.latents(model, COUNT);
      Samples items = VaeModelContract.items(model, COUNT);
      Samples conditions = labels(model);
      Samples decoded = model.decode(latents, conditions);
      Posterior posterior = model.encode(items, conditions);
      Samples reconstructed = model.reconstruct(items, conditions);
      assertClose(reconstructed, model.decode(posterior.mean(), conditions));
      for (int n = 0; n < COUNT; n += 9) {
        VaeModel view = model.given(n % 3);
        assertClose(decoded.slice(n, n + 1), view.decode(latents.slice(n, n + 1)));
        Posterior alone = view.encode(items.slice(n, n + 1));
        assertClose(posterior.mean().slice(n, n + 1), alone.mean());
        assertClose(posterior.logVariance().slice(n, n + 1), alone.logVariance());
        assertClose(reconstructed.slice(n, n + 1), view.reconstruct(items.slice(n, n + 1)));
      }
    }
  }

  @Test
  public final void conditions_changeResults() {
    try (VaeModel model = create()) {
      Samples latents = VaeModelContract.latents(model, 1);
      Samples items = VaeModelContract.items(model, 1);
      assertThat(model.given(0).decode(latents)).isNotEqualTo(model.given(1).decode(latents));
      assertThat(model.given(0).encode(items).mean())
          .isNotEqualTo(model.given(1).encode(items).mean());
    }
  }

  @Test
  public final void reconstruct_asAnotherClass() {
    try (VaeModel model = create()) {
      Samples items = VaeModelContract.items(model, 3);
      Condition condition = model.condition().orElseThrow();
      Samples own = condition.of(0, 1, 2);
      Samples others = condition.of(2, 2, 0);
      assertClose(
          model.reconstruct(items, own, others),
          model.decode(model.encode(items, own).mean(), others));
      assertClose(model.reconstruct(items, own, own), model.reconstruct(items, own));
    }
  }

  @Test
  public final void view_isAModelWithoutACondition() {
    VaeModel model = create();
    VaeModel view = model.given(1);
    Samples latents = VaeModelContract.latents(model, COUNT);
    Samples items = view.decode(latents);
    assertThat(view.condition()).isEmpty();
    assertThat(view.itemShape()).isEqualTo(model.itemShape());
    assertThat(view.latentSize()).isEqualTo(model.latentSize());
    assertThat(view.likelihood()).isEqualTo(model.likelihood());
    assertThat(view.prior()).isEqualTo(model.prior());
    assertThat(view.hasEncoder()).isTrue();
    assertThat(view).isEqualTo(model.given(1)).isNotEqualTo(model.given(2));
    assertClose(view.decode(latents::slice, COUNT), items);
    FloatBuffer target = FloatBuffer.allocate(COUNT * model.itemShape().volume());
    view.decodeInto(latents::slice, COUNT, target);
    assertClose(Samples.of(model.itemShape(), target.array()), items);
    assertClose(view.async(() -> view.decode(latents)).join(), items);
    assertClose(model.given(model.condition().orElseThrow().of(1)).decode(latents), items);
    view.close();
    assertClose(view.decode(latents), items);
    assertThatThrownBy(() -> view.given(1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("a conditional model");
    model.close();
    assertThatThrownBy(() -> view.decode(latents)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  public final void noCondition_isRefusedInWords() {
    try (VaeModel model = create()) {
      Samples latents = VaeModelContract.latents(model, 2);
      Samples items = VaeModelContract.items(model, 2);
      FloatBuffer target = FloatBuffer.allocate(2 * model.itemShape().volume());
      assertMissing(() -> model.decode(latents));
      assertMissing(() -> model.decode(latents::slice, 2));
      assertMissing(() -> model.decodeInto(latents::slice, 2, target));
      assertMissing(() -> model.encode(items));
      assertMissing(() -> model.reconstruct(items));
      assertMissing(() -> model.embed(items));
      assertMissing(() -> Traversal.of(model).along(0, -1, 1, 3));
      assertMissing(() -> Interpolator.linear(model).between(items, items));
    }
  }

  private static void assertMissing(Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(
            "expected a condition, classes 0 Trouser, 1 Bag, 2 Boot, found none; use model.given(");
  }

  @Test
  public final void wrongConditions_areRefusedInWords() {
    try (VaeModel model = create()) {
      Samples latents = VaeModelContract.latents(model, 2);
      Samples items = VaeModelContract.items(model, 2);
      Condition condition = model.condition().orElseThrow();
      assertThatThrownBy(() -> model.given(3))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "label: expected one of 0 Trouser, 1 Bag, 2 Boot, found 3; the model knows these 3"
                  + " classes");
      assertThatThrownBy(() -> model.given(condition.of(0, 1)))
          .isInstanceOf(IllegalArgumentException.class);
      for (Samples wrong : new Samples[] {condition.of(1), Samples.of(Shape.of(2), 1, 2, 3, 4)}) {
        assertWrong(() -> model.decode(latents, wrong), wrong);
        assertWrong(() -> model.encode(items, wrong), wrong);
        assertWrong(() -> model.reconstruct(items, wrong), wrong);
        assertWrong(() -> model.reconstruct(items, condition.of(0, 0), wrong), wrong);
        assertWrong(
            () -> model.decode(LatentSource.with(latents::slice, (from, to) -> wrong), 2), wrong);
      }
    }
  }

  private static void assertWrong(Runnable call, Samples wrong) {
    assertThatThrownBy(call::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "conditions: expected 2 samples of [3], one per item, found " + wrong);
  }

  @Test
  public final void sampler_ofAClass_isThatOfTheView() {
    try (VaeModel model = create()) {
      Sampler sampler = Sampler.of(model).seed(7);
      Samples first = sampler.sample(2, 5);
      assertClose(first.concat(sampler.sample(2, 3)), Sampler.of(model.given(2)).seed(7).sample(8));
      assertThatThrownBy(() -> sampler.sample(3, 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("0 Trouser, 1 Bag, 2 Boot");
    }
  }

  @Test
  public final void sampler_ofAnyClass_drawsIt() {
    try (VaeModel model = create()) {
      Sampler sampler = Sampler.of(model).seed(7);
      int[] labels = sampler.labels(0, 3000);
      assertThat(Arrays.copyOf(labels, 40)).isEqualTo(sampler.labels(0, 40)).contains(0, 1, 2);
      for (int label = 0; label < 3; label++) {
        int wanted = label;
        assertThat(IntStream.of(labels).filter(found -> found == wanted).count())
            .isBetween(900L, 1100L);
      }
      Samples expected =
          model.decode(
              sampler.latents(0, 40),
              model.condition().orElseThrow().of(Arrays.copyOf(labels, 40)));
      assertClose(sampler.sample(15).concat(sampler.sample(25)), expected);
      assertClose(
          Sampler.of(model).seed(7).stream(40, 16).reduce(Samples::concat).orElseThrow(), expected);
      assertClose(Sampler.of(model).seed(7).sampleAsync(40).join(), expected);
      FloatBuffer target = FloatBuffer.allocate(40 * model.itemShape().volume());
      assertThat(Sampler.of(model).seed(7).sampleInto(target)).isEqualTo(40);
      assertClose(Samples.of(model.itemShape(), target.array()), expected);
    }
  }

  @Test
  public final void batchingSampler_keepsConditionsApart() {
    try (VaeModel model = create();
        BatchingSampler batching = BatchingSampler.of(model).build()) {
      CompletableFuture<Samples> boots =
          batching.sampleAsync(Sampler.of(model.given(2)).seed(4), 3);
      CompletableFuture<Samples> any = batching.sampleAsync(Sampler.of(model).seed(5), 9);
      CompletableFuture<Samples> bags = batching.sampleAsync(Sampler.of(model.given(1)).seed(4), 2);
      assertClose(boots.join(), Sampler.of(model).seed(4).sample(2, 3));
      assertClose(any.join(), Sampler.of(model).seed(5).sample(9));
      assertClose(bags.join(), Sampler.of(model).seed(4).sample(1, 2));
    }
  }

  @Test
  public final void interpolator_acrossClasses_movesBoth() {
    try (VaeModel model = create()) {
      Samples from = VaeModelContract.items(model, 2).slice(0, 1);
      Samples to = VaeModelContract.items(model, 2).slice(1, 2);
      Condition condition = model.condition().orElseThrow();
      Interpolator walk = Interpolator.spherical(model).steps(5);
      Samples path = walk.between(from, condition.of(0), to, condition.of(2));
      Samples z = walk.path(model.given(0).encode(from).mean(), model.given(2).encode(to).mean());
      for (int step = 0; step < 5; step++) {
        float t = step / 4f;
        Samples told = Samples.of(Shape.of(3), 1 - t, 0, t);
        assertClose(path.slice(step, step + 1), model.decode(z.slice(step, step + 1), told));
      }
      VaeModel view = model.given(1);
      assertClose(
          Interpolator.spherical(view).steps(5).between(from, to),
          walk.between(from, condition.of(1), to, condition.of(1)));
    }
  }

  private static Samples labels(VaeModel model) {
    return model.condition().orElseThrow().of(IntStream.range(0, COUNT).map(n -> n % 3).toArray());
  }

  private static void assertClose(Samples actual, Samples expected) {
    assertThat(actual.count()).isEqualTo(expected.count());
    assertThat(actual.itemShape()).isEqualTo(expected.itemShape());
    for (int n = 0; n < actual.count(); n++) {
      assertThat(actual.item(n)).containsExactly(expected.item(n), within(TOLERANCE));
    }
  }
}
