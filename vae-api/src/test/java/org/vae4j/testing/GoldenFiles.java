package org.vae4j.testing;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.DoubleStream;

/** Reads files of reference values from the test resources. */
public final class GoldenFiles {
  private GoldenFiles() {}

  /** Reads a file from the folder {@code golden}. */
  public static JsonObject read(String name) {
    try (InputStream stream =
            Objects.requireNonNull(GoldenFiles.class.getResourceAsStream("/golden/" + name), name);
        Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
      return JsonParser.parseReader(reader).getAsJsonObject();
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  /** Returns all numbers of a member, however deep its arrays are nested, in order. */
  public static double[] numbers(JsonObject object, String member) {
    return flat(object.get(member));
  }

  private static double[] flat(JsonElement element) {
    return element.isJsonArray()
        ? element.getAsJsonArray().asList().stream()
            .flatMapToDouble(child -> DoubleStream.of(flat(child)))
            .toArray()
        : new double[] {element.getAsDouble()};
  }
}
