package org.vae4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vae4j.VaeException;

/** What this module brings into a host application, and what it does not. */
final class NativeLibraryTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.tensorflow.Graph",
        "org.tensorflow.TensorFlow",
        "com.google.protobuf.Message",
        "com.google.protobuf.MessageLite",
        "ai.onnx.proto.OnnxMl",
        "org.bytedeco.javacpp.Loader",
      })
  void noTensorFlowOrProtobuf(String className) {
    assertThatThrownBy(() -> Class.forName(className)).isInstanceOf(ClassNotFoundException.class);
  }

  @Test
  void missing() throws IOException, InterruptedException {
    OnnxFiles.write(folder, "dense");
    String output =
        ForkedJvm.run(List.of("-Donnxruntime.native.path=" + folder), LoadTwice.class, folder);
    assertThat(output)
        .contains("1: ONNX Runtime: expected its native library for ")
        .contains("not found at " + folder)
        .contains("2: ONNX Runtime: expected its native library for ")
        .contains("if -Donnxruntime.native.path is set, check that folder")
        .endsWith("exit status 0");
  }

  /** Class paths can be that long. ONNX Runtime alone crashes in a thread of usual size. */
  @Test
  void longCommandLine() throws IOException, InterruptedException {
    OnnxFiles.write(folder, "dense");
    String padding = "-Dpadding=" + "x".repeat(100_000);
    String output = ForkedJvm.run(List.of(padding), LoadTwice.class, folder);
    // Newer JVMs warn of native access first.
    assertThat(output)
        .endsWith("1: loaded %1$s on cpu%n2: loaded %1$s on cpu%nexit status 0".formatted(folder));
  }

  /** The second failure differs inside: Java remembers that the class could not be initialized. */
  static final class LoadTwice {
    private LoadTwice() {}

    public static void main(String[] arguments) throws IOException {
      for (int attempt = 1; attempt <= 2; attempt++) {
        try (OnnxVae model = OnnxVae.load(Path.of(arguments[0]))) {
          System.out.println(attempt + ": loaded " + model);
        } catch (VaeException e) {
          System.out.println(attempt + ": " + e.getMessage());
        }
      }
    }
  }
}
