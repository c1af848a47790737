package org.vae4j.examples.beta;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.vae4j.internal.Require;

/**
 * Reads a study's configuration from YAML 1.2. A key that is missing has the value of the file that
 * comes with the program; one that nobody knows, or that stands there twice, is an error.
 */
final class StudyConfigFile {
  private static final String DEFAULTS = "beta-study.yaml";
  private static final Map<String, Set<String>> KEYS =
      new TreeMap<>(
          Map.of(
              "model", Set.of("latent_dim", "hidden_dim"),
              "training", Set.of("epochs", "learning_rate", "beta_values"),
              "data", Set.of("batch_size", "selected_classes")));

  private final String where;
  private final Map<String, Object> values = new TreeMap<>();

  private StudyConfigFile(String where) {
    this.where = where;
  }

  /** Returns the configuration that comes with the program. */
  static StudyConfig defaults() {
    return defaultValues().config();
  }

  /** Reads a file. */
  static StudyConfig read(Path file) throws IOException {
    StudyConfigFile read = new StudyConfigFile(file.toString());
    read.values.putAll(defaultValues().values);
    read.parse(Files.readString(file));
    return read.config();
  }

  private static StudyConfigFile defaultValues() {
    StudyConfigFile defaults = new StudyConfigFile(DEFAULTS);
    try (InputStream in = StudyConfigFile.class.getResourceAsStream(DEFAULTS)) {
      if (in == null) {
        throw new IllegalStateException(DEFAULTS + " is missing from the program's jar");
      }
      defaults.parse(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
      return defaults;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void parse(String yaml) {
    Object document;
    try {
      document = new Load(LoadSettings.builder().setLabel(where).build()).loadFromString(yaml);
    } catch (YamlEngineException e) {
      throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
    }
    for (Map.Entry<String, Object> section : map(document, "", KEYS.keySet()).entrySet()) {
      Set<String> keys = KEYS.get(section.getKey());
      map(section.getValue(), section.getKey(), keys)
          .forEach((key, value) -> values.put(section.getKey() + "." + key, value));
    }
  }

  private Map<String, Object> map(@Nullable Object node, String path, Set<String> known) {
    String place = path.isEmpty() ? where : where + " " + path;
    if (node == null) {
      return Map.of();
    }
    if (!(node instanceof Map<?, ?> map)) {
      throw wrong(place, "keys with values", node, "as in '" + known.iterator().next() + ": …'");
    }
    Map<String, Object> result = new TreeMap<>();
    map.forEach(
        (key, value) -> {
          if (!known.contains(String.valueOf(key))) {
            throw wrong(
                place, "one of the keys " + new TreeSet<>(known), key, "check the spelling");
          }
          if (value != null) {
            result.put(String.valueOf(key), value);
          }
        });
    return result;
  }

  private StudyConfig config() {
    try {
      return new StudyConfig(
          integer("model.latent_dim"),
          integer("model.hidden_dim"),
          integer("training.epochs"),
          number("training.learning_rate", value("training.learning_rate")),
          list("training.beta_values").stream()
              .map(value -> number("training.beta_values", value))
              .toList(),
          integer("data.batch_size"),
          list("data.selected_classes").stream()
              .map(value -> integer("data.selected_classes", value))
              .toList());
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      throw message.startsWith(where) ? e : new IllegalArgumentException(where + " " + message, e);
    }
  }

  private Object value(String key) {
    Object value = values.get(key);
    if (value == null) {
      throw new IllegalStateException(DEFAULTS + " has no " + key);
    }
    return value;
  }

  private int integer(String key) {
    return integer(key, value(key));
  }

  private int integer(String key, Object value) {
    if (value instanceof Integer number) {
      return number;
    }
    throw wrong(where + " " + key, "a whole number", value, "write it without quotes");
  }

  private double number(String key, Object value) {
    if (value instanceof Integer || value instanceof Double) {
      return ((Number) value).doubleValue();
    }
    throw wrong(where + " " + key, "a number", value, "write it without quotes");
  }

  private List<?> list(String key) {
    Object value = value(key);
    if (value instanceof List<?> list) {
      return list;
    }
    throw wrong(where + " " + key, "a list", value, "as in [" + value + "]");
  }

  private static IllegalArgumentException wrong(
      String place, String expected, Object found, String hint) {
    return new IllegalArgumentException(Require.message(place, expected, found, hint));
  }
}
