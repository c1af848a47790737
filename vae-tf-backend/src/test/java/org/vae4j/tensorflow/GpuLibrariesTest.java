package org.vae4j.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

final class GpuLibrariesTest {
  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "the names are those of Linux")
  void missing_namesWhatCannotBeOpened() {
    assertThat(GpuLibraries.missing(List.of("libc.so.6", "libvae4j-no-such.so.1", "libm.so.6")))
        .containsExactly("libvae4j-no-such.so.1");
  }

  @Test
  void advice_nativeOfTheCpu_saysSoFirst() {
    assertThat(GpuLibraries.advice(false, List.of("libcudnn.so.9")))
        .startsWith("the tensorflow-core-native on the class path computes on the CPU alone;")
        .contains("linux-x86_64-gpu")
        .endsWith("put on the library path what is missing there: libcudnn.so.9");
    assertThat(GpuLibraries.advice(false, List.of())).endsWith("in its place");
  }

  @Test
  void advice_nativeOfTheGpu_namesTheLibraries() {
    assertThat(GpuLibraries.advice(true, List.of("libcublas.so.12", "libcudnn.so.9")))
        .isEqualTo("put on the library path what is missing there: libcublas.so.12, libcudnn.so.9");
  }

  @Test
  void advice_nothingMissing_asksForTheDriver() {
    assertThat(GpuLibraries.advice(true, List.of())).contains("nvidia-smi", "CUDA_VISIBLE_DEVICES");
  }

  @Test
  void advice_ofThisProcess_doesNotFail() {
    assertThat(org.tensorflow.TensorFlow.version()).isNotEmpty();
    assertThat(GpuLibraries.advice()).containsAnyOf("linux-x86_64-gpu", "libcu", "nvidia-smi");
  }
}
