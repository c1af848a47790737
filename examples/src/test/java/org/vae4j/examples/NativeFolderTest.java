package org.vae4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NativeFolderTest {
  @TempDir Path folder;

  @Test
  void out_isAFolderThatLoads() throws IOException {
    Path out = folder.resolve("natives");

    ProgramRun run = ProgramRun.of(new NativeFolder(), "--out=" + out);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .containsPattern("natives for [^:]+: ONNX Runtime \\d+\\.\\d+\\.\\d+, built for \\[CPU")
        .endsWith("start with -Donnxruntime.native.path=" + out + System.lineSeparator());
    try (Stream<Path> files = Files.list(out)) {
      assertThat(files)
          .contains(
              out.resolve(System.mapLibraryName("onnxruntime")),
              out.resolve(System.mapLibraryName("onnxruntime4j_jni")))
          .allSatisfy(file -> assertThat(file).isRegularFile().isNotEmptyFile());
    }
  }

  @Test
  void out_isAFile_isAFailureInWords() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "no folder");

    ProgramRun run = ProgramRun.of(new NativeFolder(), "--out=" + file);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).startsWith("Error: ").contains(file.toString()).doesNotContain("\tat ");
    assertThat(file).hasContent("no folder");
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
  void layout_withNativesForCuda13_takesTheJavaLibraryOfTheOthers() throws IOException {
    String microsoft = "ai/onnxruntime/native/linux-x64/";
    String bytedeco = "org/bytedeco/onnxruntime/linux-x86_64-gpu/";
    put(microsoft + "libonnxruntime.so");
    put(microsoft + "libonnxruntime4j_jni.so");
    put(bytedeco + "libonnxruntime.so.1");
    put(bytedeco + "libonnxruntime_providers_shared.so");
    put(bytedeco + "libonnxruntime_providers_cuda.so");
    put(bytedeco + "libonnxruntime_providers_dnnl.so");

    NativeLayout layout = layout();

    assertThat(layout.description()).isEqualTo("natives for CUDA 13");
    assertThat(layout.resources())
        .hasSize(4)
        .containsEntry("libonnxruntime.so", bytedeco + "libonnxruntime.so.1")
        .containsEntry("libonnxruntime4j_jni.so", microsoft + "libonnxruntime4j_jni.so")
        .containsEntry(
            "libonnxruntime_providers_shared.so", bytedeco + "libonnxruntime_providers_shared.so")
        .containsEntry(
            "libonnxruntime_providers_cuda.so", bytedeco + "libonnxruntime_providers_cuda.so");
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
  void layout_withProvidersOfMicrosoft_isForCuda12() throws IOException {
    String microsoft = "ai/onnxruntime/native/linux-x64/";
    put(microsoft + "libonnxruntime.so");
    put(microsoft + "libonnxruntime_providers_cuda.so");
    put(microsoft + "libonnxruntime_providers_tensorrt.so");

    NativeLayout layout = layout();

    assertThat(layout.description()).isEqualTo("natives for CUDA 12");
    assertThat(layout.resources())
        .containsKeys("libonnxruntime_providers_cuda.so", "libonnxruntime_providers_tensorrt.so")
        .doesNotContainKey("libonnxruntime_providers_shared.so");
  }

  @ParameterizedTest
  @CsvSource({
    "Linux,amd64,linux-x64",
    "Linux,aarch64,linux-aarch64",
    "Mac OS X,aarch64,osx-aarch64",
    "Windows 11,amd64,win-x64",
  })
  void system_asTheArtifactsNameIt(String name, String architecture, String expected) {
    assertThat(NativeLayout.system(name, architecture)).isEqualTo(expected);
  }

  private void put(String resource) throws IOException {
    Path file = folder.resolve(resource);
    Files.createDirectories(file.getParent());
    Files.writeString(file, resource);
  }

  private NativeLayout layout() throws IOException {
    try (URLClassLoader classPath = new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
      return NativeLayout.of(classPath);
    }
  }
}
