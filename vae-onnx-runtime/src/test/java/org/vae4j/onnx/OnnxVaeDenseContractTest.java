package org.vae4j.onnx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.vae4j.inference.VaeModel;
import org.vae4j.inference.VaeModelContract;

final class OnnxVaeDenseContractTest extends VaeModelContract {
  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    OnnxFiles.write(folder, "dense");
  }

  @Override
  protected VaeModel create() {
    try {
      return OnnxVae.load(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
