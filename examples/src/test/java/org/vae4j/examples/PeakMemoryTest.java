package org.vae4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PeakMemoryTest {
  @Test
  void inWords_highWaterMark_isGivenInMebibytes() {
    assertThat(PeakMemory.inWords("VmPeak:\t  9999 kB\nVmHWM:\t  624640 kB\nVmRSS:\t 1 kB\n"))
        .isEqualTo("610 MiB");
  }

  @Test
  void inWords_noMark_isUnknown() {
    assertThat(PeakMemory.inWords("Name:\tjava\n")).isEqualTo("unknown");
  }
}
