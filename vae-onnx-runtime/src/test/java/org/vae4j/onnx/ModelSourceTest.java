package org.vae4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vae4j.Samples;
import org.vae4j.VaeException;
import org.vae4j.inference.Sampler;

final class ModelSourceTest {
  @TempDir Path folder;

  @Test
  void bytes_areWhatAFolderIs() throws IOException {
    OnnxFiles.write(folder, "rgb");
    ModelSource bytes =
        ModelSource.bytes(Files.readAllBytes(folder.resolve("decoder.onnx")))
            .encoder(Files.readAllBytes(folder.resolve("encoder.onnx")));
    try (OnnxVae model = OnnxVae.load(folder);
        OnnxVae copy = OnnxVae.load(bytes)) {
      Samples items = Sampler.of(model).seed(1).sample(3);
      assertThat(Sampler.of(copy).seed(1).sample(3)).isEqualTo(items);
      assertThat(copy.encode(items).mean()).isEqualTo(model.encode(items).mean());
      assertThat(copy.metadata()).isEqualTo(model.metadata());
    }
  }

  @Test
  void bytes_areCopied() throws IOException {
    byte[] decoder = Files.readAllBytes(OnnxFiles.write(folder, "dense").resolve("decoder.onnx"));
    ModelSource source = ModelSource.bytes(decoder);
    decoder[0] = 0;
    OnnxVae.load(source).close();
    OnnxVae.load(source).close();
  }

  @Test
  void bytes_withoutMetadata_areRefused() throws IOException {
    assertThatThrownBy(
            () -> OnnxVae.load(ModelSource.bytes(OnnxFiles.resource("dense-decoder.onnx"))))
        .isInstanceOf(VaeException.class)
        .hasMessage(
            "decoder in memory: expected a model that OnnxExporter wrote, found an ONNX model"
                + " without the entry vae4j.format; it was cut off at its end, or comes from"
                + " elsewhere and needs a ModelDescription");
  }

  @Test
  void path_withEncoderFromElsewhere() throws IOException {
    OnnxFiles.write(folder, "dense");
    Path encoder = Files.move(folder.resolve("encoder.onnx"), folder.resolve("e.onnx"));
    try (OnnxVae model = OnnxVae.load(ModelSource.path(folder).encoder(encoder))) {
      assertThat(model.reconstruct(Sampler.of(model).seed(1).sample(2)).count()).isEqualTo(2);
      assertThat(model).hasToString(folder + " on cpu");
    }
    Path nowhere = folder.resolve("nowhere.onnx");
    assertThatThrownBy(() -> OnnxVae.load(ModelSource.path(folder).encoder(nowhere)))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining(nowhere + ": expected a model, found none");
  }

  /** A class loader of its own stands for the JAR of an application. */
  @Test
  void resource_folderAndFile() throws IOException, ReflectiveOperationException {
    Path models = Files.createDirectories(folder.resolve("models/dense"));
    OnnxFiles.write(models, "dense");
    URL[] classPath = {
      folder.toUri().toURL(), classesOf(ModelSourceTest.class), classesOf(OnnxVae.class)
    };
    try (URLClassLoader loader = new URLClassLoader(classPath, null)) {
      Class<?> anchor = loader.loadClass(Anchor.class.getName());
      for (String name : new String[] {"/models/dense", "/models/dense/"}) {
        try (OnnxVae model = OnnxVae.load(ModelSource.resource(anchor, name))) {
          assertThat(model.reconstruct(Sampler.of(model).seed(1).sample(2)).count()).isEqualTo(2);
        }
      }
      try (OnnxVae model =
          OnnxVae.load(ModelSource.resource(anchor, "/models/dense/decoder.onnx"))) {
        Samples items = Sampler.of(model).seed(1).sample(2);
        assertThatThrownBy(() -> model.encode(items)).isInstanceOf(IllegalStateException.class);
      }
    }
  }

  @Test
  void resource_besideAClass() throws IOException {
    ModelSource source =
        ModelSource.resource(ModelSourceTest.class, "dense-decoder.onnx")
            .described(ModelDescription.inferred());
    try (OnnxVae model = OnnxVae.load(source)) {
      assertThat(model.itemShape()).hasToString("[4]");
    }
  }

  @Test
  void resource_missing() {
    assertThatThrownBy(() -> OnnxVae.load(ModelSource.resource(ModelSourceTest.class, "/nowhere")))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessage(
            "/nowhere/decoder.onnx: expected a model, found none; is it on the class path of "
                + ModelSourceTest.class.getName()
                + "?");
  }

  @Test
  void bytes_empty() {
    assertThatThrownBy(() -> OnnxVae.load(ModelSource.bytes(new byte[0])))
        .isInstanceOf(VaeException.class)
        .hasMessage(
            "decoder in memory: expected an ONNX file of 1 byte to 2 GB, found 0 bytes; export the"
                + " model again");
  }

  private static URL classesOf(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }

  /** Stands for a class of an application. */
  static final class Anchor {
    private Anchor() {}
  }
}
