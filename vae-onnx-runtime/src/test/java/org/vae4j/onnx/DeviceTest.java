package org.vae4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.testing.NullPointerTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DeviceTest {
  @Test
  void parse_everyForm() {
    assertThat(Device.parse("cpu,cpu:4,cuda:1,directml:2,coreml"))
        .containsExactly(
            Device.cpu(), Device.cpu(4), Device.cuda(1), Device.directMl(2), Device.coreMl());
  }

  @Test
  void parse_anyCaseAndSpaces() {
    assertThat(Device.parse(" CUDA:0 , DirectML , Cpu "))
        .containsExactly(Device.cuda(0), Device.directMl(0), Device.cpu());
  }

  @Test
  void toString_isReadByParse() {
    for (String text : new String[] {"cpu", "cpu:3", "cuda:0", "directml:1", "coreml"}) {
      assertThat(Device.parse(text)).singleElement().hasToString(text);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "gpu", "cuda:", "cuda:-1", "cuda:x", "cpu,", "coreml:0", "cuda:9999999999"})
  void parse_otherText(String text) {
    assertThatThrownBy(() -> Device.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "Device.parse: expected cpu, cpu:THREADS, cuda:ID, directml:ID or coreml, found '")
        .hasMessageEndingWith("'; put commas between devices");
  }

  @Test
  void cpu_threadsOutOfRange() {
    assertThatThrownBy(() -> Device.cpu(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Device.cpu threads: expected 1 to 1024, found 0; leave it out to use all cores");
    assertThatThrownBy(() -> Device.parse("cpu:1025"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found 1025");
  }

  @Test
  void ids_negative() {
    assertThatThrownBy(() -> Device.cuda(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Device.cuda id: expected at least 0, found -1; 0 is the first GPU");
    assertThatThrownBy(() -> Device.directMl(-2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Device.directMl id: expected at least 0, found -2; 0 is the first GPU");
  }

  @Test
  void equals_kindAndNumber() {
    assertThat(Device.cuda(1)).isEqualTo(Device.cuda(1)).hasSameHashCodeAs(Device.cuda(1));
    assertThat(Device.cuda(1)).isNotEqualTo(Device.cuda(0)).isNotEqualTo(Device.directMl(1));
    assertThat(Device.cpu()).isNotEqualTo(Device.cpu(1));
  }

  @Test
  void nullParameters() {
    NullPointerTester tester = new NullPointerTester();
    tester.testAllPublicStaticMethods(Device.class);
    tester.setDefault(ModelSource.class, ModelSource.bytes(new byte[1]));
    tester.testAllPublicStaticMethods(OnnxVae.class);
    tester.setDefault(Device.class, Device.cpu());
    tester.testAllPublicConstructors(RefusedDevice.class);
  }
}
