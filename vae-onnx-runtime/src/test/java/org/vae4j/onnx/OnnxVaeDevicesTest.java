package org.vae4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.vae4j.VaeException;

/** This module's class path has ONNX Runtime without CUDA, so only the processor works. */
@EnabledOnOs(OS.LINUX)
final class OnnxVaeDevicesTest {
  private static final String NO_CUDA =
      "cuda:0: expected an ONNX Runtime with CUDA, found one without (Error code - ORT_EP_FAIL -"
          + " message: Failed to find CUDA shared provider); depend on"
          + " com.microsoft.onnxruntime:onnxruntime_gpu:";
  private static final String NO_DIRECT_ML =
      "directml:0: expected Windows 10 or newer, found Linux; DirectML is part of Windows only";
  private static final String NO_CORE_ML =
      "coreml: expected macOS, found Linux; CoreML is part of macOS only";

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    OnnxFiles.write(folder, "dense");
  }

  @Test
  void firstThatWorks() throws IOException {
    try (OnnxVae model = OnnxVae.load(folder, Device.cpu(2), Device.cuda(0))) {
      assertThat(model.device()).isEqualTo(Device.cpu(2));
      assertThat(model.refusedDevices()).isEmpty();
    }
  }

  @Test
  void refusedDevices_areReadable() throws IOException {
    try (OnnxVae model =
        OnnxVae.load(folder, Device.cuda(0), Device.directMl(0), Device.coreMl(), Device.cpu())) {
      assertThat(model.device()).isEqualTo(Device.cpu());
      assertThat(model.refusedDevices())
          .extracting(RefusedDevice::device)
          .containsExactly(Device.cuda(0), Device.directMl(0), Device.coreMl());
      assertThat(model.refusedDevices().get(0).reason())
          .startsWith(NO_CUDA)
          .contains("CUDA 12 and cuDNN 9; for CUDA 13 start with -Donnxruntime.native.path");
      assertThat(model.refusedDevices().get(1).reason()).isEqualTo(NO_DIRECT_ML);
      assertThat(model.refusedDevices().get(2).reason()).isEqualTo(NO_CORE_ML);
    }
  }

  @Test
  void refusedDevices_areLogged() throws IOException {
    LogRecords handler = new LogRecords();
    Logger logger = Logger.getLogger(OnnxVae.class.getName());
    logger.addHandler(handler);
    try (OnnxVae model = OnnxVae.load(folder, Device.coreMl(), Device.cpu())) {
      List<LogRecord> records = handler.list();
      assertThat(records).hasSize(2);
      assertThat(records.get(0).getLevel()).isEqualTo(Level.WARNING);
      assertThat(records.get(0).getParameters()).containsExactly(folder.toString(), NO_CORE_ML);
      assertThat(records.get(1).getLevel()).isEqualTo(Level.INFO);
      assertThat(records.get(1).getParameters()).containsExactly(folder.toString(), model.device());
    } finally {
      logger.removeHandler(handler);
    }
  }

  @Test
  void best_withoutAGpu_isTheProcessorAndNoWarning() throws IOException {
    Logger logger = Logger.getLogger(OnnxVae.class.getName());
    LogRecords records = new LogRecords();
    logger.addHandler(records);
    try (OnnxVae model = OnnxVae.load(folder, Device.best())) {
      assertThat(model.device()).isEqualTo(Device.cpu());
      assertThat(model.refusedDevices())
          .singleElement()
          .extracting(RefusedDevice::device)
          .isEqualTo(Device.cuda(0));
      assertThat(model.refusedDevices().get(0).reason()).startsWith("cuda:0: expected ");
      assertThat(records.list()).isEmpty();
    } finally {
      logger.removeHandler(records);
    }
  }

  @Test
  void best_afterADemand_warnsOfTheDemandAlone() throws IOException {
    Logger logger = Logger.getLogger(OnnxVae.class.getName());
    LogRecords records = new LogRecords();
    logger.addHandler(records);
    try (OnnxVae model = OnnxVae.load(folder, Device.coreMl(), Device.best())) {
      assertThat(model.device()).isEqualTo(Device.cpu());
      assertThat(model.refusedDevices())
          .extracting(RefusedDevice::device)
          .containsExactly(Device.coreMl(), Device.cuda(0));
      assertThat(records.list())
          .extracting(LogRecord::getLevel)
          .containsExactly(Level.WARNING, Level.INFO);
    } finally {
      logger.removeHandler(records);
    }
  }

  @Test
  void tensorRt_artifactWithout() {
    assertThatThrownBy(() -> OnnxVae.load(folder, Device.tensorRt(0)))
        .isInstanceOf(VaeException.class)
        .hasMessageStartingWith(
            "tensorrt:0: expected an ONNX Runtime with TensorRT, found one without (Error code -"
                + " ORT_EP_FAIL - message: Failed to find TensorRT shared provider); depend on"
                + " com.microsoft.onnxruntime:onnxruntime_gpu:")
        .hasMessageEndingWith(
            " in place of onnxruntime; it needs CUDA 12 and cuDNN 9 and TensorRT 10");
  }

  @Test
  void aloneIsADemand() {
    assertThatThrownBy(() -> OnnxVae.load(folder, Device.cuda(0)))
        .isInstanceOf(VaeException.class)
        .hasMessageStartingWith(NO_CUDA)
        .hasRootCauseInstanceOf(OrtException.class);
    assertThatThrownBy(() -> OnnxVae.load(folder, Device.directMl(0)))
        .isInstanceOf(VaeException.class)
        .hasMessage(NO_DIRECT_ML);
  }

  @Test
  void noneWorks() {
    assertThatThrownBy(() -> OnnxVae.load(folder, Device.cuda(0), Device.coreMl()))
        .isInstanceOf(VaeException.class)
        .hasMessageStartingWith(
            folder
                + ": expected one of [cuda:0, coreml] to work, found none that does; ask for cpu as"
                + " well\n"
                + NO_CUDA)
        .hasMessageEndingWith("\n" + NO_CORE_ML);
  }
}
