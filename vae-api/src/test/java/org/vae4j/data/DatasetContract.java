package org.vae4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vae4j.Samples;

/** What every data set promises. */
abstract class DatasetContract {
  /** Returns a data set with at least two items. */
  abstract Dataset dataset() throws IOException;

  @Test
  final void read_writesOnlyTheItem() throws IOException {
    Dataset data = dataset();
    int itemSize = data.itemShape().volume();
    float[] target = new float[itemSize + 2];
    target[0] = -7;
    target[itemSize + 1] = -8;
    data.read(1, target, 1);
    assertThat(target).startsWith(-7).endsWith(-8);
    Samples item = data.samples(1, 2);
    for (int i = 0; i < itemSize; i++) {
      assertThat(target[1 + i]).isEqualTo(item.value(0, i));
    }
  }

  @Test
  final void read_noSuchItem() throws IOException {
    Dataset data = dataset();
    float[] target = new float[data.itemShape().volume()];
    for (int index : List.of(-1, data.size())) {
      assertThatThrownBy(() -> data.read(index, target, 0))
          .isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> data.label(index)).isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  @Test
  final void read_noRoom_leavesTheTargetAlone() throws IOException {
    Dataset data = dataset();
    float[] target = new float[data.itemShape().volume()];
    Arrays.fill(target, -1);
    for (int offset : List.of(-1, 1)) {
      assertThatThrownBy(() -> data.read(0, target, offset))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
    assertThat(target).containsOnly(-1);
  }

  @Test
  final void read_fromManyThreads() throws IOException {
    Dataset data = dataset();
    Samples expected = data.samples(0, data.size());
    boolean allEqual =
        IntStream.range(0, 2000)
            .parallel()
            .map(i -> i % data.size())
            .allMatch(i -> data.samples(i, i + 1).equals(expected.slice(i, i + 1)));
    assertThat(allEqual).isTrue();
  }
}
