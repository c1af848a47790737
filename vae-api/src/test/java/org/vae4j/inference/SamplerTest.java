package org.vae4j.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vae4j.Samples;
import org.vae4j.Shape;

final class SamplerTest {
  private final VaeModel model = new FakeVaeModel(3);
  private final Sampler sampler = Sampler.of(model).seed(7);

  @Test
  void sample_decodesTheLatents() {
    Samples latents = sampler.latents(0, 4);
    Samples items = sampler.sample(4);
    assertThat(items.itemShape()).isEqualTo(model.itemShape());
    assertThat(items).isEqualTo(model.decode(latents));
  }

  @Test
  void sample_inParts_givesTheWhole() {
    Samples parts = sampler.sample(10).concat(sampler.sample(10));
    assertThat(parts).isEqualTo(Sampler.of(model).seed(7).sample(20));
  }

  @Test
  void sample_neverRepeats() {
    Set<Float> values = new HashSet<>();
    Samples samples = sampler.sample(1000);
    for (int n = 0; n < samples.count(); n++) {
      for (float value : samples.item(n)) {
        values.add(value);
      }
    }
    // Two of 3,000 floats may be equal by chance; a sample that came back would cost hundreds.
    assertThat(values).hasSizeGreaterThan(2990);
  }

  @Test
  void sample_otherSeed_givesOthers() {
    assertThat(sampler.seed(8).sample(5)).isNotEqualTo(sampler.sample(5));
  }

  @Test
  void sample_fromManyThreads_givesEachOnce() throws InterruptedException, ExecutionException {
    int calls = 200;
    Samples expected = Sampler.of(model).seed(7).sample(3 * calls);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    Set<List<Float>> found = new HashSet<>();
    try {
      List<Callable<Samples>> tasks = new ArrayList<>();
      for (int call = 0; call < calls; call++) {
        tasks.add(() -> sampler.sample(3));
      }
      for (Future<Samples> task : threads.invokeAll(tasks)) {
        found.addAll(items(task.get()));
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(found).hasSize(3 * calls).containsExactlyInAnyOrderElementsOf(items(expected));
  }

  @Test
  void latents_startAnywhere() {
    assertThat(sampler.latents(10, 5)).isEqualTo(sampler.latents(0, 20).slice(10, 15));
    assertThat(sampler.latents(10, 5).itemShape()).isEqualTo(Shape.of(3));
  }

  @Test
  void latents_doNotMoveTheSampler() {
    Samples first = sampler.latents(0, 1);
    assertThat(sampler.sample(1)).isEqualTo(model.decode(first));
  }

  @Test
  void temperature_scalesTheLatents() {
    float[] plain = sampler.latents(0, 1).item(0);
    float[] half = sampler.temperature(0.5).latents(0, 1).item(0);
    for (int i = 0; i < plain.length; i++) {
      assertThat(half[i]).isEqualTo(0.5f * plain[i]);
    }
  }

  @Test
  void temperature_zero_givesTheSameItemEachTime() {
    Samples items = sampler.temperature(0).sample(2);
    assertThat(items.slice(0, 1)).isEqualTo(items.slice(1, 2));
  }

  @Test
  void settings_startAtTheFirstSample() {
    Samples first = Sampler.of(model).seed(7).sample(1);
    sampler.sample(5);
    assertThat(sampler.temperature(1).sample(1)).isEqualTo(first);
    assertThat(sampler.seed(7).sample(1)).isEqualTo(first);
  }

  @Test
  void settings_keepEachOther() {
    Sampler both = sampler.temperature(0.5).seed(9);
    assertThat(both.latents(0, 2)).isEqualTo(sampler.seed(9).temperature(0.5).latents(0, 2));
    assertThat(sampler.temperature(0.5).seed()).isEqualTo(7);
  }

  @Test
  void seed_isReported() {
    assertThat(sampler.seed()).isEqualTo(7);
    Sampler fresh = Sampler.of(model);
    assertThat(fresh.seed()).isNotEqualTo(Sampler.of(model).seed());
    assertThat(Sampler.of(model).seed(fresh.seed()).sample(3)).isEqualTo(fresh.sample(3));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -3})
  void sample_notPositive(int count) {
    assertThatThrownBy(() -> sampler.sample(count))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Sampler sample: expected at least 1, found " + count + "; ask for at least one item");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY, 1e39})
  void temperature_outOfRange(double temperature) {
    assertThatThrownBy(() -> sampler.temperature(temperature))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Sampler temperature: expected a finite number of at least 0, found "
                + temperature
                + "; 1 draws from the prior");
  }

  @Test
  void latents_outOfRange() {
    assertThatThrownBy(() -> sampler.latents(-1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Sampler latents first: expected at least 0, found -1; samples count up");
    assertThatThrownBy(() -> sampler.latents(0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Sampler latents count: expected at least 1, found 0; ask for at least one vector");
  }

  @Test
  void sample_closedModel() {
    model.close();
    assertThatThrownBy(() -> sampler.sample(1)).isInstanceOf(IllegalStateException.class);
  }

  private static List<List<Float>> items(Samples samples) {
    List<List<Float>> items = new ArrayList<>();
    for (int n = 0; n < samples.count(); n++) {
      float[] values = samples.item(n);
      items.add(Arrays.asList(values[0], values[1], values[2]));
    }
    return items;
  }
}
