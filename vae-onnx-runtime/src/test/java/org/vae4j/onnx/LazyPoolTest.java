package org.vae4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vae4j.Shape;
import org.vae4j.VaeException;

final class LazyPoolTest {
  @Test
  void get_fromManyThreads_opensOneSession() throws IOException {
    try (LazyPool pool = pool(OnnxFiles.resource("dense-decoder.onnx"))) {
      Set<SlotPool> seen =
          Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
      IntStream.range(0, 64).parallel().forEach(i -> seen.add(pool.get()));
      assertThat(seen).hasSize(1);
      assertThat(pool.get().session().provider()).isEqualTo(CpuProvider.ONE_THREAD);
    }
  }

  @Test
  void get_afterClosing_fails() throws IOException {
    LazyPool pool = pool(OnnxFiles.resource("dense-decoder.onnx"));
    pool.close();
    assertThatIllegalStateException().isThrownBy(pool::get);
  }

  @Test
  void get_ofABadFile_failsEachTime() throws IOException {
    try (LazyPool pool = pool(withUnknownOperator())) {
      for (int time = 0; time < 2; time++) {
        assertThatThrownBy(pool::get).isInstanceOf(VaeException.class);
      }
    }
  }

  private static LazyPool pool(byte[] model) {
    Port z = new Port("z", Shape.of(2));
    Signature decoder = new Signature("a decoder", z, List.of(new Port("image", Shape.of(4))));
    return new LazyPool(OnnxFile.of("decoder.onnx", model), decoder, 8);
  }

  /** Returns a file that looks well until ONNX Runtime reads it. */
  private static byte[] withUnknownOperator() throws IOException {
    byte[] model = OnnxFiles.resource("dense-decoder.onnx");
    String text = new String(model, StandardCharsets.ISO_8859_1);
    return text.replace("Gemm", "Germ").getBytes(StandardCharsets.ISO_8859_1);
  }
}
