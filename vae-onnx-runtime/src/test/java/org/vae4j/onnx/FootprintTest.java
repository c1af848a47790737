package org.vae4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.vae4j.Samples;

/** What a host application carries beside ONNX Runtime and Guava. */
final class FootprintTest {
  private static final int MOST_BYTES = 500_000;

  @Test
  void bothJars_areSmall() throws IOException, URISyntaxException {
    assumeThat(place(Samples.class))
        .as("before the phase 'package' the classes of vae-api are not divided into its two jars")
        .isRegularFile();
    long api = size(Samples.class);
    long runtime = size(OnnxVae.class);

    assertThat(api).isPositive();
    assertThat(runtime).isPositive();
    assertThat(api + runtime)
        .as("vae-api %d, vae-onnx-runtime %d", api, runtime)
        .isLessThan(MOST_BYTES);
  }

  /** Returns the size of the jar that holds a class, or of one made of its folder. */
  private static long size(Class<?> part) throws IOException, URISyntaxException {
    Path place = place(part);
    return Files.isDirectory(place) ? zipped(place) : Files.size(place);
  }

  private static Path place(Class<?> part) throws URISyntaxException {
    return Path.of(part.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static long zipped(Path folder) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes);
        Stream<Path> tree = Files.walk(folder)) {
      List<Path> files = tree.filter(Files::isRegularFile).toList();
      for (Path file : files) {
        zip.putNextEntry(new ZipEntry(folder.relativize(file).toString()));
        Files.copy(file, zip);
      }
    }
    return bytes.size();
  }
}
