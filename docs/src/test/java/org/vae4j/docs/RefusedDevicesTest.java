package org.vae4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;
import org.vae4j.model.Weights;
import org.vae4j.onnx.Device;
import org.vae4j.onnx.OnnxVae;
import org.vae4j.onnx.RefusedDevice;
import org.vae4j.tensorflow.export.OnnxExporter;
import org.vae4j.training.Provenance;
import org.vae4j.training.TrainedVae;

final class RefusedDevicesTest {
  @TempDir Path folder;

  @Test
  void refusedDevices_areNamedWithTheirReasons() throws IOException {
    Vae vae = VaeBuilder.forImages(8, 8, 1).latentSize(2).build();
    Provenance provenance = new Provenance(1, "none", "not trained", Map.of());
    OnnxExporter.export(
        new TrainedVae(vae, Weights.initial(vae, 1), List.of(), provenance), folder);

    // tag::refused[]
    Device[] wanted = Device.parse("directml:0,cpu").toArray(Device[]::new);
    try (OnnxVae model = OnnxVae.load(folder, wanted)) {
      System.out.println("runs on " + model.device());
      for (RefusedDevice refused : model.refusedDevices()) {
        System.out.println(refused.device() + " was refused: " + refused.reason());
      }
      // end::refused[]
      assertThat(model.device()).isEqualTo(Device.cpu());
      assertThat(model.refusedDevices())
          .extracting(RefusedDevice::device)
          .containsExactly(Device.directMl(0));
      // tag::refused[]
    }
    // end::refused[]
  }

  @Test
  void options_belongToTheirDevice() {
    // tag::options[]
    Device fast =
        Device.tensorRt(0)
            .option("trt_engine_cache_enable", "1")
            .option("trt_engine_cache_path", "engines");
    Device small = Device.cuda(0).option("gpu_mem_limit", "2147483648");
    List<Device> wanted = List.of(fast, small, Device.best());
    // end::options[]

    assertThat(wanted)
        .isEqualTo(
            Device.parse(
                "tensorrt:0+trt_engine_cache_enable=1+trt_engine_cache_path=engines,"
                    + "cuda:0+gpu_mem_limit=2147483648,best"));
  }
}
