package org.vae4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;
import org.vae4j.Shape;

/** Which buffers ONNX Runtime writes to itself. */
final class TargetTest {
  private static final Port GREY = new Port("image", Shape.of(2, 1, 1));
  private static final Port RGB = new Port("image", Shape.of(2, 1, 3));

  @Test
  void directBuffer_inNativeOrder_isWrittenTo() {
    FloatBuffer buffer = direct(ByteOrder.nativeOrder()).position(1);
    FloatBuffer memory = Target.of(GREY, buffer).memory(1, 3);
    assertThat(memory).isNotNull();
    assertThat(memory.remaining()).isEqualTo(4);
    memory.put(0, 5f);
    assertThat(buffer.get(1 + 2)).isEqualTo(5f);
  }

  @Test
  void otherBuffers_areCopiedTo() {
    ByteOrder other =
        ByteOrder.nativeOrder().equals(ByteOrder.BIG_ENDIAN)
            ? ByteOrder.LITTLE_ENDIAN
            : ByteOrder.BIG_ENDIAN;
    assertThat(Target.of(GREY, direct(other)).memory(0, 1)).isNull();
    assertThat(Target.of(RGB, direct(ByteOrder.nativeOrder())).memory(0, 1)).isNull();
    assertThat(Target.of(GREY, FloatBuffer.allocate(8)).memory(0, 1)).isNull();
  }

  private static FloatBuffer direct(ByteOrder order) {
    return ByteBuffer.allocateDirect(64).order(order).asFloatBuffer();
  }
}
