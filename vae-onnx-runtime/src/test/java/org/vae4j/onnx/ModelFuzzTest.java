package org.vae4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import org.vae4j.VaeException;
import org.vae4j.inference.Sampler;

/**
 * Whatever the bytes are, they are a model or refused. In a build this replays the inputs in the
 * resources; with {@code JAZZER_FUZZ=1} in the environment it looks for new ones:
 *
 * <pre>{@code
 * JAZZER_FUZZ=1 mvn -B test -pl vae-onnx-runtime -am -Dtest=ModelFuzzTest -Djacoco.skip \
 *     -Dsurefire.failIfNoSpecifiedTests=false
 * }</pre>
 */
final class ModelFuzzTest {
  @FuzzTest(maxDuration = "5m")
  void load(byte[] file) throws IOException {
    tryOut(ModelSource.bytes(file));
    for (ForeignFiles files : ForeignFiles.values()) {
      tryOut(ModelSource.bytes(file).described(files.description()));
      tryOut(files.source().encoder(file));
    }
  }

  private static void tryOut(ModelSource source) throws IOException {
    try (OnnxVae model = OnnxVae.load(source, Device.cpu(1))) {
      assertThat(Sampler.of(model).seed(1).sample(3).count()).isEqualTo(3);
    } catch (VaeException e) {
      assertThat(e).hasMessageContaining("expected");
    }
  }
}
