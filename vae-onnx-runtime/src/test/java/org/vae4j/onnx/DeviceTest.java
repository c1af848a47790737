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
    assertThat(Device.parse("cpu,cpu:4,cuda:1,tensorrt:3,directml:2,coreml,best"))
        .containsExactly(
            Device.cpu(),
            Device.cpu(4),
            Device.cuda(1),
            Device.tensorRt(3),
            Device.directMl(2),
            Device.coreMl(),
            Device.best());
  }

  @Test
  void parse_anyCaseAndSpaces() {
    assertThat(Device.parse(" CUDA:0 , DirectML , Cpu "))
        .containsExactly(Device.cuda(0), Device.directMl(0), Device.cpu());
  }

  @Test
  void toString_isReadByParse() {
    for (String text :
        new String[] {
          "cpu",
          "cpu:3",
          "cuda:0",
          "tensorrt:2",
          "directml:1",
          "coreml",
          "best",
          "cuda:0+gpu_mem_limit=2147483648+use_tf32=1",
          "tensorrt:0+trt_engine_cache_path=C:\\Models\\A=B",
          "coreml+ModelFormat=MLProgram",
          "directml:0+a="
        }) {
      assertThat(Device.parse(text)).singleElement().hasToString(text);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "gpu",
        "cuda:",
        "cuda:-1",
        "cuda:x",
        "cpu,",
        "coreml:0",
        "best:0",
        "+a=b",
        "cuda:9999999999"
      })
  void parse_otherText(String text) {
    assertThatThrownBy(() -> Device.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "Device.parse: expected cpu, cpu:THREADS, cuda:ID, tensorrt:ID, directml:ID, coreml or best,"
                + " found '")
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
    assertThatThrownBy(() -> Device.tensorRt(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Device.tensorRt id: expected at least 0, found -1; 0 is the first GPU");
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
  void option_returnsAnotherDevice() {
    Device plain = Device.cuda(0);
    Device limited = plain.option("gpu_mem_limit", "1000");

    assertThat(limited).hasToString("cuda:0+gpu_mem_limit=1000").isNotEqualTo(plain);
    assertThat(plain).hasToString("cuda:0");
    assertThat(limited.option("gpu_mem_limit", "2000"))
        .isEqualTo(Device.cuda(0).option("gpu_mem_limit", "2000"));
    assertThat(limited.option("a", "1"))
        .isEqualTo(plain.option("a", "1").option("gpu_mem_limit", "1000"));
  }

  @Test
  void option_nameThatIsNone() {
    for (String name : new String[] {"", " ", "a=b", "1a", "a,b", "a+b"}) {
      assertThatThrownBy(() -> Device.cuda(0).option(name, "1"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "Device.option: expected a name of letters, digits and underscores, found '"
                  + name
                  + "'; as gpu_mem_limit of CUDA");
    }
  }

  @Test
  void option_numberOfTheDevice() {
    assertThatThrownBy(() -> Device.tensorRt(0).option("device_id", "1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Device.option: expected another name than device_id, found 1; the number is part of"
                + " the device, as in Device.cuda(1)");
  }

  @Test
  void option_deviceWithout() {
    assertThatThrownBy(() -> Device.cpu(2).option("a", "1"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Device.option: expected a GPU, found cpu:2; the processor's only setting is its"
                + " threads");
    assertThatThrownBy(() -> Device.best().option("a", "1"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Device.option: expected a GPU by its name, found best; each kind of device has its"
                + " own");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cuda:0+", "cuda:0+a", "cuda:0+=1", "cuda:0+a=1+"})
  void parse_optionsInAnotherForm(String text) {
    assertThatThrownBy(() -> Device.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Device.parse: expected options as +NAME=VALUE, found '"
                + text
                + "'; as in cuda:0+gpu_mem_limit=2147483648");
  }

  @Test
  void best_onEachSystem() {
    assertThat(BestProviders.of("Linux"))
        .extracting(Object::toString)
        .containsExactly("cuda:0", "cpu");
    assertThat(BestProviders.of("Windows 11"))
        .extracting(Object::toString)
        .containsExactly("cuda:0", "directml:0", "cpu");
    assertThat(BestProviders.of("Mac OS X"))
        .extracting(Object::toString)
        .containsExactly("coreml", "cpu");
  }

  @Test
  void nullParameters() {
    NullPointerTester tester = new NullPointerTester();
    tester.testAllPublicStaticMethods(Device.class);
    tester.setDefault(ModelSource.class, ModelSource.bytes(new byte[1]));
    tester.testAllPublicStaticMethods(OnnxVae.class);
    tester.setDefault(Device.class, Device.cpu());
    tester.testAllPublicConstructors(RefusedDevice.class);
    tester.testAllPublicInstanceMethods(Device.cuda(0));
  }
}
