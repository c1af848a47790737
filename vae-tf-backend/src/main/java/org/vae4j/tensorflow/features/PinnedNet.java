package org.vae4j.tensorflow.features;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.vae4j.VaeException;
import org.vae4j.internal.Require;
import org.vae4j.onnx.Device;
import org.vae4j.onnx.OnnxFeatureExtractor;
import org.vae4j.tensorflow.export.ClassifierExporter;

/**
 * A net among the resources of this package.
 *
 * @param name its name in reports, with the version
 * @param resource the file
 * @param sha256 64 hexadecimal digits
 */
record PinnedNet(String name, String resource, String sha256) {
  OnnxFeatureExtractor load(Device... preferences) {
    Objects.requireNonNull(preferences, "preferences");
    byte[] model = bytes();
    String found = Hashing.sha256().hashBytes(model).toString();
    if (!found.equals(sha256)) {
      throw new VaeException(
          Require.message(
              "resource " + resource,
              "the SHA-256 " + sha256,
              found,
              "its numbers could not be compared; is another version on the class path?"));
    }
    return OnnxFeatureExtractor.of(
        resource, model, ClassifierExporter.settings().name(name), preferences);
  }

  private byte[] bytes() {
    try (InputStream stream = PinnedNet.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new VaeException(
            Require.message(
                "resource " + resource, "a feature net", "none", "is vae-tf-backend complete?"));
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
