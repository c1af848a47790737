package org.vae4j.examples.report;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.vae4j.internal.AtomicFile;
import org.vae4j.internal.Require;

/**
 * Collects what a run brought and writes it as {@code metrics.json}: program, date, machine, seed
 * and seconds first, then what the numbers mean, then the numbers. Not safe to use from many
 * threads.
 */
public final class MetricsJson {
  private final Map<String, Object> run = new LinkedHashMap<>();
  private final Map<String, String> definitions = new LinkedHashMap<>();
  private final Map<String, Object> values = new LinkedHashMap<>();

  private MetricsJson(String program, String machine, long seed, Duration took) {
    run.put("program", Objects.requireNonNull(program, "program"));
    run.put("date", LocalDate.now(ZoneOffset.UTC).toString());
    run.put("machine", Objects.requireNonNull(machine, "machine"));
    run.put("seed", seed);
    run.put("seconds", took.toMillis() / 1000.0);
  }

  /**
   * Returns metrics with today's date and without numbers yet.
   *
   * @param program the program's name
   * @param machine in words; see {@link Machine}
   * @param seed what repeats the run
   * @param took how long the run took
   */
  public static MetricsJson of(String program, String machine, long seed, Duration took) {
    return new MetricsJson(program, machine, seed, took);
  }

  /** Says in words how something is measured, units and numbers of items included. */
  public MetricsJson definition(String name, String words) {
    return put(definitions, name, words);
  }

  /**
   * Adds a number, text, array, list, map or record; a number that is not finite becomes null.
   *
   * @throws IllegalArgumentException if there is a value of that name
   */
  public MetricsJson value(String name, Object value) {
    return put(values, name, value);
  }

  private <T> MetricsJson put(Map<String, T> map, String name, T value) {
    Objects.requireNonNull(value, name);
    Require.argument(
        map.putIfAbsent(name, value) == null, "metrics", "new names", name, "choose another");
    return this;
  }

  /** Returns everything as JSON, indented. */
  public String toJson() {
    Map<String, Object> all = new LinkedHashMap<>(run);
    all.put("definitions", definitions);
    all.put("values", values);
    JsonSerializer<Double> finite =
        (number, type, context) ->
            Double.isFinite(number) ? new JsonPrimitive(number) : JsonNull.INSTANCE;
    return new GsonBuilder()
        .setPrettyPrinting()
        .disableHtmlEscaping()
        .serializeNulls()
        .registerTypeAdapter(Double.class, finite)
        .registerTypeAdapter(double.class, finite)
        .create()
        .toJson(all);
  }

  /**
   * Writes the file and the folders above it; a reader never sees half a file.
   *
   * @throws IOException if that fails
   */
  public void write(Path file) throws IOException {
    byte[] bytes = (toJson() + "\n").getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(file, out -> out.write(bytes));
  }
}
