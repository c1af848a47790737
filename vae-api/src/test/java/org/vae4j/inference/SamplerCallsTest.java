package org.vae4j.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vae4j.Samples;

/** The ways to have items drawn besides {@link Sampler#sample}. */
final class SamplerCallsTest {
  private final RunRecordingModel model = new RunRecordingModel();
  private final Sampler sampler = Sampler.of(model).seed(7);
  private final Samples expected = Sampler.of(new FakeVaeModel(3)).seed(7).sample(40);

  @Test
  void sampleInto_fillsWhatFits() {
    FloatBuffer target = FloatBuffer.allocate(12).position(1);
    assertThat(sampler.sampleInto(target)).isEqualTo(3);
    assertThat(target.position()).isEqualTo(10);
    assertThat(target.get(0)).isZero();
    assertThat(target.get(1)).isEqualTo(expected.value(0, 0));
    assertThat(target.get(9)).isEqualTo(expected.value(2, 2));
    assertThat(target.get(10)).isZero();
    assertThat(sampler.sample(2)).isEqualTo(expected.slice(3, 5));
  }

  @Test
  void sampleInto_direct() {
    FloatBuffer target = ByteBuffer.allocateDirect(24).asFloatBuffer();
    assertThat(sampler.sampleInto(target)).isEqualTo(2);
    assertThat(target.get(5)).isEqualTo(expected.value(1, 2));
  }

  @Test
  void sampleInto_noRoom_takesNoNumbers() {
    assertThatThrownBy(() -> sampler.sampleInto(FloatBuffer.allocate(2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "target: expected room for 3 values, found 2; 1 items of [3, 1, 1] go between its"
                + " position and its limit");
    assertThatThrownBy(() -> sampler.sampleInto(FloatBuffer.allocate(6).asReadOnlyBuffer()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found a read-only one");
    assertThat(sampler.sample(1)).isEqualTo(expected.slice(0, 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 39, 40, 41})
  void stream_givesWhatSampleGives(int batchSize) {
    List<Samples> batches = sampler.stream(40, batchSize).toList();
    assertThat(batches.stream().reduce(Samples::concat)).contains(expected);
    assertThat(batches.subList(0, batches.size() - 1))
        .allSatisfy(batch -> assertThat(batch.count()).isEqualTo(batchSize));
  }

  @Test
  void stream_drawsWhenAsked() {
    try (Stream<Samples> batches = sampler.stream(1_000_000_000_000L)) {
      Iterator<Samples> iterator = batches.iterator();
      assertThat(model.runs()).isEmpty();
      assertThat(iterator.next()).isEqualTo(Sampler.of(model).seed(7).sample(1024));
      iterator.next();
      assertThat(model.runs()).hasSizeLessThanOrEqualTo(4);
    }
  }

  @Test
  void stream_takesItsNumbersAtOnce() {
    Stream<Samples> batches = sampler.stream(10, 5);
    assertThat(sampler.sample(3)).isEqualTo(expected.slice(10, 13));
    assertThat(batches.toList()).containsExactly(expected.slice(0, 5), expected.slice(5, 10));
  }

  @Test
  void stream_inParallel_keepsItsOrder() {
    assertThat(sampler.stream(40, 3).parallel().toList().stream().reduce(Samples::concat))
        .contains(expected);
  }

  @Test
  void stream_badNumbers() {
    assertThatThrownBy(() -> sampler.stream(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Sampler sample: expected at least 1, found 0; ask for at least one item");
    assertThatThrownBy(() -> sampler.stream(5, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Sampler stream batchSize: expected at least 1, found 0; 1024 is usual");
    assertThat(sampler.sample(1)).isEqualTo(expected.slice(0, 1));
  }

  @Test
  void sampleAsync_givesWhatSampleGives() throws ExecutionException, InterruptedException {
    assertThat(sampler.sampleAsync(4).get()).isEqualTo(expected.slice(0, 4));
    assertThat(sampler.sample(2)).isEqualTo(expected.slice(4, 6));
    assertThatThrownBy(() -> sampler.sampleAsync(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void sampleAsync_failure_isTheFutures() {
    model.failIn(0);
    assertThatThrownBy(() -> sampler.sampleAsync(4).get())
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(IllegalStateException.class)
        .hasMessageContaining("run 0 fails");
  }
}
