package org.vae4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class ChunksTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 9, 10, 11, 1000})
  void helpers_takeEachItemOnce(int count) throws InterruptedException {
    AtomicIntegerArray taken = new AtomicIntegerArray(count);
    Chunks chunks =
        new Chunks(
            count,
            10,
            (from, to) -> {
              assertThat(to - from).isBetween(1, 10);
              for (int i = from; i < to; i++) {
                taken.incrementAndGet(i);
              }
            });
    Thread helper = new Thread(chunks);
    helper.start();
    chunks.runAndWait();
    for (int i = 0; i < count; i++) {
      assertThat(taken.get(i)).isEqualTo(1);
    }
    helper.join();
  }

  @Test
  void chunks_becomeSmallerTowardsTheEnd() {
    List<Integer> sizes = new ArrayList<>();
    new Chunks(1000, 128, 2, 32, (from, to) -> sizes.add(to - from)).runAndWait();
    assertThat(sizes).containsExactly(128, 128, 128, 128, 122, 91, 68, 51, 39, 32, 32, 32, 21);
  }

  @Test
  void chunks_ofOneThread_keepTheirSize() {
    List<Integer> sizes = new ArrayList<>();
    new Chunks(25, 10, (from, to) -> sizes.add(to - from)).runAndWait();
    assertThat(sizes).containsExactly(10, 10, 5);
  }

  @Test
  void lateHelper_doesNothing() {
    AtomicInteger runs = new AtomicInteger();
    Chunks chunks = new Chunks(20, 10, (from, to) -> runs.incrementAndGet());
    chunks.runAndWait();
    chunks.run();
    assertThat(runs).hasValue(2);
  }

  @Test
  void numberNearTheLimit_doesNotOverflow() {
    AtomicInteger last = new AtomicInteger();
    int size = 1 << 30;
    new Chunks(Integer.MAX_VALUE, size, (from, to) -> last.set(to)).runAndWait();
    assertThat(last).hasValue(Integer.MAX_VALUE);
  }

  @Test
  void failure_endsTheRest() {
    AtomicInteger runs = new AtomicInteger();
    StackOverflowError own = new StackOverflowError("own");
    Chunks chunks =
        new Chunks(
            1000,
            10,
            (from, to) -> {
              if (runs.incrementAndGet() == 3) {
                throw own;
              }
            });
    assertThatThrownBy(chunks::runAndWait).isSameAs(own);
    assertThat(runs).hasValue(3);
  }
}
