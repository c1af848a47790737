package org.vae4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every data set of bytes promises. */
abstract class ByteDatasetContract extends DatasetContract {
  @Override
  abstract ByteDataset dataset() throws IOException;

  @Test
  final void read_isBytesOver255() throws IOException {
    ByteDataset data = dataset();
    int itemSize = data.itemShape().volume();
    byte[] bytes = new byte[itemSize];
    float[] values = new float[itemSize];
    for (int index = 0; index < data.size(); index++) {
      data.readBytes(index, bytes, 0);
      data.read(index, values, 0);
      for (int i = 0; i < itemSize; i++) {
        assertThat(values[i]).isEqualTo((bytes[i] & 0xff) / 255f);
      }
    }
  }

  @Test
  final void readBytes_writesOnlyTheItem() throws IOException {
    ByteDataset data = dataset();
    int itemSize = data.itemShape().volume();
    byte[] item = new byte[itemSize];
    data.readBytes(1, item, 0);
    byte[] target = new byte[itemSize + 2];
    Arrays.fill(target, (byte) 99);
    data.readBytes(1, target, 1);
    assertThat(target).startsWith(99).endsWith(99);
    assertThat(Arrays.copyOfRange(target, 1, 1 + itemSize)).isEqualTo(item);
  }

  @Test
  final void readBytes_noSuchItem() throws IOException {
    ByteDataset data = dataset();
    byte[] target = new byte[data.itemShape().volume()];
    for (int index : List.of(-1, data.size())) {
      assertThatThrownBy(() -> data.readBytes(index, target, 0))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  @Test
  final void readBytes_noRoom_leavesTheTargetAlone() throws IOException {
    ByteDataset data = dataset();
    byte[] target = new byte[data.itemShape().volume()];
    Arrays.fill(target, (byte) 99);
    for (int offset : List.of(-1, 1)) {
      assertThatThrownBy(() -> data.readBytes(0, target, offset))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
    assertThat(target).containsOnly(99);
  }
}
