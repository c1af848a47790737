package org.vae4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vae4j.VaeException;
import org.vae4j.onnx.internal.BundleFormat;

/** Whatever the files are, loading gives a model or says what is wrong with which file. */
final class OnnxVaeFilesTest {
  @TempDir Path folder;

  @Test
  void missing() {
    Path nowhere = folder.resolve("nowhere");
    assertThatThrownBy(() -> OnnxVae.load(nowhere))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessage(
            nowhere
                + ": expected a model, found none; give a folder with decoder.onnx, or the file of"
                + " a decoder");
  }

  @Test
  void folderWithEncoderAlone() throws IOException {
    Path decoder = OnnxFiles.write(folder, "dense").resolve(BundleFormat.DECODER_FILE);
    Files.delete(decoder);
    assertThatThrownBy(() -> OnnxVae.load(folder))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageStartingWith(decoder + ": expected a model, found none");
  }

  @Test
  void empty() throws IOException {
    Path file = Files.createFile(folder.resolve("empty.onnx"));
    assertThatThrownBy(() -> OnnxVae.load(file))
        .isInstanceOf(VaeException.class)
        .hasMessage(
            file
                + ": expected an ONNX file of 1 byte to 2 GB, found 0 bytes; export the model again");
  }

  @Test
  void folderInPlaceOfFile() throws IOException {
    Files.createDirectory(folder.resolve(BundleFormat.DECODER_FILE));
    assertThatThrownBy(() -> OnnxVae.load(folder))
        .isInstanceOf(VaeException.class)
        .hasMessageContaining("found something else than a file");
  }

  @Test
  void text() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.txt"), "These are not the weights.\n");
    assertUnusable(
        file,
        "expected an ONNX model, found a field of unknown type 4 at byte 0; it may be truncated or of"
            + " another kind; export it again");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 16, 1000, 100_000})
  void randomBytes(int size) throws IOException {
    for (int seed = 0; seed < 20; seed++) {
      byte[] bytes = new byte[size];
      new Random(seed).nextBytes(bytes);
      assertUnusable(Files.write(folder.resolve("random.onnx"), bytes), "expected");
    }
  }

  @Test
  void truncatedAnywhere() throws IOException {
    Map<String, String> needed = OnnxFiles.metadataOf("dense");
    needed.remove(BundleFormat.KEY_SEED);
    byte[] whole = OnnxFiles.withMetadata(OnnxFiles.resource("dense-decoder.onnx"), needed);
    Path file = folder.resolve("truncated.onnx");
    for (int length = 1; length < whole.length; length++) {
      assertUnusable(Files.write(file, Arrays.copyOf(whole, length)), "expected");
    }
    OnnxVae.load(Files.write(file, whole)).close();
  }

  @Test
  void damagedAnywhere() throws IOException {
    byte[] whole =
        OnnxFiles.withMetadata(
            OnnxFiles.resource("dense-decoder.onnx"), OnnxFiles.metadataOf("dense"));
    Path file = folder.resolve("damaged.onnx");
    int usable = 0;
    for (int position = 0; position < whole.length; position++) {
      byte[] damaged = whole.clone();
      damaged[position] ^= 0x55;
      Files.write(file, damaged);
      try (OnnxVae model = OnnxVae.load(file)) {
        assertThat(model.latentSize()).isPositive();
        usable++;
      } catch (VaeException e) {
        assertThat(e).hasMessageContaining(file.toString()).hasMessageContaining("expected");
      }
    }
    // Names of nodes and bits of weights may be anything, the rest may not.
    assertThat(usable).isBetween(1, whole.length - 1);
  }

  @Test
  void noMetadata() throws IOException {
    Path file = Files.write(folder.resolve("d.onnx"), OnnxFiles.resource("dense-decoder.onnx"));
    assertThatThrownBy(() -> OnnxVae.load(file))
        .isInstanceOf(VaeException.class)
        .hasMessage(
            file
                + ": expected a model that OnnxExporter wrote, found an ONNX model without the"
                + " entry vae4j.format; it was cut off at its end, or comes from elsewhere and needs a"
                + " ModelDescription");
  }

  @Test
  void newerFormat() throws IOException {
    assertThatThrownBy(() -> OnnxVae.load(decoderWith(BundleFormat.KEY_FORMAT, "2")))
        .isInstanceOf(VaeException.class)
        .hasMessageContaining(
            "vae4j.format: expected a version up to 1, found 2; a newer release of this library"
                + " wrote the file: update vae-onnx-runtime");
  }

  @ParameterizedTest
  @CsvSource({
    "vae4j.format, one, expected a number from 1 to",
    "vae4j.latent_size, -2, expected a number from 1 to",
    "vae4j.latent_size, 99999999999, expected a number from 1 to",
    "vae4j.latent_size, 3, 'a decoder with z of float32 [-1, 3]'",
    "vae4j.item_shape, 5, 'a decoder with image of float32 [-1, 5]'",
    "vae4j.item_shape, '2,2,1', 'a decoder with image of float32 [-1, 1, 2, 2]'",
    "vae4j.item_shape, '2,2', 'expected height,width,channels or one size'",
    "vae4j.item_shape, '60000,60000,60000', 'expected height,width,channels or one size'",
    "vae4j.item_shape, 'four', expected a number from 1 to",
    "vae4j.likelihood, '', expected the entry vae4j.likelihood",
  })
  void wrongMetadata(String key, String value, String message) throws IOException {
    assertUnusable(decoderWith(key, value), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"vae4j.item_shape", "vae4j.latent_size", "vae4j.likelihood"})
  void missingMetadata(String key) throws IOException {
    Map<String, String> entries = OnnxFiles.metadataOf("dense");
    entries.remove(key);
    Path file = OnnxFiles.writeHalf(folder, "d.onnx", "dense-decoder.onnx", entries);
    assertUnusable(file, "expected the entry " + key + ", found none of that name");
  }

  @Test
  void encoderInPlaceOfDecoder() throws IOException {
    Path encoder = OnnxFiles.write(folder, "dense").resolve(BundleFormat.ENCODER_FILE);
    assertThatThrownBy(() -> OnnxVae.load(encoder))
        .isInstanceOf(VaeException.class)
        .hasMessage(
            encoder
                + ": expected a decoder with the only input z, found [image]; is this the right"
                + " file? Encoders map image to mean and log_variance, decoders map z to image");
    Files.copy(folder.resolve("decoder.onnx"), folder.resolve("d.onnx"));
    Files.copy(
        folder.resolve("d.onnx"),
        Files.createDirectory(folder.resolve("x")).resolve("decoder.onnx"));
    Files.copy(folder.resolve("d.onnx"), folder.resolve("x").resolve("encoder.onnx"));
    assertThatThrownBy(() -> OnnxVae.load(folder.resolve("x")))
        .isInstanceOf(VaeException.class)
        .hasMessageContaining("encoder.onnx: expected an encoder with the only input image, found");
  }

  @Test
  void anotherKindOfModel() throws IOException {
    assertUnusable(half("other-names.onnx", "4"), "a decoder with the only input z, found [x]");
    assertUnusable(
        half("integers.onnx", "2"), "z of float32 [-1, 2] (-1: any number), found INT64");
    assertUnusable(half("fixed-batch.onnx", "8,6,3"), "(-1: any number), found FLOAT [1, 2]");
  }

  @Test
  void encoderOfAnotherModel() throws IOException {
    Map<String, String> entries = OnnxFiles.metadataOf("dense");
    entries.put(BundleFormat.KEY_SEED, "43");
    OnnxFiles.write(folder, "dense");
    Path encoder =
        OnnxFiles.writeHalf(folder, BundleFormat.ENCODER_FILE, "dense-encoder.onnx", entries);
    assertThatThrownBy(() -> OnnxVae.load(folder))
        .isInstanceOf(VaeException.class)
        .hasMessage(
            encoder
                + " vae4j.seed: expected '42' as in "
                + folder.resolve("decoder.onnx")
                + ", found '43'; the files come from different models; export both together");
  }

  @Test
  void encoderOfAnotherShape() throws IOException {
    OnnxFiles.write(folder, "dense");
    OnnxFiles.writeHalf(
        folder, BundleFormat.ENCODER_FILE, "rgb-encoder.onnx", OnnxFiles.metadataOf("rgb"));
    assertUnusable(folder, "vae4j.item_shape: expected '4' as in");
  }

  /** An open session has threads of its own, three here. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void failedLoads_leaveNoSessions() throws IOException {
    OnnxFiles.write(folder, "dense");
    OnnxFiles.writeHalf(
        folder, BundleFormat.ENCODER_FILE, "rgb-encoder.onnx", OnnxFiles.metadataOf("rgb"));
    int before = nativeThreads();
    for (int i = 0; i < 50; i++) {
      assertThatThrownBy(() -> OnnxVae.load(folder, Device.cpu(4)))
          .isInstanceOf(VaeException.class);
    }
    assertThat(nativeThreads()).isLessThan(before + 50);
  }

  private static int nativeThreads() throws IOException {
    try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
      return (int) tasks.count();
    }
  }

  private Path decoderWith(String key, String value) throws IOException {
    Map<String, String> entries = OnnxFiles.metadataOf("dense");
    entries.put(key, value);
    return OnnxFiles.writeHalf(folder, "d.onnx", "dense-decoder.onnx", entries);
  }

  private Path half(String resource, String itemShape) throws IOException {
    return OnnxFiles.writeHalf(folder, resource, resource, OnnxFiles.metadata(itemShape));
  }

  private static void assertUnusable(Path path, String message) {
    assertThatThrownBy(() -> OnnxVae.load(path))
        .isInstanceOf(VaeException.class)
        .hasMessageContaining(path.toString())
        .hasMessageContaining(message);
  }
}
