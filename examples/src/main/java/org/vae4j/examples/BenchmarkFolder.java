package org.vae4j.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a model that is measured: one of a user's, or one with an untrained reference model
 * that goes again.
 */
final class BenchmarkFolder implements AutoCloseable {
  private final Path path;
  private final boolean temporary;

  private BenchmarkFolder(Path path, boolean temporary) {
    this.path = path;
    this.temporary = temporary;
  }

  /** Opens {@code conv2}, {@code mlp400} or a folder. */
  static BenchmarkFolder of(String model) throws IOException {
    Optional<BenchmarkModel> reference =
        Stream.of(BenchmarkModel.values()).filter(m -> m.name().equalsIgnoreCase(model)).findAny();
    if (reference.isEmpty()) {
      return new BenchmarkFolder(Path.of(model), false);
    }
    BenchmarkFolder folder =
        new BenchmarkFolder(Files.createTempDirectory("vae4j-benchmark"), true);
    @Nullable BenchmarkFolder unfinished = folder;
    try {
      UntrainedModels.export(reference.get(), folder.path);
      unfinished = null;
      return folder;
    } finally {
      if (unfinished != null) {
        unfinished.close();
      }
    }
  }

  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    if (temporary) {
      Files.deleteIfExists(path.resolve("encoder.onnx"));
      Files.deleteIfExists(path.resolve("decoder.onnx"));
      Files.delete(path);
    }
  }
}
